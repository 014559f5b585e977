using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>The buttons of an open draft's card.</summary>
internal static class CardButtons
{
    private const int MostInRow = 3;
    private const int MostNumbersInRow = 5;

    public static IEnumerable<IReadOnlyList<CardButton>> Open(Draft draft, DraftKind kind, Phrases phrases)
    {
        yield return
        [
            Button(draft, PressKind.Confirm, kind.ConfirmText(draft.Json, phrases)),
            Button(draft, PressKind.Edit, phrases["button.edit"]),
            Button(draft, PressKind.Cancel, phrases["button.cancel"]),
        ];
        foreach (var row in Guesses(draft, kind, phrases))
            yield return row;
    }

    /// <summary>It can not be confirmed as it is.</summary>
    public static IEnumerable<IReadOnlyList<CardButton>> Mend(Draft draft, DraftKind kind, Phrases phrases)
    {
        yield return EditOrCancel(draft, phrases);
        foreach (var row in Guesses(draft, kind, phrases))
            yield return row;
    }

    public static IEnumerable<IReadOnlyList<CardButton>> Answer(Draft draft, Question question, DraftKind kind, Person person, Phrases phrases, DateTimeOffset now)
    {
        var choices = question.Choices.Select((choice, index) => Button(draft, PressKind.Choose,
            Short(kind.Say(draft.Json, question, choice, phrases, person.LocalTime(now))), index.ToString(CultureInfo.InvariantCulture))).ToList();
        foreach (var row in choices.Chunk(choices.Any(button => button.Text.Length > 20) ? 1 : MostInRow))
            yield return row;
        var keep = Button(draft, PressKind.Show, phrases["button.keep"], "keep");
        if (question.Doubt == Doubt.Change)
            yield return kind.Needs(question.Field) ? [keep] : [Button(draft, PressKind.None, phrases["button.clear"]), keep];
        else if (question.Field == "due" || question.Field.EndsWith(".due", StringComparison.Ordinal))
            yield return [Button(draft, PressKind.None, phrases["button.no_date"])];
        if (draft.Type == "batch")
        {
            foreach (var row in Guesses(draft, kind, phrases))
                yield return row;
        }

        yield return EditOrCancel(draft, phrases);
    }

    public static IEnumerable<IReadOnlyList<CardButton>> Pick(Draft draft, DraftKind kind, Phrases phrases)
    {
        foreach (var row in kind.Pickable(draft.Json, phrases).Select(field => Button(draft, PressKind.Field, field.Label, field.Key)).Chunk(MostInRow))
            yield return row;
        yield return [Button(draft, PressKind.Field, phrases["button.in_words"], "words"), Button(draft, PressKind.Show, phrases["button.back"], "back")];
    }

    public static CardButton Button(Draft draft, PressKind press, string text, string? detail = null) =>
        new(text, new Press(press, draft.Id, draft.Version, detail).Data);

    private static IReadOnlyList<CardButton> EditOrCancel(Draft draft, Phrases phrases) =>
        [Button(draft, PressKind.Edit, phrases["button.edit"]), Button(draft, PressKind.Cancel, phrases["button.cancel"])];

    private static IEnumerable<IReadOnlyList<CardButton>> Guesses(Draft draft, DraftKind kind, Phrases phrases) => kind.Guesses(draft.Json, phrases)
        .Select(guess => Button(draft, guess.Asks ? PressKind.Field : PressKind.Drop, guess.Label, guess.Key))
        .Chunk(draft.Type == "batch" ? MostNumbersInRow : MostInRow);

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
