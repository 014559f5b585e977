using System.Data.Common;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using St4cker.Language;

namespace St4cker.Gemini;

/// <summary>
/// Asks the models of the list in order, within the time and the quotas of the settings. Whatever goes wrong is a reason, never an
/// exception (except cancellation), and comes at most half a second after <see cref="GeminiSettings.Timeout"/>.
/// </summary>
public sealed partial class ModelReader
{
    /// <summary>An attempt that is not the last has this part of the time that remains, so that a slow model leaves some to the next.</summary>
    private const double ShareOfAttempt = 0.6;
    private static readonly TimeSpan TooShort = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly GeminiSettings _settings;
    private readonly GuardedModel[] _models;
    private readonly MinuteWindow _minute;
    private readonly IUsage _usage;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal ModelReader(GeminiSettings settings, IChatClient chat, IUsage usage, TimeProvider clock, ILogger<ModelReader> logger)
    {
        _settings = settings;
        _models = [.. settings.Models.Select(name => new GuardedModel(name, chat, clock))];
        _minute = new MinuteWindow(settings.RequestsPerMinute, clock);
        _usage = usage;
        _clock = clock;
        _logger = logger;
        if (settings.IsOn)
            GeminiTelemetry.Allowed(settings);
    }

    /// <summary>When the caller should ask; <see cref="GeminiUse.Never"/> when there is no key.</summary>
    public GeminiUse Use => _settings.Use;

    /// <summary>What is said in a message, in the person's own words.</summary>
    /// <param name="userId">Telegram's id of the person, never 0: whose quota it is.</param>
    public Task<ModelAnswer<Extraction>> ExtractAsync(string text, KnownNames names, Speaker speaker, long userId, CancellationToken cancellationToken) =>
        AskAsync(ExtractionPrompt.Ask(text, speaker, names), answer => Extraction.Read(answer) is { } read ? names.Bound(read, text) : null, userId, cancellationToken);

    /// <summary>Suggests steps for a task; see <see cref="Plans.WorthPlanning"/>.</summary>
    /// <param name="userId">As above.</param>
    public Task<ModelAnswer<TaskPlan>> PlanAsync(
        string title, string? note, Speaker speaker, long userId, CancellationToken cancellationToken) =>
        AskAsync(TaskPlan.Ask(title, note, speaker), TaskPlan.Read, userId, cancellationToken);

    private async Task<ModelAnswer<T>> AskAsync<T>(
        Prompt prompt, Func<string, T?> read, long userId, CancellationToken cancellationToken) where T : class
    {
        ArgumentOutOfRangeException.ThrowIfZero(userId);
        if (!_settings.IsOn)
            return new ModelAnswer<T>(WhyNot.Off);

        using var activity = GeminiTelemetry.Source.StartActivity($"model {prompt.Operation}");
        var started = _clock.GetTimestamp();
        var answer = await InTimeAsync(prompt, read, userId, cancellationToken);
        GeminiTelemetry.Ended(prompt.Operation, answer.WhyNot, _clock.GetElapsedTime(started));
        activity?.SetTag("gen_ai.request.model", answer.Model);
        activity?.SetTag("outcome", GeminiTelemetry.Outcome(answer.WhyNot));
        return answer;
    }

    private async Task<ModelAnswer<T>> InTimeAsync<T>(
        Prompt prompt, Func<string, T?> read, long userId, CancellationToken cancellationToken) where T : class
    {
        var trying = TryModelsAsync(prompt, read, userId, cancellationToken);
        try
        {
            // Everything below ends by itself when the time is over. Should something not (a database that does not even answer
            // a cancellation), it is left behind: the caller's time is promised.
            return await trying.WaitAsync(_settings.Timeout + Grace, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new ModelAnswer<T>(WhyNot.Timeout);
        }
    }

    private async Task<ModelAnswer<T>> TryModelsAsync<T>(
        Prompt prompt, Func<string, T?> read, long userId, CancellationToken cancellationToken) where T : class
    {
        using var time = new CancellationTokenSource(_settings.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        var started = _clock.GetTimestamp();
        var awake = Array.FindAll(_models, model => model.RestsBecause is null);
        var whyNot = awake.Length == 0 ? _models[^1].RestsBecause ?? WhyNot.CircuitOpen : WhyNot.Timeout;
        try
        {
            for (var i = 0; i < awake.Length; i++)
            {
                if (!await CountAsync(userId, either.Token))
                    return new ModelAnswer<T>(i == 0 ? WhyNot.QuotaUsedUp : whyNot);
                var remains = _settings.Timeout - _clock.GetElapsedTime(started);
                if (remains < TooShort)
                    break;

                var share = i == awake.Length - 1 ? remains : remains * ShareOfAttempt;
                var (value, failed) = await TryAsync(awake[i], prompt, read, share, cancellationToken);
                if (value is not null)
                    return new ModelAnswer<T>(value, awake[i].Name);
                whyNot = failed;
            }
            return new ModelAnswer<T>(whyNot);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ModelAnswer<T>(WhyNot.Timeout);
        }
        catch (DbException failure)
        {
            // What can not be counted is not sent.
            LogUncounted(_logger, failure);
            return new ModelAnswer<T>(WhyNot.Network);
        }
    }

    private async Task<bool> CountAsync(long userId, CancellationToken cancellationToken) =>
        _minute.Take() && await _usage.CountAsync(userId, cancellationToken);

    private async Task<(T? Value, WhyNot WhyNot)> TryAsync<T>(
        GuardedModel model, Prompt prompt, Func<string, T?> read, TimeSpan time, CancellationToken cancellationToken) where T : class
    {
        var started = _clock.GetTimestamp();
        var attempt = await model.AskAsync(prompt, time, cancellationToken);
        var value = attempt.Text is { } text ? read(text) : null;
        var whyNot = value is null ? attempt.Failure?.WhyNot ?? WhyNot.BadAnswer : (WhyNot?)null;
        GeminiTelemetry.Attempted(model.Name, whyNot, _clock.GetElapsedTime(started));
        if (whyNot is { } why)
            LogFailed(_logger, model.Name, prompt.Operation, why);
        return (value, whyNot ?? default);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Model} gave no use to {Operation}: {WhyNot}")]
    private static partial void LogFailed(ILogger logger, string model, string operation, WhyNot whyNot);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model is not asked: its quota could not be counted")]
    private static partial void LogUncounted(ILogger logger, Exception failure);
}
