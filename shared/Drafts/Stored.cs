using System.Text.Json;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>A stored thing of a person.</summary>
/// <param name="Kind">The name of its <see cref="DraftKind"/>.</param>
/// <param name="Intent">What it is: tells an expense from an income.</param>
public sealed record Stored(string Kind, Guid Id, bool Deleted, DateTimeOffset UpdatedAt, Intent Intent, Fields Fields)
{
    /// <summary>See <see cref="Target.Facts"/>.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    private const int MostNamed = 500;

    private static string All => string.Join("\nunion all\n", DraftKinds.All.Select(kind => kind.StoredThings).OfType<string>());

    /// <summary>The things with these ids, deleted ones too.</summary>
    public static Inquiry ById(params IEnumerable<Guid> ids) =>
        new(AsJson("where id = any(select jsonb_array_elements_text($2)::uuid)"), JsonSerializer.Serialize(ids.Select(id => id.ToString())));

    /// <summary>All things that are not deleted, the newest first, a bounded number.</summary>
    public static Inquiry Newest { get; } =
        new(AsJson(string.Create(CultureInfo.InvariantCulture, $"where not deleted and $2 is not null order by updated_at desc limit {MostNamed}")), "{}");

    public static IReadOnlyList<Stored> Read(string found) => JsonSerializer.Deserialize(found, DraftJson.Readable.IReadOnlyListStored) ?? [];

    private static string AsJson(string condition) => $"""
        select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'deleted', deleted, 'updatedAt', updated_at, 'intent', initcap(intent), 'fields', fields, 'facts', facts)), '[]')::text
        from (select * from ({All}) things {condition}) found
        """;
}
