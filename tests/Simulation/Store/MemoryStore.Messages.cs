using St4cker.Simulation.World;
using St4cker.Telegram;

namespace St4cker.Simulation.Store;

/// <content>Outgoing messages.</content>
internal sealed partial class MemoryStore
{
    /// <summary>OutboundDispatcher: after this time nothing of a former leader's is under way.</summary>
    public static readonly TimeSpan FormerLeadersGone = TimeSpan.FromSeconds(30);

    /// <summary>Outbox.Put.</summary>
    public void Put(IEnumerable<OutgoingMessage> messages, DateTimeOffset now, Journal journal)
    {
        foreach (var message in messages.GroupBy(message => message.Key, StringComparer.Ordinal).Select(same => same.Last()))
        {
            var body = message.Body.ToJson();
            if (!place.Guards.Has(Guard.OutboundKey) || !Messages.Any(row => row.Key == message.Key))
            {
                Messages.Add(new MessageRow(NextId(), message.Key, message.UserId, message.ChatId, message.DraftId, message.Kind, body, 1, 0, null, "pending", null, 0, now, now), journal);
                continue;
            }

            Messages.Update(row => row.Key == message.Key && (message.Anew || row.Body != body), row =>
            {
                if (message.Anew)
                    place.Promises.WantedAnew(row);
                return row with
                {
                    Body = body,
                    Revision = row.Revision + 1,
                    MessageId = message.Anew ? null : row.MessageId,
                    Status = row.Status == "sending" ? "sending" : "pending",
                    Attempts = row.Status is "pending" or "sending" ? row.Attempts : 0,
                    NotBefore = row.Status is "pending" or "sending" ? row.NotBefore : now,
                    UpdatedAt = now,
                };
            }, journal);
        }
    }

    /// <summary>Outbox.Seen.</summary>
    public void Seen(long chat, long messageId, Guid draft, Journal journal)
    {
        var key = $"draft:{draft}";
        if (Messages.Any(row => row.ChatId == chat && row.MessageId == messageId))
            return;
        var seen = Messages.Update(row => row.Key == key && row.ChatId == chat && row.MessageId is null && row.Status != "failed", row => row with
        {
            MessageId = messageId,
            Status = row.Status != "unknown" ? row.Status : row.Revision > row.SentRevision || row.Revision > 1 ? "pending" : "sent",
        }, journal);
        if (seen > 0)
            SetCard(draft, messageId, journal);
    }

    /// <summary>OutboundRows.ClaimAsync: the oldest waiting message of each chat that is free.</summary>
    public List<ClaimedMessage> ClaimMessages(Guid leadership, int most, long[] busyChats, DateTimeOffset now)
    {
        var chosen = Messages.Where(row => row.Status == "pending" && row.NotBefore <= now && !busyChats.Contains(row.ChatId))
            .GroupBy(row => row.ChatId).OrderBy(chat => chat.Key).Select(chat => chat.MinBy(row => row.Id)!).Take(most).ToList();
        var claimed = new List<ClaimedMessage>();
        foreach (var one in chosen)
        {
            Messages.Update(row => row.Id == one.Id, row => row with { Status = "sending", ClaimedBy = leadership, Attempts = row.Attempts + 1, UpdatedAt = now }, new Journal());
            claimed.Add(new ClaimedMessage(one.Id, one.UserId, one.ChatId, one.DraftId, one.Kind, one.Body, one.Revision, one.MessageId, one.Attempts + 1, TraceParent: null));
        }

        return claimed;
    }

    /// <summary>OutboundRows.RecoverAsync.</summary>
    public void Recover(Guid leadership, DateTimeOffset? until, DateTimeOffset now) => Messages.Update(
        row => row.Status == "sending" && row.ClaimedBy != leadership && (until is null || row.UpdatedAt <= until), row =>
        {
            // A notice that something may be lost is said twice rather than not.
            var unknown = row.MessageId is null && place.Guards.Has(Guard.UnknownKept) && !row.Key.StartsWith(UnknownMessages.NoticePrefix, StringComparison.Ordinal);
            if (unknown)
                place.Promises.TakenForUnknown(row);
            return row with { Status = unknown ? "unknown" : "pending", UpdatedAt = now };
        }, new Journal());

