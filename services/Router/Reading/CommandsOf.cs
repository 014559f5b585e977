using St4cker.Drafts;
using St4cker.Gemini;
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

    /// <summary>One command for each thing said.</summary>
    public Decision Drafts(Message message, string text, IReadOnlyList<Language.Reading> readings, string readBy, string? forwardedFrom) =>
        Drafts(message.Chat.Id, message.Id, text, readings, readBy, forwardedFrom);

    public Decision Drafts(long chatId, long? messageId, string text, IReadOnlyList<Language.Reading> readings, string readBy, string? forwardedFrom) => new(
    [
        .. readings.Select((reading, ordinal) =>
        {
            var kind = DraftKinds.For(reading.Items[0].Intent)!;
            var payload = new CommandPayload
            {
                SaidAt = waiting.SaidAt,
                // The words stand in the update; here only what was understood of them.
                Reading = reading with { Text = "" },
                ReadBy = readBy,
                ForwardedFrom = forwardedFrom,
            };
            var wantsPlan = readBy != "rules" && kind.WorthPlanning(reading.Items[0]) && Plans.WorthPlanning(reading.Items[0].Fields);
            return New(ordinal, kind.CommandType, chatId, messageId, payload, draftId: null) with { WantsPlan = wantsPlan };
        }),
    ], "read");

    /// <summary>It is stored, it is answered, and nothing else.</summary>
    /// <param name="why">"empty", "unsupported", or what it seems to be: "event", "query"…</param>
    public Decision Unknown(Message message, string why, string? text = null) =>
        One(CommandTypes.Unknown, message, new CommandPayload { Name = why, Text = text });

    private Decision Made(string type, long chatId, long? messageId, CommandPayload payload, Guid? draftId) =>
        new([New(0, type, chatId, messageId, payload, draftId)], "read");

    private NewCommand New(int ordinal, string type, long chatId, long? messageId, CommandPayload payload, Guid? draftId) => new(
        person.Id, waiting.BotId, waiting.UpdateId, ordinal, type, payload, draftId, WantsPlan: false, chatId, messageId, waiting.TraceParent);
}
