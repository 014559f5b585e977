using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Storage;
using St4cker.Telegram;

namespace St4cker.Router.Intake;

/// <summary>Long polling by one router at a time. The offset moves only past what is stored: Telegram keeps the rest.</summary>
internal sealed partial class PollTelegram(
    TelegramBotClient bot, StoreUpdates store, LeaderLock leader, BotState state, TimeProvider clock, ILogger<PollTelegram> logger) : BackgroundService
{
    private const int LongPollSeconds = 25;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private static readonly UpdateType[] Wanted = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leader.RunAsync("telegram-polling", PollAsync, stoppingToken);

    private async Task PollAsync(CancellationToken stop)
    {
        long? offset = null;
        var pause = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (offset is null)
                    await PrepareAsync(stop);
                var updates = await bot.GetRawUpdates(offset, limit: 100, timeout: offset is null ? 0 : LongPollSeconds, Wanted, stop);
                await Task.WhenAll(updates.Select(update => store.StoreAsync(update, stop)));
                offset = updates.Count > 0 ? updates.Max(update => update.Facts.UpdateId) + 1 : offset ?? 0;
                pause = TimeSpan.Zero;
                state.Reachable();
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                state.Unreachable(Reason(failure));
                pause = Longer(pause, failure);
                LogPollFailed(logger, Reason(failure), pause.TotalSeconds);
                await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Polling does not work while a webhook is set.</summary>
    private async Task PrepareAsync(CancellationToken stop) => await bot.DeleteWebhook(cancellationToken: stop);

    private static TimeSpan Longer(TimeSpan pause, Exception failure)
    {
        if (failure is ApiRequestException { Parameters.RetryAfter: { } seconds })
            return TimeSpan.FromSeconds(seconds);
        var doubled = pause * 2 + TimeSpan.FromMilliseconds(250);
        return doubled < LongestPause ? doubled : LongestPause;
    }

    private static string Reason(Exception failure) => failure is ApiRequestException refused
        ? string.Create(CultureInfo.InvariantCulture, $"Telegram answered {refused.ErrorCode}")
        : failure.GetType().Name;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Polling failed ({Reason}); again in {Seconds} s")]
    private static partial void LogPollFailed(ILogger logger, string reason, double seconds);
}