    /// <summary>OutboundRows.PutBackAsync.</summary>
    public void PutBack(Guid leadership, IReadOnlyCollection<long> inHand, DateTimeOffset now) => Messages.Update(
        row => row.Status is "sending" or "unknown" && (!place.Guards.Has(Guard.ClaimedBy) || row.ClaimedBy == leadership) && !inHand.Contains(row.Id), row => row with { Status = "pending", UpdatedAt = now }, new Journal());

    /// <summary>OutboundRows.WriteAsync with OutboundStatements: SetCards, EditOver, Write.</summary>
    public void Write(Guid leadership, Delivery delivery, DateTimeOffset now, Journal journal)
    {
        var message = delivery.Message;
        if (delivery.Outcome == Outcome.Sent && message.IsFirstSend && message is { IsCard: true, DraftId: { } draft })
            SetCard(draft, delivery.MessageId!.Value, journal);
        if (delivery.MayHaveEdited)
        {
            Messages.Update(row => row.Id == message.Id && row.ClaimedBy != leadership && row.MessageId is not null && row.Status is "sending" or "sent" or "unknown",
                row => row with { Revision = row.Revision + 1, Status = row.Status == "sending" ? "sending" : "pending", UpdatedAt = now }, journal);
        }

        Messages.Update(row => row.Id == message.Id && (!place.Guards.Has(Guard.ClaimedBy) || row.ClaimedBy == leadership) && row.Status is "sending" or "unknown",
            row => row with
            {
                Status = StatusAfter(delivery, row),
                MessageId = delivery.Outcome switch
                {
                    Outcome.Sent => (message.IsFirstSend ? delivery.MessageId : null) ?? row.MessageId,
                    Outcome.SendAnew => null,
                    _ => row.MessageId,
                },
                SentRevision = delivery.Outcome switch { Outcome.Sent or Outcome.Unknown => message.Revision, Outcome.SendAnew => 0, _ => row.SentRevision },
                Attempts = delivery.Outcome == Outcome.Sent ? 0 : row.Attempts,
                NotBefore = delivery.Outcome == Outcome.Retry ? delivery.NotBefore : row.NotBefore,
                ClaimedBy = null,
                UpdatedAt = now,
            }, journal);
    }

    /// <summary>UnknownMessages.FindAsync.</summary>
    public List<UnknownMessage> LostMessages(DateTimeOffset now) =>
    [
        .. Messages.Where(row => row.Status == "unknown" && row.UpdatedAt <= now - UnknownMessages.NoticeAfter && IsUntold(row, now))
            .OrderBy(row => row.UpdatedAt).Select(row => new UnknownMessage(row.Key, row.UserId, row.ChatId, row.DraftId)),
    ];

    private DateTimeOffset? NextOf(MessageRow row) => row.Status switch
    {
        "pending" => row.NotBefore,
        "sending" => row.UpdatedAt + FormerLeadersGone,
        "unknown" when IsUntold(row, place.Clock.Now) => row.UpdatedAt + UnknownMessages.NoticeAfter,
        _ => null,
    };

    private bool IsUntold(MessageRow row, DateTimeOffset now) => row.UpdatedAt > now - UnknownMessages.NoticeWithin && !row.Key.StartsWith(UnknownMessages.NoticePrefix, StringComparison.Ordinal)
        && !Messages.Any(notice => notice.Key == UnknownMessages.NoticePrefix + row.Key);

    private string StatusAfter(Delivery delivery, MessageRow row)
    {
        if (delivery.Outcome == Outcome.Unknown)
            place.Promises.TakenForUnknown(row);
        return delivery.Outcome switch
        {
            Outcome.Retry or Outcome.SendAnew => "pending",
            Outcome.Blocked => "failed",
            _ when place.Guards.Has(Guard.RevisionCheck) && row.Revision > delivery.Message.Revision => "pending",
            Outcome.Unknown when row.MessageId is not null => delivery.Message.Revision > 1 ? "pending" : "sent",
            _ => delivery.Outcome.ToString().ToLowerInvariant(),
        };
    }

    private void SetCard(Guid draft, long messageId, Journal journal)
    {
        if (!Drafts.TryGetValue(draft, out var before))
            return;
        Drafts[draft] = before with { CardMessageId = messageId };
        journal.Add(() => Drafts[draft] = before);
    }
}
