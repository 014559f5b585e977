using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <content>What a person changes before it is confirmed.</content>
public abstract partial class ShapedKind
{
    public override Filled Edit(string json, Question? open, string words, Speaker speaker)
    {
        var content = Content.Read(json);
        var revision = Revised(content, open, words, speaker);
        if (revision.Question is { } doubt)
            return new Filled(json, Find(doubt.Field) is null ? open : doubt, Find(doubt.Field) is null ? "edit.not_understood" : null);
        if (revision.Answer is not null)
            return new Filled(json, open, "edit.press");
        var edited = Changed(content, revision, speaker);
        if (edited.Fields.Equals(content.Fields) && edited.Assumed.SequenceEqual(content.Assumed, StringComparer.Ordinal))
            return new Filled(json, open, revision.IsEmpty ? "edit.not_understood" : "edit.same");
        return new Filled(edited.Write(), StillOpen(open, content, edited, revision));
    }

    public override Filled Choose(string json, Question open, Choice? choice, Speaker speaker)
    {
        var content = Content.Read(json);
        if (choice is null)
            return open.Doubt == Doubt.Change && Find(open.Field) is { IsNeeded: true } ? new Filled(json, Missing(content)) : Without(content, open.Field, open: null);
        // Picked as a day: the words that were in doubt are never read again, in another zone or another draft.
        var chosen = content with { Fields = content.Fields.With(open.Field, choice.Value), SaidAt = speaker.Now.ToDateTimeOffset() };
        return Done(chosen.WithoutGuess(open.Field, open.Field + "Time"), open: null);
    }

    public override IReadOnlyList<Guess> Guesses(string json, Phrases phrases)
    {
        var content = Content.Read(json);
        var guesses = new List<Guess>();
        foreach (var field in Shape.Where(field => content.Fields.Has(field.Name)))
        {
            var time = field.Name + "Time";
            if (field.IsWhen && content.IsGuess(time) && TimeOf(content.Fields, field) is { } at)
                guesses.Add(new Guess(time, phrases.Say("drop.time", SpokenDates.ClockTime(at))));
            if (!content.IsGuess(field.Name) && !(field.Name == "subtasks" && content.Suggested.Count > 0))
                continue;
            if (field.AsksWhenGuessed)
                guesses.Add(new Guess(field.Name, $"{field.Sign} {phrases.Say("pick.other", phrases["field." + field.Name])}".TrimStart(), Asks: true));
            else if (!field.IsNeeded)
                guesses.Add(new Guess(field.Name, phrases.Say("drop.field", phrases["field." + field.Name])));
        }
        return guesses;
    }

    public override Filled Drop(string json, Question? open, string guess)
    {
        var content = Content.Read(json);
        if (guess == "subtasks" && content.Suggested.Count > 0)
        {
            var own = content.Fields.Subtasks.Except(content.Suggested, StringComparer.Ordinal);
            return Done(content with { Fields = content.Fields with { Subtasks = [.. own] }, Suggested = [] }, open);
        }
        return content.IsGuess(guess) ? Without(content, guess, open) : new Filled(json, open);
    }

    public override IReadOnlyList<Guess> Pickable(string json, Phrases phrases) =>
        [.. Shape.Where(field => field.CanBePicked).Select(field => new Guess(field.Name, $"{field.Sign} {phrases["field." + field.Name]}".TrimStart(), Asks: true))];

    public override Question? Pick(string json, string field) =>
        Find(field) is { CanBePicked: true } shape ? new Question(field, Doubt.Change, "", Choices(shape)) : null;

    public override Filled MoveToZone(string json, Question? open, Speaker speaker)
    {
        var content = Content.Read(json);
        var moved = content with { TimeZone = speaker.Zone.Id };
        var then = speaker with { Now = Instant.FromDateTimeOffset(content.SaidAt) };
        foreach (var field in Shape.Where(field => field.IsWhen && field.Name != "end"))
        {
            if (WhenOf(content.Fields, field) is not { Words.Length: > 0 } when)
                continue;
            var again = Reader.ReadAnswer(when.Words, field.Name, content.Intent, new Fields(), then);
            if (again.Question is { } doubt)
                return new Filled(moved.Write(), doubt);
            if (WhenOf(again.Fields, field) is not { } settled)
                continue;
            moved = moved with { Fields = moved.Fields.With(again.Fields) };
            // A guessed time that was tapped away stays away.
            if (when.Time is null && settled.Time is not null)
                moved = moved with { Fields = moved.Fields.Without(field.Name + "Time") };
        }
        return new Filled(moved.Write(), open);
    }

