using System.Text.Json.Nodes;
using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>One field of a kind: how it is shown, what its events and its table call it.</summary>
/// <param name="Name">As in <see cref="Fields"/>: "due".</param>
public sealed record FieldShape(string Name)
{
    /// <summary>Before the value on the card: "📅".</summary>
    public string Sign { get; init; } = "";
    /// <summary>It stands on the line of the field before it, when there is one.</summary>
    public bool SharesLine { get; init; }
    /// <summary>It holds a date or a moment.</summary>
    public bool IsWhen { get; init; }
    /// <summary>It may not be missing.</summary>
    public bool IsNeeded { get; init; }
    /// <summary>It can be changed by a button of its own.</summary>
    public bool CanBePicked { get; init; } = true;
    /// <summary>The name of another field that is shown with it, and the key of the texts that marks a guess of that one.</summary>
    public (string Field, string Text)? ShownWith { get; init; }
    /// <summary>A guess of it is changed rather than taken away.</summary>
    public bool AsksWhenGuessed { get; init; }
    /// <summary>Its values are names that the person uses for this: "project", "course", "category".</summary>
    public string? Names { get; init; }
    /// <summary>Values to offer when it is to be changed.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];
    /// <summary>The value in the person's words; null when it has none.</summary>
    public required Func<Shown, string?> Show { get; init; }

    /// <summary>Its name in the payload of events, by the public contract.</summary>
    public required string Payload { get; init; }
    /// <summary>Its value there; null when it has none.</summary>
    public required Func<Content, JsonNode?> Write { get; init; }
    public required IReadOnlyList<Column> Columns { get; init; }
    /// <summary>SQL for the field's JSON in <see cref="Fields"/> from its columns in the row <c>t</c>; null or a JSON null when it has none.</summary>
    public required string Stored { get; init; }
    /// <summary>SQL for its JSON in payloads from the row <c>t</c>.</summary>
    public string Wire { get => field ?? Stored; init; }
    /// <summary>May this stand in a payload that a device wrote? Nothing at all is another question: <see cref="IsNeeded"/>.</summary>
    public required Func<JsonNode, bool> Accepts { get; init; }
    /// <summary>What a thing has that was made without it; null: nothing.</summary>
    public Func<JsonNode>? Otherwise { get; init; }
}

/// <param name="FromPayload">SQL for its value from the payload <c>p</c> (jsonb).</param>
public sealed record Column(string Name, string FromPayload);

/// <summary>What a value is shown from.</summary>
/// <param name="Now">The person's local time, for "tomorrow".</param>
/// <param name="Short">Without "tomorrow", as what it was before.</param>
/// <param name="Open">It is still a draft: guesses are marked.</param>
public readonly record struct Shown(Content Content, Phrases Phrases, LocalDateTime Now, bool Short = false, bool Open = false)
{
    public Fields Fields => Content.Fields;

    public string When(When when) => Short ? Phrases.ShortWhen(when, Now) : Phrases.When(when, Now);
}
