using System.Text.Json.Nodes;

namespace St4cker.Drafts.Notes;

/// <summary>/list: the newest things of all kinds, or those in which a word stands.</summary>
internal sealed class NewestView : View
{
    private const int PageSize = 8;

    public override string Name => "list";

    public override Inquiry Ask(ViewRequest request) => new($"""
        select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'deleted', deleted, 'updatedAt', updated_at, 'intent', initcap(intent), 'fields', fields)), '[]')::text
        from (select * from ({string.Join(" union all ", DraftKinds.All.Select(kind => kind.StoredThings).OfType<string>().Select(sql => sql + " and t.deleted_at is null"))}) things
              where $2->>'words' = '' or kind like ($2->>'words') || '%' or lower(fields->>'title') like '%' || ($2->>'words') || '%' or lower(fields->>'note') like '%' || ($2->>'words') || '%'
              order by updated_at desc limit {PageSize + 1} offset ($2->>'skip')::int) page
        """, new JsonObject { ["words"] = request.Argument.Replace("%", "", StringComparison.Ordinal), ["skip"] = request.Page * PageSize }.ToJsonString());

    public override Card Show(string found, ViewRequest request)
    {
        var phrases = request.Phrases;
        var things = Stored.Read(found);
        var lines = things.Take(PageSize).Select(thing =>
        {
            var kind = (ShapedKind)DraftKinds.Named(thing.Kind);
            return new CardLine($"{kind.Summary(thing, phrases, request.Now)}  #{ThingCode.Of(thing.Id)}");
        }).ToList();
        if (lines.Count == 0)
            lines.Add(new CardLine(phrases["list.none"], LineStyle.Faint));
        return new Card(phrases["list.heading"], lines, [.. Pages(request.Argument, request.Page, things.Count > PageSize)]);
    }
}
