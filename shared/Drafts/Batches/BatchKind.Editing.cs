using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Batches;

/// <content>Changes of its items.</content>
internal sealed partial class BatchKind
{
    /// <summary>"2 Friday" changes the second; without a number the words answer the open question.</summary>
    public override Filled Edit(string json, Question? open, string words, Speaker speaker)
    {
        var content = Content.Read(json);
        // "1 March" is the day that was asked for rather than a new name for the first.
        if (open is not null && PartField.Parse(open.Field) is var (at, field) && at < content.Parts.Count && !Fields.IsFreeText(field) && Reader.IsOnly(words, field, speaker))
            return Changed(content, at, part => Kind(part).Edit(part.Content.Write(), part.Question, words, speaker));
        if (PartField.Addressed(words, content.Parts.Count) is var (number, rest))
            return Changed(content, number, part => Kind(part).Edit(part.Content.Write(), part.Question, rest, speaker));
        if (open is not null && PartField.Parse(open.Field) is var (asked, _) && asked < content.Parts.Count)
            return Changed(content, asked, part => Kind(part).Edit(part.Content.Write(), part.Question, words, speaker));
        if (Reader.Revise(words, Intent.Task, new Fields(), speaker).Answer is not null)
            return new Filled(json, open, "edit.press");
        return new Filled(json, open, "edit.batch");
    }

    public override Filled Choose(string json, Question open, Choice? choice, Speaker speaker)
    {
        var content = Content.Read(json);
        return PartField.Parse(open.Field) is var (at, field) && at < content.Parts.Count
            ? Changed(content, at, part => Kind(part).Choose(part.Content.Write(), open with { Field = field }, choice, speaker))
            : new Filled(json, open);
    }

    /// <summary>Every item can be left out and taken back by its number.</summary>
    public override IReadOnlyList<Guess> Guesses(string json, Phrases phrases) =>
        [.. Content.Read(json).Parts.Select((part, at) => Number(at) is var number ? new Guess(number, (part.Included ? "☑ " : "☐ ") + number) : null!)];

    public override Filled Drop(string json, Question? open, string guess)
    {
        var content = Content.Read(json);
        if (!int.TryParse(guess, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > content.Parts.Count)
            return new Filled(json, open);
        return Written(content with
        {
            Parts = [.. content.Parts.Select((part, at) => at == number - 1 ? part with { Included = !part.Included } : part)],
            ConfirmedOnce = false,
        });
    }

    public override IReadOnlyList<Guess> Pickable(string json, Phrases phrases) => [];

    public override Question? Pick(string json, string field) => null;

    public override Filled MoveToZone(string json, Question? open, Speaker speaker) =>
        All(Content.Read(json) with { TimeZone = speaker.Zone.Id }, part => Kind(part).MoveToZone(part.Content.Write(), part.Question, speaker));

    public override Filled Renew(string json, Question? open, Speaker speaker) =>
        All(Content.Read(json) with { ConfirmedOnce = false }, part => Kind(part).Renew(part.Content.Write(), part.Question, speaker));

    private static Filled All(Content content, Func<Part, Filled> change) => Written(content with { Parts = [.. content.Parts.Select(part => After(part, change(part)))] });

    private static Filled Changed(Content content, int at, Func<Part, Filled> change)
    {
        var filled = change(content.Parts[at]);
        return Written(content with { Parts = [.. content.Parts.Select((part, number) => number == at ? After(part, filled) : part)], ConfirmedOnce = false }, filled.Note);
    }

    private static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);
}
