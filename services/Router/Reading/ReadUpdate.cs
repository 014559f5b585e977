using NodaTime;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Router.Reading;

/// <summary>Decides what an update means. Pure: rows in, commands out.</summary>
internal static class ReadUpdate
{
    /// <summary>Greetings, thanks and nonsense are read with no more confidence than this.</summary>
    private const double Nonsense = 0.2;
    /// <summary>The commands that a person can type; other names are for buttons.</summary>
    private static readonly HashSet<string> Public = new(["start", "help", "settings", "connect", "device", "unpair"], StringComparer.Ordinal);
    private const int MostWordsOfValue = 5;
    /// <summary>How long a message that is no reply may still be about the draft before it.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(10);

    public static Decision Decide(WaitingUpdate waiting, Surroundings around)
    {
        var commands = new CommandsOf(waiting, around.Person);
        return waiting.Update switch
        {
            { CallbackQuery: { } press } => ReadPress.Decide(press, commands),
            { Message: { Chat.Type: ChatType.Private } message } => DecideMessage(message, waiting, around, commands),
            { Message: { } message } when GroupTalk.IsGroup(message.Chat) && GroupTalk.Addressed(message, waiting.BotId, around.BotUsername) is { } addressed =>
                DecideMessage(addressed, waiting, around, commands),
            { EditedMessage: { Chat.Type: ChatType.Private, Text: not null } message } => DecideEdited(message, waiting, around, commands),
            { EditedMessage: { Text: not null } message } when GroupTalk.IsGroup(message.Chat) && GroupTalk.Addressed(message, waiting.BotId, around.BotUsername) is { } addressed =>
                DecideEdited(addressed, waiting, around, commands),
            _ => Decision.Ignored,
        };
    }

    private static Decision DecideMessage(Message message, WaitingUpdate waiting, Surroundings around, CommandsOf commands)
    {
        if (message.Text is not { } text)
            return IsService(message) ? Decision.Ignored : commands.Unknown(message, "unsupported");
        if (string.IsNullOrWhiteSpace(text) || !text.Any(letter => !char.IsControl(letter) && !char.IsWhiteSpace(letter)))
            return commands.Unknown(message, "empty");
        if (message.ForwardOrigin is { } origin)
            return DraftForwarded(message, text, origin, waiting, around, commands);
        if (SlashCommand.Parse(text) is { } slash)
            return DecideSlash(slash, message, waiting, around, commands);
        if (around.Answered is { } answered)
            return AnswerOrEdit(message, text, answered, commands);
        if (OpenQuestion(text, waiting, around) is { } asked)
            return commands.One(CommandTypes.AnswerQuestion, message, new CommandPayload { Text = text }, asked.Id);
        if (Corrected(text, waiting, around) is { } corrected)
            return commands.One(CommandTypes.EditDraft, message, new CommandPayload { Text = text }, corrected.Id);
        if (around.Open.Count > 0 && Reader.Revise(text, Intent.Task, new Fields(), around.Person.SpeakingAt(waiting.SaidAt)).Answer is not null)
            return commands.Unknown(message, "press");
        if (around.Person.ZoneState != ZoneState.Chosen && ZoneName(text) is { } zone)
            return commands.One(CommandTypes.Query, message, new CommandPayload { Name = "zone", Argument = zone });
        return DraftFromText(message, text, waiting, around, commands);
    }

    private static Decision DecideSlash(SlashCommand slash, Message message, WaitingUpdate waiting, Surroundings around, CommandsOf commands)
    {
        // Which draft that is shows when all before it is done.
        if (slash.Name is "cancel" or "undo")
            return commands.One(slash.Name == "cancel" ? CommandTypes.CancelDraft : CommandTypes.UndoDraft, message, new CommandPayload());
        if (Views.Named(slash.Name) is not null)
            return commands.One(CommandTypes.Query, message, new CommandPayload { Name = SimplePress.View, Argument = $"{slash.Name}:{slash.Argument}" });
        if (ChatCommands.Edits(slash.Name) is { } edited && ReadChange.Read(edited, slash.Argument, around.Person.SpeakingAt(waiting.SaidAt)) is { } change)
            return commands.Draft(message, [change], "rules", forwardedFrom: null);
        if (ChatCommands.Edits(slash.Name) is not null)
            return commands.One(CommandTypes.Query, message, new CommandPayload { Name = "usage", Argument = slash.Name });
        if (ChatCommands.Drafts(slash.Name) is not { } intent)
            return commands.One(CommandTypes.Query, message, new CommandPayload { Name = Public.Contains(slash.Name) ? slash.Name : "none", Argument = Public.Contains(slash.Name) ? slash.Argument : slash.Name });
        if (slash.Argument.Length == 0 && !ChatCommands.AsksForAll(slash.Name))
            return commands.One(CommandTypes.Query, message, new CommandPayload { Name = "usage", Argument = slash.Name });

        var reading = Reader.ReadPiped(intent, slash.Argument, around.Person.SpeakingAt(waiting.SaidAt));
        return commands.Draft(message, [As(intent, reading.Items[0])], "rules", forwardedFrom: null);
    }

