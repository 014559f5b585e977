using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Contracts;
using St4cker.Telegram;

namespace St4cker.Router.Intake;

/// <summary>Tells Telegram where updates go, at the start and until it took it.</summary>
internal sealed partial class SetWebhook(
    TelegramBotClient bot, WebhookSecret secret, PublicUrl publicUrl, BotState state, TimeProvider clock, ILogger<SetWebhook> logger) : BackgroundService
{
    // The most that Telegram opens: a burst is stored the sooner, and storing takes many updates at once.
    private const int MostConnections = 100;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private static readonly UpdateType[] Wanted = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bot.SetWebhook(publicUrl.To("/telegram/webhook").AbsoluteUri, MostConnections, Wanted, secretToken: secret.Value, cancellationToken: stoppingToken);
                state.Reachable();
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                state.Unreachable(failure.GetType().Name);
                LogNotSet(logger, failure.GetType().Name);
                await Task.Delay(Again, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The webhook could not be set ({Reason}); again in ten seconds")]
    private static partial void LogNotSet(ILogger logger, string reason);
}

/// <summary>What Telegram shows with each update: the setting, or one derived from the master key, so that every router expects the same.</summary>
internal sealed record WebhookSecret(string Value);
