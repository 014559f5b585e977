using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Router.Reading;

/// <summary>What a pressed button means. Its data is untrusted: it names a draft, and whoever works on the draft checks whose it is.</summary>
internal static class ReadPress
{
    public static Decision Decide(CallbackQuery query, CommandsOf commands)
    {
        // An inaccessible message still tells its chat; without one the press is about the person's own chat.
        var chatId = query.Message?.Chat.Id is { } id and not 0 ? id : query.From.Id;
        var messageId = query.Message?.Id;
        if (Press.Parse(query.Data) is { } press)
            return OfDraft(press, chatId, messageId, commands);
        return SimplePress.Parse(query.Data) switch
        {
            null => Decision.Ignored,
            { } other => commands.One(CommandTypes.Query, chatId, messageId, new CommandPayload { Name = other.Name, Argument = other.Argument }),
        };
    }

    private static Decision OfDraft(Press press, long chatId, long? messageId, CommandsOf commands)
    {
        var payload = new CommandPayload { Version = press.Version, Pressed = press.Kind, Detail = press.Detail };
        return press.Kind switch
        {
            PressKind.Confirm => commands.One(CommandTypes.ConfirmDraft, chatId, messageId, payload, press.DraftId),
            PressKind.Cancel => commands.One(CommandTypes.CancelDraft, chatId, messageId, payload, press.DraftId),
            PressKind.Edit or PressKind.Drop or PressKind.Field => commands.One(CommandTypes.EditDraft, chatId, messageId, payload, press.DraftId),
            PressKind.Choose or PressKind.None => commands.One(CommandTypes.AnswerQuestion, chatId, messageId, payload, press.DraftId),
            PressKind.Again => commands.One(CommandTypes.Query, chatId, messageId, payload with { Name = "again" }, press.DraftId),
            // "Keep it as it is" takes a question back, "back" the fields to choose from: both on the card where they stand.
            PressKind.Show when press.Detail is "keep" or "back" => commands.One(CommandTypes.EditDraft, chatId, messageId, payload, press.DraftId),
            PressKind.Undo => commands.One(CommandTypes.UndoDraft, chatId, messageId, payload, press.DraftId),
            PressKind.Show => commands.One(CommandTypes.Query, chatId, messageId, payload with { Name = "show" }, press.DraftId),
            _ => throw new ArgumentOutOfRangeException(nameof(press), press.Kind, "No such press"),
        };
    }
}
