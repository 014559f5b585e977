using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Router.Intake;
using St4cker.Telegram;

namespace St4cker.Router;

/// <summary>Asks for the bot's name, and puts the commands into its menu, in each language, once at the start. Nothing waits for it.</summary>
internal sealed partial class BotMenu(TelegramBotClient bot, BotState state, TimeProvider clock, ILogger<BotMenu> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                state.Username = (await bot.GetMe(stoppingToken)).Username;
                foreach (var language in Phrases.Supported)
                    await bot.SetMyCommands(Commands(Phrases.In(language)), languageCode: language == "en" ? null : language, cancellationToken: stoppingToken);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNoMenu(logger, failure.GetType().Name);
                await Task.Delay(Again, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static IEnumerable<BotCommand> Commands(Phrases phrases) => ChatCommands.Menu.Select(name => new BotCommand(name, phrases["menu." + name]));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's menu could not be set ({Reason}); again in a minute")]
    private static partial void LogNoMenu(ILogger logger, string reason);
}
