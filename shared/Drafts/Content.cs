using System.Text.Json;
using System.Text.Json.Serialization;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>The payload of a draft of any kind, kept as JSON: what was understood, and what was found in the store about it.</summary>
public sealed record Content
{
    /// <summary>What it is; tells an expense from an income.</summary>
    public required Intent Intent { get; init; }
    public required Fields Fields { get; init; }
    /// <summary>Names of the fields that were guessed rather than said.</summary>
    public IReadOnlyList<string> Assumed { get => field ?? []; init; }
    /// <summary>Those of the subtasks that a model thought of, not the person.</summary>
    public IReadOnlyList<string> Suggested { get => field ?? []; init; }
    /// <summary>IANA zone in which its times are meant.</summary>
    public required string TimeZone { get; init; }
    /// <summary>When the words of its dates were said: "tomorrow" counts from here, should they be read again.</summary>
    public DateTimeOffset SaidAt { get; init; }
    /// <summary>The stored thing that it changes; null: it makes a new one.</summary>
    public Target? Target { get; init; }
    /// <summary>The stored thing that it belongs to: a progress to its project.</summary>
    public Guid? BelongsTo { get; init; }
    /// <summary>What stands in its way or beside it, one line each: overlapping events.</summary>
    public IReadOnlyList<string> Notices { get => field ?? []; init; }
    /// <summary>The parts of a batch, in their order.</summary>
    public IReadOnlyList<Part> Parts { get => field ?? []; init; }
    /// <summary>A large batch is asked for twice: it was confirmed once.</summary>
    public bool ConfirmedOnce { get; init; }

    public bool IsGuess(string field) => Assumed.Contains(field, StringComparer.Ordinal);

    public Content WithoutGuess(params ReadOnlySpan<string> names)
    {
        var left = Assumed.ToList();
        foreach (var name in names)
            left.Remove(name);
        return this with { Assumed = left };
    }

    // One draft's payload is asked many things in a row: what it rests on, how it looks, what it comes to.
    [ThreadStatic]
    private static (string? Json, Content? Content) _lastRead;

    /// <exception cref="JsonException">It was written by another version.</exception>
    public static Content Read(string json)
    {
        if (ReferenceEquals(_lastRead.Json, json))
            return _lastRead.Content!;
        var content = JsonSerializer.Deserialize(json, DraftJson.Readable.Content) ?? throw new JsonException("A payload is a JSON object");
        _lastRead = (json, content);
        return content;
    }

    public string Write() => JsonSerializer.Serialize(this, DraftJson.Readable.Content);
}

/// <param name="Before">What stands in the store: for "was", for undoing, and to see whether it was changed meanwhile.</param>
public sealed record Target(Guid Id, Deed Deed, Fields Before)
{
    /// <summary>What its events say beside its fields, by the names there: to take a change back exactly.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; init; }
}

/// <summary>What a draft does to a stored thing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Deed>))]
public enum Deed { Update, Delete }

/// <summary>One item of a batch: a draft in the draft.</summary>
/// <param name="Kind">The name of its <see cref="DraftKind"/>.</param>
/// <param name="Included">It is committed with the batch; a tap on its number leaves it out.</param>
public sealed record Part(string Kind, Content Content, Question? Question, bool Included = true);
