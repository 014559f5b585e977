using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Language;

namespace St4cker.EndToEnd.Storage;

/// <summary>The exam that every kind sits on a real database: what is done once stands once, what is taken back is exactly as before, and nobody reaches another's.</summary>
public sealed class Every_kind_stored(PostgresServer postgres)
{
    private const int Times = 12;
    private const int Size = 20;
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    public static TheoryData<string> Kinds => [.. DraftKinds.All.OfType<ShapedKind>().Select(kind => kind.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public Task Made_twice_it_stands_once(string name) => AlwaysAsync(name, async thing =>
    {
        var before = await thing.RowAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => thing.DoAsync(thing.Kind.Apply(thing.Made, thing.Id)));
        Assert.Equal((PostgresErrorCodes.UniqueViolation, "events"), (refused.SqlState, refused.TableName));
        Assert.Equal(before, await thing.RowAsync());
        await thing.ProjectAgainAsync(thing.Kind.Apply(thing.Made, thing.Id));
        Assert.Equal(before, await thing.RowAsync());
        Assert.True(thing.IsAsLeft(thing.Made, thing.Id, await thing.StoredAsync()), "it is stored as it was said");
    });

    [Theory, MemberData(nameof(Kinds))]
    public Task Made_and_taken_back_it_is_gone(string name) => AlwaysAsync(name, async thing =>
    {
        var before = await thing.RowAsync();
        await thing.DoAsync(thing.Kind.Undo(thing.Made, thing.Id));
        Assert.True((await thing.StoredAsync()).Deleted);
        Assert.False(thing.IsAsLeft(thing.Made, thing.Id, await thing.StoredAsync()));
        Assert.Equal(before, await thing.RowAsync(exceptDeleted: true));
    });

    [Theory, MemberData(nameof(Kinds))]
    public Task Changed_and_taken_back_it_is_as_before(string name) => AlwaysAsync(name, async thing =>
    {
        var before = await thing.RowAsync();
        var (change, draft) = (thing.Changed(await thing.StoredAsync(), Deed.Update), Guid.NewGuid());
        await thing.DoAsync(thing.Kind.Apply(change, draft));
        Assert.True(thing.IsAsLeft(change, draft, await thing.StoredAsync()), "it is stored as it was changed");
        await thing.DoAsync(thing.Kind.Undo(change, draft));
        Assert.Equal(before, await thing.RowAsync());
    });

    [Theory, MemberData(nameof(Kinds))]
    public Task Deleted_and_taken_back_it_is_as_before(string name) => AlwaysAsync(name, async thing =>
    {
        var before = await thing.RowAsync();
        var (deletion, draft) = (thing.Changed(await thing.StoredAsync(), Deed.Delete), Guid.NewGuid());
        await thing.DoAsync(thing.Kind.Apply(deletion, draft));
        Assert.True((await thing.StoredAsync()).Deleted);
        Assert.True(thing.IsAsLeft(deletion, draft, await thing.StoredAsync()));
        await thing.DoAsync(thing.Kind.Undo(deletion, draft));
        Assert.Equal(before, await thing.RowAsync());
    });

    [Theory, MemberData(nameof(Kinds))]
    public Task Another_person_can_neither_find_nor_change_nor_delete_it(string name) => AlwaysAsync(name, async thing =>
    {
        var before = await thing.RowAsync();
        var stored = await thing.StoredAsync();
        Assert.Empty(await thing.FindAsync(StorageHouse.Ben));
        foreach (var deed in Enum.GetValues<Deed>())
            await thing.DoAsync(thing.Kind.Apply(thing.Changed(stored, deed), Guid.NewGuid()), StorageHouse.Ben);
        await thing.DoAsync(thing.Kind.Undo(thing.Made, thing.Id), StorageHouse.Ben);
        Assert.Equal(before, await thing.RowAsync());
        Assert.Empty(await thing.FindAsync(StorageHouse.Ben));
    });

    [Fact]
    public async Task A_batch_of_all_kinds_is_made_and_taken_back_as_a_whole()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        var kind = DraftKinds.Named("batch");
        Content[] parts = [.. DraftKinds.All.OfType<ShapedKind>().Select((one, at) => new Content { Intent = one.Intents[0], Fields = AnyFields.Any.Sample(at + 1, new Rnd(Seed), Size)[at], TimeZone = "UTC", BelongsTo = Guid.NewGuid() })];
        var json = new Content
        {
            Intent = Intent.Unknown,
            Fields = new Fields(),
            TimeZone = "UTC",
            Parts = [.. DraftKinds.All.OfType<ShapedKind>().Select((one, at) => new Part(one.Name, parts[at], Question: null))],
        }.Write();
        var draft = Guid.NewGuid();
        await house.CommitEventsAsync(StorageHouse.Ann, kind.Apply(json, draft), draft);
        Assert.Equal(parts.Length, await AliveAsync());
        await house.CommitEventsAsync(StorageHouse.Ann, kind.Undo(json, draft), draft);
        Assert.Equal(0, await AliveAsync());
        Assert.Empty((await house.ReplayAsync()).Differences);

        async Task<int> AliveAsync() => (await house.FindStoredAsync(StorageHouse.Ann, kind.Leaves(json, draft).Select(left => left.Id))).Count(thing => !thing.Deleted);
    }

    /// <summary>Several things of the kind, one after the other in one database; in the end the events rebuild the tables.</summary>
    private async Task AlwaysAsync(string name, Func<StoredThing, Task> holds)
    {
        var kind = (ShapedKind)DraftKinds.Named(name);
        await using var house = await StorageHouse.BuildAsync(postgres);
        var fields = AnyFields.Any.Sample(2 * Times, new Rnd(Seed), Size);
        var zones = AnyFields.Zone.Sample(2 * Times, new Rnd(Seed), Size);
        for (var at = 0; at < Times; at++)
        {
            try
            {
                var thing = new StoredThing(house, kind, (fields[at], zones[at]), (fields[Times + at], zones[Times + at]));
                await thing.DoAsync(kind.Apply(thing.Made, thing.Id));
                await holds(thing);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"With seed {Seed}, {name} number {at}: {failure.Message}", failure);
            }
        }

        Assert.Empty((await house.ReplayAsync()).Differences);
        Assert.Empty((await house.VerifyAsync()).Broken);
    }
}