    private static Decision AnswerOrEdit(Message message, string text, Draft draft, CommandsOf commands) => commands.One(
        draft is { Status: DraftStatus.Drafted, Question: not null } ? CommandTypes.AnswerQuestion : CommandTypes.EditDraft,
        message, new CommandPayload { Text = text }, draft.Id);

    /// <summary>
    /// A message that is no reply answers the question on the newest draft only when nothing else fits: a date when a date was asked
    /// for, or the words right after the question for a name.
    /// </summary>
    private static Draft? OpenQuestion(string text, WaitingUpdate waiting, Surroundings around)
    {
        if (LastSpokenOf(waiting, around) is not { Question: { } question } asked)
            return null;
        var speaker = around.Person.SpeakingAt(waiting.SaidAt);
        var field = question.Field[(question.Field.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var answers = !Fields.IsFreeText(field)
            ? Reader.IsOnly(text, field, speaker)
            : MayBeWords(text, question, Reader.Read(text, speaker));
        return answers ? asked : null;
    }

    /// <summary>Words that say nothing else are what was asked for: no date, no amount, nothing several; a value that is picked is short.</summary>
    private static bool MayBeWords(string text, Question question, Language.Reading reading) =>
        !text.Contains('\n', StringComparison.Ordinal)
        && reading is { Question: null, Items: [{ Fields: { Due: null, Start: null, RemindAt: null, AmountMinor: null, Percent: null, Minutes: null }, Intent: not (Intent.Query or Intent.Edit or Intent.Note or Intent.Reminder or Intent.Project), Confidence: > Nonsense } item] }
        && (question.Doubt != Doubt.Change || item.Intent is Intent.Task or Intent.Unknown && text.Split(' ').Length <= MostWordsOfValue);

    /// <summary>"No, Friday 4pm" right after a draft means that draft, although it is no reply to its card.</summary>
    private static Draft? Corrected(string text, WaitingUpdate waiting, Surroundings around)
    {
        var speaker = around.Person.SpeakingAt(waiting.SaidAt);
        return LastSpokenOf(waiting, around) is { } draft && Reader.Read(text, speaker).Items is [{ Intent: Intent.Edit, Fields.Title: null }]
            && Reader.Revise(text, Intent.Task, new Fields(), speaker) is { IsEmpty: false, Fields.Title: null, Answer: null }
            ? draft
            : null;
    }

    private static Draft? LastSpokenOf(WaitingUpdate waiting, Surroundings around) =>
        around.Open is [{ } newest, ..] && waiting.ReceivedAt - newest.UpdatedAt < AnswerTime ? newest : null;

    private static Decision DraftForwarded(Message message, string text, MessageOrigin origin, WaitingUpdate waiting, Surroundings around, CommandsOf commands)
    {
        // Somebody else's words fill fields; they never choose what is done.
        var reading = Reader.ReadAs(Intent.Task, text, around.Person.SpeakingAt(waiting.SaidAt));
        return commands.Draft(message, [As(Intent.Task, reading.Items[0])], "rules", Name(origin));
    }

    private static Decision DraftFromText(Message message, string text, WaitingUpdate waiting, Surroundings around, CommandsOf commands)
    {
        var speaker = around.Person.SpeakingAt(waiting.SaidAt);
        var byRules = Reader.Read(text, speaker);
        if (waiting.Said is null && Wanted(around.Model, byRules))
            return Decision.ToModel;
        if (waiting.Said is { Model: { } model } said && said.Resolve(text, speaker).Where(Draftable).ToList() is { Count: > 0 } understood)
            return commands.Draft(message, understood, model, forwardedFrom: null);
        if (AskedView(text, byRules, waiting.Said, speaker) is { } view)
            return commands.One(CommandTypes.Query, message, new CommandPayload { Name = SimplePress.View, Argument = view + ":" });
        return Drafted(byRules) is { Count: > 0 } items
            ? commands.Draft(message, items, "rules", forwardedFrom: null)
            : commands.Unknown(message, Seems(byRules, waiting.Said), text);
    }

    /// <summary>What the message says now, read anew. Which draft was made from it, if any, shows when all before it is done.</summary>
    private static Decision DecideEdited(Message message, WaitingUpdate waiting, Surroundings around, CommandsOf commands)
    {
        if (string.IsNullOrWhiteSpace(message.Text) || SlashCommand.Parse(message.Text) is not null || message.ForwardOrigin is not null)
            return Decision.Ignored;
        if (around.Answered is { } answered)
            return AnswerOrEdit(message, message.Text, answered, commands);
        var byRules = Reader.Read(message.Text, around.Person.SpeakingAt(waiting.SaidAt));
        var payload = new CommandPayload { Reread = true, Text = message.Text };
        return commands.One(CommandTypes.EditDraft, message, Drafted(byRules) is { Count: > 0 } items
            ? payload with { Reading = new Language.Reading("", items), ReadBy = "rules" }
            : payload with { Name = Seems(byRules, said: null) });
    }

    /// <summary>The list that is asked for. A model may say that it is a question; what is asked, the rules read.</summary>
    private static string? AskedView(string text, Language.Reading byRules, SaidReading? said, Speaker speaker)
    {
        var item = said is { Items: [{ Intent: Intent.Query, Confidence: >= Reader.Unsure }] } ? Reader.ReadAs(Intent.Query, text, speaker).Items[0] with { Confidence = 1 } : byRules.Items[0];
        return item is { Intent: Intent.Query, Confidence: >= Reader.Unsure, Fields.View: { } view } && Views.Named(view) is not null ? view : null;
    }

    /// <summary>What can be drafted. Beside something that is understood, what is not is kept as the task that it may be: it stands on the card and can be left out.</summary>
    private static List<ReadItem> Drafted(Language.Reading reading) => !reading.Items.Any(Draftable) ? []
        : [.. reading.Items.Select(item => Draftable(item) ? item : item with { Intent = Intent.Task, Question = item.Fields.Title is null ? item.Question : null })
            .Where(item => item.Fields.Title is not null || Draftable(item))];

    /// <summary>An edit without a title is about the draft before it, and says nothing by itself.</summary>
    private static bool Draftable(ReadItem item) =>
        item.Confidence >= Reader.Unsure && DraftKinds.For(item.Intent) is not null && !(item.Intent == Intent.Edit && item.Fields.Title is null);

    private static bool Wanted(GeminiUse use, Language.Reading byRules) => use switch
    {
        GeminiUse.First => true,
        GeminiUse.WhenUnsure => byRules.Items.Any(item => item.Confidence < Reader.Unsure),
        GeminiUse.Never => false,
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "No such use"),
    };

    /// <summary>The person said which kind it is, so that is what it is.</summary>
    private static ReadItem As(Intent intent, ReadItem item) => item with { Intent = intent, Confidence = 1 };

    /// <summary>What it seems to be, for an answer that says so.</summary>
    private static string Seems(Language.Reading byRules, SaidReading? said)
    {
        var item = byRules.Items[0];
        if (item.Intent == Intent.Unknown && item.Confidence <= Nonsense && said?.Items is not { Count: > 0 })
            return "hello";
        return Name(item.Intent != Intent.Unknown ? item.Intent : said?.Items.FirstOrDefault()?.Intent ?? Intent.Unknown);
    }

    /// <summary>A stranger's name, fit for a line of text.</summary>
    private static string Name(MessageOrigin origin)
    {
        var name = string.Concat((origin.SenderName ?? "").Where(letter => !char.IsControl(letter))).Trim();
        return name.Length <= 64 ? name : name[..64];
    }

    private static string Name(Intent intent) => intent.ToString().ToLowerInvariant();

    private static bool IsService(Message message) => message is { Text: null, Caption: null } && message.MigrateToChatId is not null;

    private static string? ZoneName(string text) =>
        text.Contains('/', StringComparison.Ordinal) && text.Length < 64 ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(text.Trim())?.Id : null;
}
