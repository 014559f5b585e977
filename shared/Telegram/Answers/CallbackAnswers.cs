using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace St4cker.Telegram;

/// <summary>
/// Answers presses of buttons at once, beside the flow: the person's app shows a waiting sign until then, and sends the
/// press again. An answer that comes too late is of no use and no failure.
/// </summary>
public sealed partial class CallbackAnswers(TelegramBotClient bot, TimeProvider clock, ILogger<CallbackAnswers> logger) : BackgroundService
{
    private const int AtOnce = 16;
    private const int Tries = 3;
    private const int LongestText = 200;
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(3);

    // When thousands wait, the newest are those that can still be answered in time.
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Returns at once and never throws.</summary>
    /// <param name="text">A short word shown over the chat, or nothing.</param>
    /// <param name="showAlert">It must be read and closed.</param>
    public void Answer(string callbackQueryId, string? text = null, bool showAlert = false) =>
        _waiting.Writer.TryWrite(new Waiting(callbackQueryId, text is null ? null : PlainText.Cut(text, LongestText), showAlert, clock.GetTimestamp()));

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was pressed before the program stops is still answered, within a moment.
        using var giveUp = new CancellationTokenSource();
        await using var stops = stoppingToken.Register(() => giveUp.CancelAfter(FinishWithin));
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = giveUp.Token };
        try
        {
            await Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(giveUp.Token), options, async (one, stop) => await AnswerAsync(one, stop));
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            // The app of whoever pressed shows its sign a little longer, no more.
        }
    }

    private async Task AnswerAsync(Waiting one, CancellationToken stop)
    {
        try
        {
            await TryAsync(one, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // Thrown on, it would end the whole program for one press that waits a little longer.
            LogUnforeseen(logger, failure);
        }
    }

    private async Task TryAsync(Waiting one, CancellationToken stop)
    {
        for (var attempt = 1; attempt <= Tries && clock.GetElapsedTime(one.Since) < TooLate; attempt++)
        {
            try
            {
                await bot.AnswerCallbackQuery(one.Id, one.Text, one.ShowAlert, cancellationToken: stop);
                return;
            }
            catch (ApiRequestException refusal) when (refusal.ErrorCode is 429 or >= 500)
            {
                await PauseAsync(TimeSpan.FromSeconds(refusal.Parameters?.RetryAfter ?? 0) + TryAgain, stop);
            }
            catch (ApiRequestException)
            {
                // "query is too old": the metric counts it, and nobody waits for it any more.
                return;
            }
            catch (RequestException)
            {
                await PauseAsync(TryAgain, stop);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stop) =>
        await Task.Delay(pause < TooLate ? pause : TooLate, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Error, Message = "A press could not be answered")]
    private static partial void LogUnforeseen(ILogger logger, Exception failure);

    private readonly record struct Waiting(string Id, string? Text, bool ShowAlert, long Since);
}
