using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace St4cker.Telegram;

/// <summary>
/// Shows at once that a message arrived, as <c>Telegram__Acknowledge</c> says. Nice to have and no more: it is left out when
/// the bot's limit is half used, when many wait, or when Telegram is slow, and it never holds up the draft.
/// </summary>
public sealed partial class Acknowledger(
    TelegramBotClient bot, TelegramSettings settings, SendLimits limits, TimeProvider clock, ILogger<Acknowledger> logger) : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(3);
    private static readonly ReactionTypeEmoji[] Eyes = [new("👀")];

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _pauseSince;
    private TimeSpan _pause;

    /// <summary>Returns at once and never throws.</summary>
    /// <param name="language">Of the words, where the setting is "message": "en", "id" or "ru".</param>
    /// <param name="wished">What the person chose; null: as the program is set.</param>
    public void Acknowledge(long chatId, long messageId, string language = "en", Acknowledgement? wished = null)
    {
        var how = wished ?? settings.Acknowledge;
        if (how != Acknowledgement.None)
            _waiting.Writer.TryWrite(new Waiting(chatId, messageId, language, how, clock.GetTimestamp()));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken };
        try
        {
            await Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(stoppingToken), options, async (one, stop) => await ShowAsync(one, stop));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What still waits is of no use after a restart.
        }
    }

    private async Task ShowAsync(Waiting one, CancellationToken stop)
    {
        if (clock.GetElapsedTime(one.Since) > TooLate || IsPaused || !limits.TryTakeSpare(one.Chat, one.How == Acknowledgement.Message))
            return;
        try
        {
            await (one.How switch
            {
                Acknowledgement.Reaction => bot.SetMessageReaction(one.Chat, one.Message, Eyes, stop),
                Acknowledgement.Typing => bot.SendChatAction(one.Chat, ChatAction.Typing, stop),
                Acknowledgement.Message => bot.SendMessage(one.Chat, Words(one.Language), disableNotification: true, cancellationToken: stop),
                Acknowledgement.None => Task.CompletedTask,
                _ => throw new InvalidOperationException("No such acknowledgement"),
            });
        }
        catch (RequestException failure)
        {
            // Counted by the metric. Only a wish for a pause matters here.
            if (failure is ApiRequestException { ErrorCode: 429 } limited)
                Pause(TimeSpan.FromSeconds(limited.Parameters?.RetryAfter ?? 1));
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // Thrown on, it would end the whole program for a sign that is nice to have.
            LogUnforeseen(logger, failure);
        }
        finally
        {
            limits.AnsweredSpare();
        }
    }

    private bool IsPaused => Volatile.Read(ref _pauseSince) is > 0 and var since && clock.GetElapsedTime(since) < _pause;

    private void Pause(TimeSpan pause)
    {
        _pause = pause;
        Volatile.Write(ref _pauseSince, clock.GetTimestamp());
    }

    private static string Words(string language) => language switch
    {
        "id" => "Siap! Sedang dikerjakan… ⚙️",
        "ru" => "Принято! Работаю… ⚙️",
        _ => "Got it! Working on it… ⚙️",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be acknowledged")]
    private static partial void LogUnforeseen(ILogger logger, Exception failure);

    private readonly record struct Waiting(long Chat, long Message, string Language, Acknowledgement How, long Since);
}
