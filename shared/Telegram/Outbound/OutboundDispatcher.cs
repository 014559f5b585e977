using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Storage;

namespace St4cker.Telegram;

/// <summary>
/// Sends and edits what waits in outbound_messages, in one process at a time, within Telegram's limits: the oldest of each
/// chat first, chats by turns, one message of a chat under way at once.
/// </summary>
/// <remarks>
/// A message passes pending → sending → sent; or failed, with its reason; or unknown, when it went out and no answer came.
/// Rows are claimed no earlier than they may go out, so that what waits can still be replaced by something newer.
/// </remarks>
public sealed partial class OutboundDispatcher : Stage
{
    private const int MostUnderWay = 64;
    private const int MostWrittenAtOnce = 256;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    // A leader that was cut off learns of it within seconds, and is soon done with what it has in hand.
    private static readonly TimeSpan FormerLeadersGone = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WriteAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Trifle = TimeSpan.FromMilliseconds(10);
    // Of the eight seconds that a stopping program has: to be answered, and to write down what came of it. A statement that is
    // broken off may take two more.
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WrittenWithin = TimeSpan.FromSeconds(4);

    private readonly TelegramBotClient _bot;
    private readonly OutboundRows _rows;
    private readonly SendLimits _limits;
    private readonly LeaderLock _leader;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboundDispatcher> _logger;
    private readonly ITimer _alarm;
    private readonly SemaphoreSlim _hands = new(MostUnderWay, MostUnderWay);
    private readonly ConcurrentDictionary<long, ClaimedMessage> _inHand = new();
    private Channel<Delivery> _results = Channel.CreateUnbounded<Delivery>();
    private CancellationToken _hangUp;
    private CancellationToken _giveUp;
    private Guid _leadership;
    private long _afterChat = long.MinValue;
    private bool _claimInDoubt;
    private DateTimeOffset _lookAt;

