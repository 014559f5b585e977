using NodaTime;
using St4cker.Drafts;
using St4cker.Language;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Unit;

/// <summary>Ann, what she said and what was made of it, on Saturday 21 November 2026 at 10:00 in Jakarta.</summary>
internal static class Samples
{
    public const long AnnsId = 1001;
    public const long BotId = 4242;
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    public static readonly LocalDateTime LocalNow = new(2026, 11, 21, 10, 0);

    public static Person Ann { get; } = new()
    {
        Id = AnnsId,
        FirstName = "Ann",
        Language = "en",
        TimeZone = "Asia/Jakarta",
        ZoneState = ZoneState.Chosen,
        Currency = "IDR",
        ChatId = AnnsId,
    };

    public static Speaker Speaker => Ann.SpeakingAt(Now);

    /// <summary>A draft of a task as it stands after it was made.</summary>
    public static Draft Draft(string text = "Buy milk tomorrow 9am", DraftStatus status = DraftStatus.Drafted, long owner = AnnsId)
    {
        var reading = Reader.ReadAs(Intent.Task, text, Speaker);
        var kind = DraftKinds.All[0];
        var filled = kind.Fill(reading.Items, new Circumstances(Speaker));
        return new Draft
        {
            Id = Guid.NewGuid(),
            UserId = owner,
            Number = 7,
            Type = kind.Name,
            Json = filled.Json,
            Version = 1,
            Status = status,
            ReadBy = "rules",
            Question = filled.Question,
            ChatId = owner,
            CardMessageId = 55,
            SourceMessageId = 54,
            CommandId = 3,
            ExpiresAt = Now.AddHours(23),
            CreatedAt = Now.AddHours(-1),
            UpdatedAt = Now.AddHours(-1),
        };
    }

    public static QueuedCommand Command(string type, CommandPayload payload, Guid? draftId = null) => new(
        Id: 12, AnnsId, UpdateId: 9, type, payload with { SaidAt = Now }, draftId, WantsPlan: false, PlanJson: null, Attempts: 0, ChatId: AnnsId, MessageId: 60, TraceParent: null);
}

internal static class Deeds
{
    /// <summary>A deed that looks nothing up is done at once.</summary>
    public static void Now(this Task deed)
    {
        Assert.True(deed.IsCompleted);
        deed.GetAwaiter().GetResult();
    }
}

/// <summary>A desk with nothing behind it.</summary>
internal sealed class BareDesk
{
    public BareDesk(Person person, params Draft[] drafts)
    {
        Ledger = Ledger.Unlocked(Samples.Now, person.Id);
        Desk = new Desk(person, Samples.BotId, Ledger, Samples.Now);
        Desk.Lay(drafts);
    }

    public Desk Desk { get; }
    public Ledger Ledger { get; }
    public IReadOnlyList<string> Actions => [.. Ledger.Audited.Select(entry => entry.Action)];
    public Draft Changed => Assert.Single(Desk.Changed);
    /// <summary>All that is said, as HTML.</summary>
    public string Said => string.Join("\n\n", Desk.Messages.Select(message => message.Body.Html));
    public IReadOnlyList<string> Buttons => [.. Desk.Messages.SelectMany(message => message.Body.Keyboard ?? []).SelectMany(row => row).Select(button => button.Data ?? button.Url!)];

    public void AssertNothingChanged()
    {
        Assert.Empty(Desk.Changed);
        Assert.Empty(Ledger.Appended);
        Assert.False(Desk.PersonChanged);
    }
}
