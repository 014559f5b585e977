using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <content>What its card says.</content>
public abstract partial class ShapedKind
{
    public override IReadOnlyList<CardLine> Describe(string json, string? previousJson, bool open, Phrases phrases, LocalDateTime now)
    {
        var content = Content.Read(json);
        // A change of a stored thing is told against what is stored.
        var before = previousJson is not null ? Content.Read(previousJson) : content.Target is { Deed: Deed.Update } target ? content with { Fields = target.Before, Assumed = [] } : null;
        var lines = new List<CardLine>();
        if (TitleLine(new Shown(content, phrases, now, Open: open)) is { Length: > 0 } title)
        {
            // The mark of a guess is no change.
            var was = before is null || !WasComplete(before) ? "" : Was(phrases, TitleLine(new Shown(before, phrases, now)), TitleLine(new Shown(content, phrases, now))!);
            lines.Add(new CardLine(title + was, LineStyle.Strong));
        }
        lines.AddRange(FieldLines(content, before, open, phrases, now));
        lines.AddRange(MoreLines(content, before, open, phrases, now));
        lines.AddRange(content.Notices.Where(_ => open).Select(notice => new CardLine(notice)));
        return lines;
    }

    /// <summary>What the card is about in one line; the fields named by <see cref="InTitle"/> stand in it.</summary>
    protected virtual string? TitleLine(Shown shown) => shown.Fields.Title is { Length: > 0 } title ? FieldShapes.Short(title) : null;

    /// <summary>Was there a line to compare with? An answer to the first question changes nothing yet.</summary>
    protected virtual bool WasComplete(Content before) => true;

    protected virtual bool InTitle(FieldShape field) => field.Name == "title";

    protected virtual IEnumerable<CardLine> MoreLines(Content content, Content? before, bool open, Phrases phrases, LocalDateTime now) => [];

    /// <summary>A stored thing in one line.</summary>
    public string Summary(Stored thing, Phrases phrases, LocalDateTime now)
    {
        var content = new Content { Intent = thing.Intent, Fields = thing.Fields, TimeZone = "" };
        var when = Shape.FirstOrDefault(field => field.IsWhen && thing.Fields.Has(field.Name))?.Show(new Shown(content, phrases, now));
        var done = thing.Fields.Status == "done" ? "☑ " : "";
        return $"{Named(content, phrases).Sign} {done}{TitleLine(new Shown(content, phrases, now))}{(when is null ? "" : " · " + when)}";
    }

    public override string Say(string json, Question question, Choice choice, Phrases phrases, LocalDateTime now)
    {
        if (choice.Label is { } label)
            return label;
        if (When.Parse(choice.Value) is { } when)
            return phrases.ShortWhen(when, now);
        var content = Content.Read(json);
        var one = content with { Fields = new Fields { Currency = content.Fields.Currency }.With(question.Field, choice.Value) };
        return Find(question.Field)?.Show(new Shown(one, phrases, now)) ?? choice.Value;
    }

    private IEnumerable<CardLine> FieldLines(Content content, Content? before, bool open, Phrases phrases, LocalDateTime now)
    {
        var line = "";
        foreach (var field in Shape.Where(field => !InTitle(field) && field.Name != "subtasks"))
        {
            if (One(field) is not { } text)
                continue;
            if (field.SharesLine && line.Length > 0)
            {
                line += "   " + text;
                continue;
            }
            if (line.Length > 0)
                yield return new CardLine(line);
            line = text;
        }
        if (line.Length > 0)
            yield return new CardLine(line);

        string? One(FieldShape field)
        {
            var value = field.Show(new Shown(content, phrases, now));
            var isSame = before is not null && value == field.Show(new Shown(before, phrases, now));
            var then = before is null ? null : field.Show(new Shown(before, phrases, now, Short: true));
            if (value is null)
                return then is null ? null : $"{field.Sign} {phrases.Say("card.without", phrases["field." + field.Name])}".TrimStart() + Was(phrases, then, "");
            return $"{field.Sign} {value}".TrimStart() + Mark(field, content, before is not null && !isSame, then, value, open, phrases);
        }
    }

    private static string Mark(FieldShape field, Content content, bool isChanged, string? then, string value, bool open, Phrases phrases)
    {
        if (isChanged)
            return then is null ? phrases["card.new"] : Was(phrases, then, value);
        if (!open)
            return "";
        if (content.IsGuess(field.Name) || field.IsWhen && content.IsGuess(field.Name + "Time"))
            return phrases["card.guess"];
        if (field.ShownWith is { } other && content.IsGuess(other.Field))
            return phrases[other.Text];
        return field.IsWhen && WhenOf(content.Fields, field) is { Words.Length: > 0 } when ? phrases.Say("card.from", FieldShapes.Short(when.Words)) : "";
    }

    private static string Was(Phrases phrases, string? before, string now) => string.IsNullOrEmpty(before) || before == now ? "" : phrases.Say("card.was", before);
}
