using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>Devices at two copies of Sync that meet in one database and over one broker.</summary>
[Collection(InACluster.Name)]
public sealed class Two_copies_of_Sync(TwoSyncs two, RabbitMqServer broker) : IClassFixture<TwoSyncs>
{
    [Fact]
    public async Task What_is_pushed_at_one_or_confirmed_in_the_chat_comes_to_devices_of_both()
    {
        var ann = two.Cluster.Join();
        await using var laptop = await two.PairAsync(ann, copy: 0, "Laptop");
        await using var phone = await two.PairAsync(ann, copy: 1, "Phone");
        await laptop.FollowAsync();
        await phone.FollowAsync();
        await laptop.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "Pushed at the first" });
        await BothHaveAsync(1);
        await phone.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "Pushed at the second" });
        await BothHaveAsync(2);
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk tomorrow 9am"));
        await BothHaveAsync(3);

        async Task BothHaveAsync(int count)
        {
            foreach (var device in (DeviceUnderTest[])[laptop, phone])
            {
                await device.UntilAsync(() => device.Came.Count >= count, $"{count} came");
                Assert.Equal(Enumerable.Range(1, count), device.Came.Select(happened => (int)happened.Seq));
            }
        }
    }

    [Fact]
    public async Task A_device_that_is_unpaired_is_cut_off_at_both()
    {
        var ann = two.Cluster.Join();
        await using var laptop = await two.PairAsync(ann, copy: 0, "Laptop");
        await using var elsewhere = laptop.At(two.UrlOf(1));
        await laptop.FollowAsync();
        await elsewhere.FollowAsync();
        await ann.PressAsync(await ann.ShownAsync("/device", "Laptop"), "✖ Unpair Laptop");
        foreach (var device in (DeviceUnderTest[])[laptop, elsewhere])
        {
            await device.UntilAsync(() => device.Dropped is not null, "it was cut off");
            Assert.Equal("unauthorized", device.Dropped!.Code);
            Assert.Equal("unauthorized", (await Assert.ThrowsAsync<Client.SyncException>(() => device.Api.SnapshotAsync())).Code);
        }
    }

    [Fact]
    public async Task Without_the_broker_events_come_and_devices_are_cut_off_by_looking()
    {
        Assert.SkipUnless(broker.IsPrivate, "the broker that was given is not ours to kill");
        var ann = two.Cluster.Join();
        await using var laptop = await two.PairAsync(ann, copy: 0, "Laptop");
        await using var phone = await two.PairAsync(ann, copy: 1, "Phone");
        await laptop.FollowAsync();
        await phone.FollowAsync();
        await broker.KillAsync();
        try
        {
            await laptop.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "Nobody tells the other copy" });
            await phone.UntilAsync(() => phone.Came.Count == 1, "the phone looked");
            await ann.ConfirmAsync(await ann.DraftAsync("Buy milk tomorrow 9am"));
            await laptop.UntilAsync(() => laptop.Came.Count == 2, "the laptop looked");
            await phone.UntilAsync(() => phone.Came.Count == 2, "the phone looked again");
            await laptop.Api.UnpairAsync();
            await laptop.UntilAsync(() => laptop.Dropped is not null, "the laptop was cut off");
        }
        finally
        {
            await broker.StartAgainAsync();
        }
    }

    [Fact]
    public async Task When_a_copy_is_killed_its_device_goes_on_at_the_other_without_a_double_or_a_gap()
    {
        const int Count = 4_000;
        var ann = two.Cluster.Join();
        await using var laptop = await two.PairAsync(ann, copy: 1, "Laptop");
        await using var phone = await two.PairAsync(ann, copy: 0, "Phone");
        await Following_live.PushNotesAsync(laptop, Count);
        await phone.FollowAsync();
        await phone.UntilAsync(() => phone.Came.Count > 100, "it began");
        await two.Syncs[0].Program.KillAsync();
        await phone.EndedAsync();
        try
        {
            await phone.FollowAsync(two.UrlOf(1));
            await phone.UntilAsync(() => phone.Things.Seq == Count, "it has all");
            await laptop.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "Live at the other" });
            await phone.UntilAsync(() => phone.Things.Seq == Count + 1, "it has what is new");
            Assert.Equal(Enumerable.Range(1, Count + 1), phone.Came.Select(happened => (int)happened.Seq));
        }
        finally
        {
            await two.Syncs[0].Program.StartAsync();
        }
    }
}

/// <summary>Two copies of Sync, and one of whatever else a person needs.</summary>
public sealed class TwoSyncs(RabbitMqServer broker) : IAsyncLifetime
{
    private const string Sync = "sync";

    internal ClusterUnderTest Cluster { get; private set; } = null!;
    internal IReadOnlyList<Member> Syncs => Cluster.Of(Sync);

    public async ValueTask InitializeAsync() => Cluster = await ClusterUnderTest.StartAsync(
        await broker.NewAddressAsync(),
        [(ClusterUnderTest.Router, 1), (ClusterUnderTest.Executor, 1), (ClusterUnderTest.Confirmation, 1), (ClusterUnderTest.Scheduler, 1), (Sync, 2)],
        ("Telegram__Mode", "webhook"));

    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null)
            await Cluster.DisposeAsync();
    }

    internal string UrlOf(int copy) => Syncs[copy].Program.Url;

    internal Task<DeviceUnderTest> PairAsync(Chat person, int copy, string name) => DeviceUnderTest.PairAsync(Syncs[copy].Program, person, name);
}