    public OutboundDispatcher(
        TelegramBotClient bot, NpgsqlDataSource database, SendLimits limits, LeaderLock leader, TimeProvider clock, ILogger<OutboundDispatcher> logger)
        : base(logger)
    {
        (_bot, _rows, _limits, _leader, _clock, _logger) = (bot, new OutboundRows(database), limits, leader, clock, logger);
        _alarm = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override void Dispose()
    {
        _alarm.Dispose();
        _hands.Dispose();
        base.Dispose();
    }

    public override Task RehearseAsync(CancellationToken stop) => _rows.RehearseAsync(_clock.GetUtcNow(), stop);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _leader.RunAsync("telegram-outbound", LeadAsync, stoppingToken);

    protected override async Task<bool> WorkAsync(CancellationToken stop)
    {
        await PutBackAsync(stop);
        await LookAroundAsync(stop);

        var wanted = _limits.Take(_hands.CurrentCount);
        if (wanted == 0)
            return Rest();
        var claimed = await ClaimAsync(wanted);
        _limits.GiveBack(wanted - claimed.Count);
        foreach (var message in claimed)
            await StartAsync(message);
        if (claimed.Count == wanted)
        {
            _afterChat = claimed.Max(message => message.ChatId);
            return true;
        }
        // The last chat was reached: once more from the first, unless this was from the first.
        var looksAgain = _afterChat != long.MinValue;
        _afterChat = long.MinValue;
        return looksAgain || Rest();
    }

    private async Task LeadAsync(CancellationToken stop)
    {
        // Of this process's own former leadership it is known what was sent.
        await PutBackAsync(stop);
        _inHand.Clear();
        _leadership = Guid.NewGuid();
        await RecoverAsync(until: null, stop);
        _results = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
        using var hangUp = new CancellationTokenSource();
        using var giveUp = new CancellationTokenSource();
        (_hangUp, _giveUp) = (hangUp.Token, giveUp.Token);
        await using var stops = stop.Register(() =>
        {
            hangUp.CancelAfter(AnsweredWithin);
            giveUp.CancelAfter(WrittenWithin);
        });
        var writing = WriteResultsAsync(_results.Reader);
        _limits.Lead(true);
        try
        {
            await base.ExecuteAsync(stop);
        }
        finally
        {
            await FinishAsync();
            _limits.Lead(false);
            _results.Writer.Complete();
            await writing;
        }
    }

    private async Task RecoverAsync(DateTimeOffset? until, CancellationToken stop)
    {
        var left = await _rows.RecoverAsync(_leadership, until, _clock.GetUtcNow(), stop);
        if (left > 0)
            LogRecovered(_logger, left);
    }

    private async Task PutBackAsync(CancellationToken stop)
    {
        if (!_claimInDoubt)
            return;
        await _rows.PutBackAsync(_leadership, [.. _inHand.Keys], _clock.GetUtcNow(), stop);
        _claimInDoubt = false;
    }

    /// <summary>Waits until nothing is in hand: what was started is answered, or left to the next leader's judgement.</summary>
    private async Task FinishAsync()
    {
        for (var hand = 0; hand < MostUnderWay; hand++)
            await _hands.WaitAsync(CancellationToken.None);
        _hands.Release(MostUnderWay);
    }

    // Not stopped at once: a claim whose answer is not heard leaves rows in doubt.
    private async Task<List<ClaimedMessage>> ClaimAsync(int wanted)
    {
        try
        {
            var claimed = await _rows.ClaimAsync(_leadership, _afterChat, wanted, _limits.BusyChats(), _clock.GetUtcNow(), _hangUp);
            if (claimed.Count > 0)
                CrashPoints.Pass("ClaimMessages", CrashMoment.AfterSave);
            return claimed;
        }
        catch
        {
            _limits.GiveBack(wanted);
            _claimInDoubt = true;
            throw;
        }
    }

    private async Task StartAsync(ClaimedMessage message)
    {
        // Never waits: only this loop takes hands, and it took no more messages than hands were free.
        await _hands.WaitAsync(CancellationToken.None);
        _inHand[message.Id] = message;
        _limits.Start(message.ChatId);
        _ = DeliverAsync(message);
    }

    private async Task DeliverAsync(ClaimedMessage message)
    {
        // The claiming loop goes on to the next one at once.
        await Task.Yield();
        Meter.Waited(_clock.GetUtcNow() - message.WaitsSince);
        var delivery = await SendAsync(message);
        if (delivery.Outcome == Outcome.Sent && message.ReceivedAt is { } receivedAt)
            TelegramTelemetry.Answered(_clock.GetUtcNow() - receivedAt);
        // A trifle before the chat's own pause ends, or the chat's next message would overtake this one.
        delivery = delivery with { NotBefore = _clock.GetUtcNow() + delivery.Pause - Trifle };
        _limits.Answered(message.ChatId);
        if (delivery.Outcome is Outcome.Failed or Outcome.Blocked or Outcome.Unknown || delivery is { Outcome: Outcome.Retry, Extent: Extent.All })
            LogTrouble(_logger, message.Id, delivery.Outcome);
        _limits.Heed(delivery);
        _results.Writer.TryWrite(delivery);
    }

    private async Task<Delivery> SendAsync(ClaimedMessage message)
    {
        var parent = ActivityContext.TryParse(message.TraceParent, null, isRemote: true, out var origin) ? origin : default;
        using var activity = TelegramTelemetry.Activities.StartActivity("deliver message", ActivityKind.Producer, parent);
        try
        {
            CrashPoints.Pass(nameof(OutboundDispatcher), CrashMoment.BeforeCall);
            var sent = await PostAsync(message, OutgoingBody.FromJson(message.Body));
            CrashPoints.Pass(nameof(OutboundDispatcher), CrashMoment.AfterCall);
            return Delivery.Sent(message, sent);
        }
        catch (RequestException failure)
        {
            var delivery = Delivery.Of(message, failure);
            if (delivery.Outcome == Outcome.Failed)
                LogRefused(_logger, message.Id, failure.Message);
            return delivery;
        }
        catch (OperationCanceledException)
        {
            return new Delivery(message, Outcome.Left);
        }
        catch (Exception failure)
        {
            // A body that can not be sent at all, such as one of a later version of the program.
            LogImpossible(_logger, message.Id, failure.GetType().Name);
            return new Delivery(message, Outcome.Failed, failure.GetType().Name);
        }
    }

    /// <summary>What is said matters more than how it looks.</summary>
    private async Task<long> PostAsync(ClaimedMessage message, OutgoingBody body)
    {
        try
        {
            return await PostAsync(message, body, body.Html, ParseMode.Html);
        }
        catch (ApiRequestException refusal) when (body.HasPicture && Delivery.IsOfPicture(refusal))
        {
            LogRefused(_logger, message.Id, refusal.Message);
            return await PostAsync(message, body with { Chart = null, QrCode = null });
        }
        catch (ApiRequestException refusal) when (Delivery.MayGoPlain(refusal))
        {
            LogRefused(_logger, message.Id, refusal.Message);
            var plain = Delivery.IsOfText(refusal) ? body : body.WithoutLinks();
            return await PostAsync(message, plain, plain.ToPlainText(), ParseMode.None);
        }
    }

    private Task<long> PostAsync(ClaimedMessage message, OutgoingBody body, string text, ParseMode mode) => message.MessageId is { } id
        ? EditAsync(message.ChatId, id, body, text, mode)
        : SendFirstAsync(message.ChatId, body, text, mode);

    private async Task<long> SendFirstAsync(long chat, OutgoingBody body, string text, ParseMode mode)
    {
        var sent = await _bot.SendBody(chat, body, text, mode, _hangUp);
        return sent.Id > 0 ? sent.Id : throw new NoAnswerException("An answer without a message", null);
    }

    private async Task<long> EditAsync(long chat, long message, OutgoingBody body, string text, ParseMode mode)
    {
        await _bot.EditBody(chat, message, body, text, mode, _hangUp);
        return message;
    }

    private async Task LookAroundAsync(CancellationToken stop)
    {
        if (_clock.GetUtcNow() < _lookAt)
            return;
        await RecoverAsync(_clock.GetUtcNow() - FormerLeadersGone, stop);
        _lookAt = _clock.GetUtcNow() + LookEvery;
    }

    /// <summary>Nothing can be done now; what time alone makes possible wakes the loop.</summary>
    private bool Rest()
    {
        if (_limits.NextChange() is { } wait)
            _alarm.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} outgoing messages were in hand when the last dispatcher ended")]
    private static partial void LogRecovered(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outgoing message {Id}: {Outcome}")]
    private static partial void LogTrouble(ILogger logger, long id, Outcome outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outgoing message {Id} was refused: {Description}")]
    private static partial void LogRefused(ILogger logger, long id, string description);

    [LoggerMessage(Level = LogLevel.Error, Message = "Outgoing message {Id} can not be sent: {Failure}")]
    private static partial void LogImpossible(ILogger logger, long id, string failure);
}