    public override Filled Renew(string json, Question? open, Speaker speaker)
    {
        var content = Content.Read(json) with { ConfirmedOnce = false };
        if (open is not null)
            return new Filled(json, open);
        foreach (var field in Shape.Where(field => field is { IsWhen: true, Name: not "end" }))
        {
            if (WhenOf(content.Fields, field) is { } when && when.Date.At(when.Time ?? LocalTime.MaxValue) < speaker.LocalNow && !MayHavePassed(field))
            {
                var words = when.Words.Length > 0 ? when.Words : when.Iso;
                return new Filled((content with { Fields = content.Fields.Without(field.Name) }).WithoutGuess(field.Name, field.Name + "Time").Write(), new Question(field.Name, Doubt.Past, words, []));
            }
        }
        return new Filled(content.Write(), Missing(content));
    }

    /// <summary>Is the past right for it, as for an expense's date?</summary>
    protected virtual bool MayHavePassed(FieldShape field) => false;

    private Filled Without(Content content, string name, Question? open) => Done((content with { Fields = content.Fields.Without(name) }).WithoutGuess(name, name + "Time"), open);

    private Filled Done(Content content, Question? open)
    {
        content = Mended(content);
        return new Filled(content.Write(), open ?? Missing(content));
    }

    /// <summary>Keeps fields that hang together in order after a change.</summary>
    protected virtual Content Mended(Content content) => content;

    private Revision Revised(Content content, Question? open, string words, Speaker speaker)
    {
        if (open is null || Find(open.Field) is null)
            return Reader.Revise(words, content.Intent, content.Fields, speaker);
        var answer = Reader.ReadAnswer(words, open.Field, content.Intent, content.Fields, speaker);
        // "Call it oat milk" to a question about the date is an edit like any other.
        return answer.IsEmpty ? Reader.Revise(words, content.Intent, content.Fields, speaker) : answer;
    }

    private Content Changed(Content content, Revision revision, Speaker speaker)
    {
        var fields = content.Fields.With(revision.Fields);
        foreach (var name in revision.Cleared)
            fields = fields.Without(name);
        if (revision.AddSubtasks.Count > 0 || revision.RemoveSubtasks.Count > 0)
        {
            fields = fields with
            {
                Subtasks = [.. fields.Subtasks.Where(step => !revision.RemoveSubtasks.Any(word => step.Contains(word, StringComparison.OrdinalIgnoreCase))), .. revision.AddSubtasks],
            };
        }

        var said = Shape.Where(field => revision.Fields.Has(field.Name) || revision.Cleared.Contains(field.Name, StringComparer.Ordinal)).SelectMany(field => new[] { field.Name, field.Name + "Time" });
        var saysWhen = Shape.Any(field => field.IsWhen && revision.Fields.Has(field.Name));
        var changed = content with
        {
            Fields = fields,
            Assumed = [.. content.Assumed.Except(said, StringComparer.Ordinal).Except(revision.Cleared, StringComparer.Ordinal).Union(revision.Assumed, StringComparer.Ordinal)],
            Suggested = [.. content.Suggested.Intersect(fields.Subtasks, StringComparer.Ordinal)],
            SaidAt = saysWhen ? speaker.Now.ToDateTimeOffset() : content.SaidAt,
            TimeZone = saysWhen ? speaker.Zone.Id : content.TimeZone,
            ConfirmedOnce = false,
        };
        return Mended(changed);
    }

    /// <summary>A question stays until its field was answered; then the next missing one is asked for.</summary>
    private Question? StillOpen(Question? open, Content before, Content after, Revision revision)
    {
        var answered = open is null || Find(open.Field) is null || revision.Fields.Has(open.Field) || revision.Cleared.Count > 0
            || !Equals(before.Fields.Without(open.Field), before.Fields) && open.Doubt == Doubt.Change
            // Another field may stand for it: time spent for percent done.
            || open.Doubt == Doubt.Missing && Missing(before)?.Field == open.Field && Missing(after)?.Field != open.Field;
        return answered ? Missing(after) : open;
    }

    private static When? WhenOf(Fields fields, FieldShape field) => field.Name switch
    {
        "due" => fields.Due,
        "start" => fields.Start,
        "end" => fields.End,
        "remindAt" => fields.RemindAt,
        "date" => fields.Date is { } date ? new When(date, null, "") : null,
        _ => null,
    };

    private static LocalTime? TimeOf(Fields fields, FieldShape field) => WhenOf(fields, field)?.Time;
}
