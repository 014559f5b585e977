using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;

namespace St4cker.Gemini;

/// <summary>What one attempt brought: the answer's text, or a failure.</summary>
internal readonly record struct Attempt(string? Text, ModelFailure? Failure);

/// <summary>
/// One model of the list and its health. It is left alone after repeated failures (a circuit breaker), for as long as the service asks,
/// and for hours when there is no such model.
/// </summary>
internal sealed class GuardedModel
{
    private static readonly TimeSpan GoneFor = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(10);

    private readonly IChatClient _chat;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<Attempt> _circuit;
    private readonly Lock _lock = new();
    private (DateTimeOffset Until, WhyNot Why) _rest;

    public GuardedModel(string name, IChatClient chat, TimeProvider clock)
    {
        Name = name;
        _chat = chat;
        _clock = clock;
        _circuit = Circuit(clock);
    }

    public string Name { get; }

    /// <summary>Why it is not to be asked now; null: it may be asked.</summary>
    public WhyNot? RestsBecause
    {
        get
        {
            lock (_lock)
                return _clock.GetUtcNow() < _rest.Until ? _rest.Why : null;
        }
    }

    /// <param name="time">For this attempt.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task<Attempt> AskAsync(Prompt prompt, TimeSpan time, CancellationToken stop)
    {
        try
        {
            return await _circuit.ExecuteAsync(async token => await SendAsync(prompt, time, token), stop);
        }
        catch (BrokenCircuitException)
        {
            return new Attempt(null, new ModelFailure(WhyNot.CircuitOpen));
        }
    }

    private async Task<Attempt> SendAsync(Prompt prompt, TimeSpan time, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(time, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            var response = await _chat.GetResponseAsync(prompt.Messages, prompt.OptionsFor(Name), either.Token);
            return new Attempt(response.Text, null);
        }
        catch (Exception exception)
        {
            stop.ThrowIfCancellationRequested();
            var failure = ModelFailure.Of(exception);
            Rest(failure);
            return new Attempt(null, failure);
        }
    }

    private void Rest(ModelFailure failure)
    {
        if (failure.WhyNot == WhyNot.NotFound404)
            Rest(GoneFor, WhyNot.NotFound404);
        else if (failure.RetryAfter is { } asked)
            Rest(asked < LongestAsked ? asked : LongestAsked, failure.WhyNot);
    }

    private void Rest(TimeSpan time, WhyNot why)
    {
        var until = _clock.GetUtcNow() + time;
        lock (_lock)
        {
            if (until > _rest.Until)
                _rest = (until, why);
        }
    }

    private ResiliencePipeline<Attempt> Circuit(TimeProvider clock) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                // Few people write few messages: the window is long enough for three failures to meet in it.
                SamplingDuration = TimeSpan.FromMinutes(5),
                MinimumThroughput = 3,
                FailureRatio = 0.6,
                BreakDurationGenerator = opened => ValueTask.FromResult(BreakOf(opened.HalfOpenAttempts)),
                // A bad answer costs no time, and one person's text that the model refuses must not close it to everybody.
                ShouldHandle = ended => ValueTask.FromResult(
                    ended.Outcome.Result.Failure?.WhyNot is { } why and not (WhyNot.BadAnswer or WhyNot.NotFound404)),
                OnOpened = opened =>
                {
                    Rest(opened.BreakDuration, WhyNot.CircuitOpen);
                    return default;
                },
            })
            .Build();

    /// <summary>30 seconds, doubled with each trial that failed again.</summary>
    private static TimeSpan BreakOf(int failedTrials)
    {
        var time = TimeSpan.FromSeconds(30) * Math.Pow(2, Math.Min(failedTrials, 10));
        return time < LongestBreak ? time : LongestBreak;
    }
}
