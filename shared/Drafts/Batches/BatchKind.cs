using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Batches;

/// <summary>Several things said in one message: one card, an item each, one Confirm. Each item is a draft of its own kind.</summary>
internal sealed partial class BatchKind : DraftKind
{
    /// <summary>More than these are asked for twice.</summary>
    private const int MostAtOnce = 5;
    private const int MostParts = 20;
    private const int PartOrdinal = 10_000;

    public override string Name => "batch";
    public override IReadOnlyList<Intent> Intents => [];

    public override Filled Fill(ReadItem item, Circumstances circumstances) => Fill([item], circumstances);

    public override Filled Fill(IReadOnlyList<ReadItem> items, Circumstances circumstances)
    {
        var parts = items.Take(MostParts + 1).Select(item => PartOf(item, circumstances)).ToList();
        var phrases = Phrases.In(circumstances.Speaker.Language);
        return Written(new Content
        {
            Intent = Intent.Unknown,
            Fields = new Fields(),
            TimeZone = circumstances.Speaker.Zone.Id,
            SaidAt = circumstances.Speaker.Now.ToDateTimeOffset(),
            Parts = [.. parts.Take(MostParts)],
            Notices = [.. parts.Skip(MostParts).Select(first => phrases.Say("batch.rest", MostParts, Kind(first).Title(first.Content.Write())))],
        });
    }

    private static Part PartOf(ReadItem item, Circumstances circumstances)
    {
        var kind = DraftKinds.For(item.Intent) ?? DraftKinds.Named("task");
        var filled = kind.Fill(item, circumstances);
        return new Part(kind.Name, Content.Read(filled.Json), filled.Question);
    }

    public override IReadOnlyList<Inquiry> Ask(string json) => [.. Content.Read(json).Parts.SelectMany(part => Kind(part).Ask(part.Content.Write()))];

    public override Filled Consider(Filled filled, IReadOnlyList<string> found, Speaker speaker)
    {
        var content = Content.Read(filled.Json);
        var used = 0;
        var parts = content.Parts.Select(part =>
        {
            var answers = Kind(part).Ask(part.Content.Write()).Count;
            var considered = answers == 0 ? part : After(part, Kind(part).Consider(new Filled(part.Content.Write(), part.Question), [.. found.Skip(used).Take(answers)], speaker));
            used += answers;
            return considered;
        });
        return Written(content with { Parts = [.. parts] }, filled.Note);
    }

    public override string Title(string json) => string.Join(", ", Content.Read(json).Parts.Select(part => Kind(part).Title(part.Content.Write())).Where(title => title.Length > 0).Take(3));

    public override IReadOnlyList<string> Problems(string json, Phrases phrases)
    {
        var parts = Content.Read(json).Parts;
        if (!parts.Any(part => part.Included))
            return [phrases["problem.empty_batch"]];
        return [.. parts.SelectMany((part, at) => part.Included
            ? Kind(part).Problems(part.Content.Write(), phrases).Select(problem => string.Create(CultureInfo.InvariantCulture, $"{at + 1} · {problem}"))
            : [])];
    }

    /// <summary>What is left out does not count, unless all of it is.</summary>
    public override (string Sign, string Name) Label(string json, Phrases phrases)
    {
        var parts = Content.Read(json).Parts;
        var included = parts.Count(part => part.Included);
        return ("🧺", phrases.Count("kind.batch", included > 0 ? included : parts.Count));
    }

    public override string ConfirmText(string json, Phrases phrases) => phrases.Say("button.confirm_all", Content.Read(json).Parts.Count(part => part.Included));

    public override Filled? ConfirmOnce(string json) =>
        Content.Read(json) is { ConfirmedOnce: false } content && content.Parts.Count(part => part.Included) > MostAtOnce
            ? Written(content with { ConfirmedOnce = true }, "batch.twice")
            : null;

    public override IReadOnlyList<NewEvent> Apply(string json, Guid draftId) =>
        [.. Included(json, draftId).SelectMany(one => Kind(one.Part).Apply(one.Part.Content.Write(), one.Id))];

    public override IReadOnlyList<NewEvent> Undo(string json, Guid draftId) =>
        [.. Included(json, draftId).Reverse().SelectMany(one => Kind(one.Part).Undo(one.Part.Content.Write(), one.Id))];

    public override IReadOnlyList<Guid> Targets(string json) => [.. Content.Read(json).Parts.Where(part => part.Included).SelectMany(part => Kind(part).Targets(part.Content.Write()))];

    public override string? Rebased(string json, IReadOnlyList<Stored> stored)
    {
        var content = Content.Read(json);
        return (content with
        {
            // What is gone meanwhile is left out.
            Parts = [.. content.Parts.Select(part => Kind(part).Rebased(part.Content.Write(), stored) is { } now ? part with { Content = Content.Read(now) } : part with { Included = false })],
        }).Write();
    }

    /// <summary>"2: move to Friday", "done with the second"</summary>
    public override (Left Left, string Words)? Meant(string json, Guid draftId, string words, Speaker speaker)
    {
        var parts = Content.Read(json).Parts;
        if (PartField.Addressed(words, parts.Count) is not var (at, rest))
        {
            if (Reader.ReadNumberedDeed(words, speaker) is not var (number, deed) || number > parts.Count)
                return null;
            (at, rest) = (number - 1, deed);
        }
        return parts[at].Included
            && Kind(parts[at]).Leaves(parts[at].Content.Write(), EventId.Of(draftId, PartOrdinal + at)) is [var left] ? (left, rest) : null;
    }

    public override IReadOnlyList<Left> Leaves(string json, Guid draftId) =>
        [.. Included(json, draftId).SelectMany(one => Kind(one.Part).Leaves(one.Part.Content.Write(), one.Id))];

    private static IEnumerable<(Part Part, Guid Id)> Included(string json, Guid draftId) =>
        Content.Read(json).Parts.Select((part, at) => (Part: part, Id: EventId.Of(draftId, PartOrdinal + at))).Where(one => one.Part.Included);

    private static DraftKind Kind(Part part) => DraftKinds.Named(part.Kind);

    private static Part After(Part part, Filled filled) => part with { Kind = filled.Kind ?? part.Kind, Content = Content.Read(filled.Json), Question = filled.Question };

    /// <summary>The first question of what is included is the batch's: its field begins with the item's number.</summary>
    private static Filled Written(Content content, string? note = null)
    {
        var asking = content.Parts.Select((part, at) => (part, at)).FirstOrDefault(one => one.part is { Included: true, Question: not null });
        var question = asking.part?.Question is { } asked ? asked with { Field = PartField.Of(asking.at, asked.Field) } : null;
        return new Filled(content.Write(), question, note);
    }
}
