using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>A kind that is a list of fields: nearly all of it follows from their shapes.</summary>
public abstract partial class ShapedKind : DraftKind
{
    private const int LongestTitle = Accepted.LongestTitle;
    private const int LongestSaidTitle = 60;

    /// <summary>Its fields in the order in which a person checks them; the title is the card's first line.</summary>
    public abstract IReadOnlyList<FieldShape> Shape { get; }

    public override IReadOnlyList<Intent> Intents => [Intent];

    protected abstract Intent Intent { get; }
    protected abstract string Sign { get; }

    public override Filled Fill(ReadItem item, Circumstances circumstances)
    {
        var note = circumstances.ForwardedFrom is { } sender ? $"{sender}: {item.Fields.Note}".TrimEnd(' ', ':') : item.Fields.Note;
        var content = Completed(new Content
        {
            Intent = Intents.Contains(item.Intent) ? item.Intent : Intent,
            Fields = item.Fields with { Note = note },
            Assumed = item.Assumed,
            TimeZone = circumstances.Speaker.Zone.Id,
            SaidAt = circumstances.Speaker.Now.ToDateTimeOffset(),
        }, circumstances);
        return new Filled(content.Write(), item.Question is { } asked && Find(asked.Field) is not null ? asked : Missing(content));
    }

    /// <summary>What a kind adds to what was said: defaults, suggestions.</summary>
    protected virtual Content Completed(Content content, Circumstances circumstances) => content;

    /// <summary>The first needed field that is not there, as a question.</summary>
    protected virtual Question? Missing(Content content) =>
        Shape.FirstOrDefault(field => field.IsNeeded && !content.Fields.Has(field.Name)) is { } missing ? new Question(missing.Name, Doubt.Missing, "", Choices(missing)) : null;

    public override string Title(string json) =>
        Content.Read(json).Fields.Title is { } title ? title.Length > LongestSaidTitle ? title[..(LongestSaidTitle - 1)] + "…" : title : "";

    public override IReadOnlyList<string> Problems(string json, Phrases phrases)
    {
        var content = Content.Read(json);
        var problems = Shape.Where(field => field.IsNeeded && !content.Fields.Has(field.Name)).Select(field => phrases["problem." + field.Name]).ToList();
        if (content.Fields.Title is { Length: > LongestTitle })
            problems.Add(phrases.Say("problem.long_title", LongestTitle));
        problems.AddRange(MoreProblems(content, phrases));
        return problems;
    }

    protected virtual IEnumerable<string> MoreProblems(Content content, Phrases phrases) => [];

    public override (string Sign, string Name) Label(string json, Phrases phrases) => LabelOf(Content.Read(json), phrases);

    public override string SavedHeading(string json, string code, Phrases phrases)
    {
        var content = Content.Read(json);
        return DeedOf(content) is { } deed ? phrases.Say("saved." + deed, Named(content, phrases).Name, code) : base.SavedHeading(json, code, phrases);
    }

    private (string Sign, string Name) LabelOf(Content content, Phrases phrases)
    {
        var (sign, name) = Named(content, phrases);
        return DeedOf(content) is { } deed ? (deed switch { "delete" => "🗑", "done" => "☑️", "reopen" => "🔄", _ => "✏️" }, phrases.Say("deed." + deed, deed == "done" ? name : name.ToLower(CultureInfo.InvariantCulture))) : (sign, name);
    }

    /// <summary>What is done to a stored thing; null: it is a new one.</summary>
    private static string? DeedOf(Content content) => content switch
    {
        { Target: null } => null,
        { Target.Deed: Deed.Delete } => "delete",
        { Fields.Status: "done", Target.Before.Status: not "done" } => "done",
        { Fields.Status: "open", Target.Before.Status: "done" } => "reopen",
        _ => "update",
    };

    /// <summary>The sign and the name of the thing itself.</summary>
    protected virtual (string Sign, string Name) Named(Content content, Phrases phrases) => (Sign, phrases["kind." + Name]);

    protected FieldShape? Find(string name) => Shape.FirstOrDefault(field => field.Name == name);

    private static List<Choice> Choices(FieldShape field) => [.. field.Offers.Select(value => new Choice(value))];
}
