using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Changes;

/// <summary>A change of a stored thing that is known by its words only: "done with the milk". As soon as it is found, the draft is one of
/// the thing's own kind; until then it asks which is meant.</summary>
internal sealed class ChangeKind : DraftKind
{
    private const int MostChoices = 6;
    private const int LongestLabel = 40;

    public override string Name => "change";
    public override IReadOnlyList<Intent> Intents { get; } = [Intent.Edit];

    public override Filled Fill(ReadItem item, Circumstances circumstances)
    {
        var content = new Content
        {
            Intent = Intent.Edit,
            Fields = item.Fields,
            Assumed = item.Assumed,
            TimeZone = circumstances.Speaker.Zone.Id,
            SaidAt = circumstances.Speaker.Now.ToDateTimeOffset(),
        };
        return new Filled(content.Write(), item.Question);
    }

    public override IReadOnlyList<Inquiry> Ask(string json) => [Stored.Newest];

    public override Filled Consider(Filled filled, IReadOnlyList<string> found, Speaker speaker)
    {
        var content = Content.Read(filled.Json);
        var candidates = Stored.Read(found[0]).Where(thing => DraftKinds.Named(thing.Kind) is ShapedKind kind && kind.CanTake(content, thing)).ToList();
        var meant = content.BelongsTo is { } chosen ? candidates.Where(thing => thing.Id == chosen).ToList() : Narrowed(content, candidates);
        return meant switch
        {
            [] => new Filled(filled.Json, new Question("title", Doubt.Missing, content.Fields.Title ?? "", [])),
            [var one] => ((ShapedKind)DraftKinds.Named(one.Kind)).Change(one, content, filled.Question, speaker),
            _ => new Filled(filled.Json, new Question("target", Doubt.Ambiguous, content.Fields.Title ?? "", [.. meant.Take(MostChoices).Select(thing => new Choice(thing.Id.ToString(), Label(thing, speaker)))])),
        };
    }

    /// <summary>What is done is only meant when nothing open fits.</summary>
    private static IReadOnlyList<Stored> Narrowed(Content content, List<Stored> candidates)
    {
        var code = content.Fields.Title?.Trim().TrimStart('#').ToLowerInvariant();
        if (candidates.Where(thing => ThingCode.Of(thing.Id) == code).ToList() is { Count: > 0 } coded)
            return coded;
        var named = TitleMatch.Find(content.Fields.Title ?? "", candidates, thing => thing.Fields.Title);
        var open = named.Where(thing => thing.Fields.Status != "done").ToList();
        return open.Count > 0 && content.Fields.Status != "open" ? open : named;
    }

    private static string Label(Stored thing, Speaker speaker)
    {
        var phrases = Phrases.In(speaker.Language);
        var title = thing.Fields.Title ?? "";
        var when = thing.Fields.Due ?? thing.Fields.Start ?? thing.Fields.RemindAt;
        return (title.Length > LongestLabel ? title[..(LongestLabel - 1)] + "…" : title) + (when is null ? "" : " · " + phrases.ShortWhen(when, speaker.LocalNow));
    }

    /// <summary>Other words for the thing.</summary>
    public override Filled Edit(string json, Question? open, string words, Speaker speaker)
    {
        var answer = Reader.ReadAnswer(words, "title", Intent.Edit, new Fields(), speaker);
        if (answer.Answer is not null)
            return new Filled(json, open, "edit.press");
        return answer.Fields.Title is not { } title ? new Filled(json, open, "edit.not_understood")
            : new Filled((Content.Read(json) is var content ? content with { Fields = content.Fields with { Title = title }, BelongsTo = null } : null!).Write(), open);
    }

    public override Filled Choose(string json, Question open, Choice? choice, Speaker speaker) =>
        new((Content.Read(json) with { BelongsTo = choice is not null && Guid.TryParse(choice.Value, out var id) ? id : null }).Write(), open);

    public override IReadOnlyList<Guess> Guesses(string json, Phrases phrases) => [];
    public override Filled Drop(string json, Question? open, string guess) => new(json, open);
    public override IReadOnlyList<Guess> Pickable(string json, Phrases phrases) => [];
    public override Question? Pick(string json, string field) => null;
    public override Filled MoveToZone(string json, Question? open, Speaker speaker) => new(json, open);
    public override Filled Renew(string json, Question? open, Speaker speaker) => new(json, open);
    public override string Title(string json) => Content.Read(json).Fields.Title ?? "";
    public override IReadOnlyList<string> Problems(string json, Phrases phrases) => [phrases["problem.target"]];
    public override (string Sign, string Name) Label(string json, Phrases phrases) => ("✏️", phrases["kind.change"]);
    public override string Say(string json, Question question, Choice choice, Phrases phrases, LocalDateTime now) => choice.Label ?? choice.Value;

    public override IReadOnlyList<CardLine> Describe(string json, string? previousJson, bool open, Phrases phrases, LocalDateTime now)
    {
        var content = Content.Read(json);
        var line = content.Fields.Status is { } status ? phrases["status.thing." + status] : content.Fields.NewTitle ?? (content.Fields.Due is { } due ? phrases.When(due, now) : "");
        return [new CardLine($"{content.Fields.Title} → {line}".Trim(' ', '→'), LineStyle.Strong)];
    }

    // It is never committed itself.
    public override IReadOnlyList<NewEvent> Apply(string json, Guid draftId) => [];
    public override IReadOnlyList<NewEvent> Undo(string json, Guid draftId) => [];
    public override IReadOnlyList<Left> Leaves(string json, Guid draftId) => [];
}
