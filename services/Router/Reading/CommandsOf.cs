using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Router.Reading;

/// <summary>Makes the commands of one update.</summary>
internal sealed class CommandsOf(WaitingUpdate waiting, Person person)
{
    public Decision One(string type, Message message, CommandPayload payload, Guid? draftId = null) =>
        Made(type, message.Chat.Id, message.Id, payload with { SaidAt = waiting.SaidAt }, draftId);

    /// <summary>Of a press, which has no moment of its own.</summary>
    public Decision One(string type, long chatId, long? messageId, CommandPayload payload, Guid? draftId = null) =>
        Made(type, chatId, messageId, payload with { SaidAt = waiting.ReceivedAt }, draftId);

    /// <summary>One command for all that was said: several things are one draft with an item each.</summary>
    public Decision Draft(Message message, IReadOnlyList<ReadItem> items, string readBy, string? forwardedFrom)
    {
        var kind = DraftKinds.Of(items);
        // The words stand in the update; here only what was understood of them.
        var payload = new CommandPayload { SaidAt = waiting.SaidAt, Reading = new Language.Reading("", items), ReadBy = readBy, ForwardedFrom = forwardedFrom };
        // Should there be no such thing, "cancel the subscription" is something to do.
        if (items is [{ Intent: Intent.Edit, Fields.Status: "deleted" }])
            payload = payload with { Text = message.Text };
        var wantsPlan = items.Count == 1 && readBy != "rules" && kind.WorthPlanning(items[0]) && Plans.WorthPlanning(items[0].Fields);
        return new Decision([New(0, kind.CommandType, message.Chat.Id, message.Id, payload, draftId: null) with { WantsPlan = wantsPlan }], "read");
    }

    /// <summary>It is stored, it is answered, and nothing else.</summary>
    /// <param name="why">"empty", "unsupported", or what it seems to be.</param>
    public Decision Unknown(Message message, string why, string? text = null) =>
        One(CommandTypes.Unknown, message, new CommandPayload { Name = why, Text = text });

    private Decision Made(string type, long chatId, long? messageId, CommandPayload payload, Guid? draftId) =>
        new([New(0, type, chatId, messageId, payload, draftId)], "read");

    private NewCommand New(int ordinal, string type, long chatId, long? messageId, CommandPayload payload, Guid? draftId) => new(
        person.Id, waiting.BotId, waiting.UpdateId, ordinal, type, payload, draftId, WantsPlan: false, chatId, messageId, waiting.TraceParent)
    { ReceivedAt = waiting.ReceivedAt };
}
