namespace St4cker.Drafts;

/// <summary>The SQL between a kind's events and its table: user_id, id, a column or two a field, created_at, updated_at, deleted_at.</summary>
internal static class KindTable
{
    private const string Events = "(select user_id, timestamp, payload::jsonb as p from unnest(@user_ids, @timestamps, @payloads) as x(user_id, timestamp, payload)) e";

    public static IReadOnlyList<Projection> Projections(ShapedKind kind, string createdType, bool hasZone)
    {
        var columns = kind.Shape.SelectMany(field => field.Columns).ToList();
        if (hasZone)
            columns.Add(new Column("time_zone", "p->>'timeZone'"));
        columns.AddRange(kind.FactColumns);
        return
        [
            new Projection(createdType, Created(kind, columns)),
            new Projection(kind.Name + ".updated", Updated(kind, hasZone)),
            new Projection(kind.Name + ".deleted", $"""
                update {kind.Table} t set deleted_at = e.timestamp, updated_at = e.timestamp from {Events}
                where t.user_id = e.user_id and t.id = (e.p->>'{kind.IdName}')::uuid
                """),
        ];
    }

    /// <summary>Its things of the person $1, deleted ones too, as JSON of their fields.</summary>
    public static string Select(ShapedKind kind, string name) => $"""
        select '{name}' as kind, t.id, t.deleted_at is not null as deleted, t.updated_at, {kind.StoredIntent} as intent,
               jsonb_strip_nulls(jsonb_build_object({string.Join(", ", kind.Shape.Select(field => $"'{field.Name}', {field.Stored}"))})) as fields,
               jsonb_strip_nulls(jsonb_build_object({kind.StoredFacts})) as facts
        from {kind.Table} t where t.user_id = $1
        """;

    public static string Payloads(ShapedKind kind)
    {
        var facts = kind.WireFacts.Length == 0 ? "" : ", " + kind.WireFacts;
        return $"""
            select jsonb_strip_nulls(jsonb_build_object('{kind.IdName}', t.id, {string.Join(", ", kind.Shape.Select(field => $"'{field.Payload}', {field.Wire}"))}{facts},
                'createdAt', {Instant("t.created_at")}, 'updatedAt', {Instant("t.updated_at")}))::text
            from {kind.Table} t where t.user_id = $1 and t.deleted_at is null order by t.created_at, t.id
            """;
    }

    private static string Instant(string column) => $"to_char({column} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";

    // What was deleted and is taken back is created again with the same id.
    private static string Created(ShapedKind kind, List<Column> columns) => $"""
        insert into {kind.Table} (user_id, id, {string.Join(", ", columns.Select(column => column.Name))}, created_at, updated_at)
        select e.user_id, (p->>'{kind.IdName}')::uuid, {string.Join(", ", columns.Select(column => column.FromPayload))}, e.timestamp, e.timestamp
        from {Events}
        on conflict (user_id, id) do update set {string.Join(", ", columns.Select(column => $"{column.Name} = excluded.{column.Name}"))},
            updated_at = excluded.updated_at, deleted_at = null
        """;

    private static string Updated(ShapedKind kind, bool hasZone)
    {
        var sets = kind.Shape.SelectMany(field => field.Columns.Select(column =>
            $"{column.Name} = case when jsonb_exists(p, '{field.Payload}') then {column.FromPayload} else t.{column.Name} end")).ToList();
        if (hasZone)
            sets.Add("time_zone = coalesce(p->>'timeZone', t.time_zone)");
        return $"""
            update {kind.Table} t set {string.Join(",\n    ", sets)}, updated_at = e.timestamp from {Events}
            where t.user_id = e.user_id and t.id = (p->>'{kind.IdName}')::uuid
            """;
    }
}
