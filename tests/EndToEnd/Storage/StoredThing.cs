using Npgsql;
using St4cker.Drafts;
using St4cker.Language;
using St4cker.Storage;

namespace St4cker.EndToEnd.Storage;

/// <summary>One thing of Ann's of any kind, and what it is to become.</summary>
internal sealed class StoredThing(StorageHouse house, ShapedKind kind, (Fields Fields, string Zone) made, (Fields Fields, string Zone) changed)
{
    private readonly Intent _intent = kind.Intents[^1];

    public ShapedKind Kind => kind;
    public Guid Id { get; } = Guid.NewGuid();

    public string Made { get; } = new Content
    {
        Intent = kind.Intents[^1],
        Fields = made.Fields,
        TimeZone = made.Zone,
        SaidAt = DateTimeOffset.FromUnixTimeMilliseconds(Random.Shared.NextInt64(2_000_000_000_000)),
        BelongsTo = Guid.NewGuid(),
    }.Write();

    /// <summary>The draft of a change of it, made in another zone.</summary>
    public string Changed(Stored thing, Deed deed) => new Content
    {
        Intent = _intent,
        Fields = deed == Deed.Update ? changed.Fields : thing.Fields,
        TimeZone = changed.Zone,
        SaidAt = DateTimeOffset.UtcNow,
        Target = new Target(thing.Id, deed, thing.Fields) { Facts = thing.Facts },
    }.Write();

    public Task DoAsync(IReadOnlyList<NewEvent> events, long person = StorageHouse.Ann) => house.CommitEventsAsync(person, events, Id);

    /// <summary>The same events come to the tables once more, as after a crash between the two.</summary>
    public async Task ProjectAgainAsync(IReadOnlyList<NewEvent> events)
    {
        var at = await house.QueryAsync<DateTime>($"select updated_at from {kind.Table} where id = '{Id}'");
        await using var connection = await house.Source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var projection in Projector.Project([.. events.Select(happened => new ProjectedEvent(StorageHouse.Ann, happened.ThingId, happened.Type, new DateTimeOffset(at, TimeSpan.Zero), happened.PayloadJson))]))
            batch.BatchCommands.Add(projection);
        await batch.ExecuteNonQueryAsync();
    }

    public bool IsAsLeft(string json, Guid draft, Stored stored) =>
        kind.Leaves(json, draft).Single() is var left && left.Id == stored.Id && (left.Fields is null ? stored.Deleted : !stored.Deleted && kind.IsAsLeft(left, stored.Fields));

    public async Task<Stored> StoredAsync() => Assert.Single(await FindAsync(StorageHouse.Ann));

    public Task<IReadOnlyList<Stored>> FindAsync(long person) => house.FindStoredAsync(person, [Id]);

    /// <summary>All of its row but the moment of its last change.</summary>
    public async Task<string> RowAsync(bool exceptDeleted = false)
    {
        Assert.Equal(1, await house.QueryAsync<long>($"select count(*) from {kind.Table} where id = '{Id}'"));
        return await house.QueryAsync<string>($"select (to_jsonb(t) - 'updated_at'{(exceptDeleted ? " - 'deleted_at' || '{\"deleted_at\":null}'" : "")})::text from {kind.Table} t where id = '{Id}' and user_id = {StorageHouse.Ann}");
    }
}
