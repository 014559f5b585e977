using System.Text.Json;

namespace St4cker.Drafts;

/// <summary>A name that a person uses in what they keep.</summary>
/// <param name="What">What it names: "project", "course", "category"; see <see cref="FieldShape.Names"/>.</param>
public sealed record NameInUse(string What, string Name)
{
    private const int LongestName = 256, MostRowsLookedAt = 200, MostOfOneSort = 25;

    /// <summary>A bounded number of the names in use: the newest of each sort, then those before them; of projects only the open ones.</summary>
    public static Inquiry Newest { get; } = new($"""
        select coalesce(json_agg(json_build_object('what', what, 'name', name) order by place, used desc, name), '[]')::text from (
            select what, name, max(used) as used, row_number() over (partition by what order by max(used) desc, name) as place
            from ({string.Join("\nunion all\n", DraftKinds.All.OfType<ShapedKind>().SelectMany(Used))}) names
            where btrim(name) <> '' and $2 is not null group by what, name) newest
        where place <= {Bound(MostOfOneSort)}
        """, "{}");

    public static IReadOnlyList<NameInUse> Read(string found) => JsonSerializer.Deserialize(found, DraftJson.Readable.IReadOnlyListNameInUse) ?? [];

    private static IEnumerable<string> Used(ShapedKind kind) => kind.Shape.Where(field => field.Names is not null).Select(field =>
    {
        var column = field.Columns[0].Name;
        // What is done is named no more; a course goes on when one of its tasks is done.
        var open = field.Name == "title" && kind.Shape.Any(other => other.Name == "status") ? "and t.status <> 'done'" : "";
        return $"""
            (select '{field.Names}' as what, left(t.{column}, {Bound(LongestName)}) as name, t.updated_at as used from {kind.Table} t
             where t.user_id = $1 and t.deleted_at is null and t.{column} is not null {open} order by t.updated_at desc limit {Bound(MostRowsLookedAt)})
            """;
    });

    private static string Bound(int number) => number.ToString(CultureInfo.InvariantCulture);
}
