using St4cker.Client;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

public sealed class Following_live(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task What_is_confirmed_in_the_chat_comes_to_every_device_in_order_and_once()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        await laptop.FollowAsync();
        await phone.FollowAsync();
        await ann.KeepAsync("Buy milk tomorrow 9am");
        await ann.KeepAsync("Coffee 3.50 EUR");
        foreach (var device in new[] { laptop, phone })
        {
            await device.UntilAsync(() => device.Came.Count == 2, "both came");
            Assert.Equal([1, 2], device.Came.Select(happened => happened.Seq));
            Assert.Equal(["task.created", "transaction.created"], device.Came.Select(happened => happened.EventType));
            Assert.All(device.Came, happened => Assert.Equal("telegram", happened.Source));
            Assert.Equal("Buy milk", device.Came[0].Payload.GetProperty("title").GetString());
        }
    }

    [Fact]
    public async Task A_device_that_was_away_gets_all_of_it_whatever_another_one_acknowledged()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        await laptop.FollowAsync();
        const int Count = 10_000;
        await PushNotesAsync(laptop, Count);
        await laptop.UntilAsync(() => laptop.Came.Count == Count, "the laptop has all");
        await ann.UntilCountAsync(1, "sessions", $"cursor = {Count}");
        await phone.FollowAsync();
        await phone.UntilAsync(() => phone.Came.Count >= Count, "the phone has all");
        Assert.Equal(Enumerable.Range(1, Count).Select(seq => (long)seq), phone.Came.Select(happened => happened.Seq));
        Assert.Equal(Count, phone.Came.DistinctBy(happened => happened.EventId).Count());
    }

    [Fact]
    public async Task Killed_and_started_again_nothing_comes_twice_and_nothing_is_missing()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        await PushNotesAsync(laptop, 2_000);
        await using var reader = laptop.At(program.Program.Url);
        await reader.FollowAsync();
        await reader.UntilAsync(() => reader.Came.Count > 0, "it began");
        await program.Program.KillAsync();
        await program.Program.StartAsync();
        await reader.FollowAsync();
        await reader.UntilAsync(() => reader.Things.Seq == 2_000, "it has all");
        Assert.Equal(Enumerable.Range(1, 2_000).Select(seq => (long)seq), reader.Came.Select(happened => happened.Seq));
    }

    [Fact]
    public async Task A_snapshot_and_what_came_after_it_are_the_same_as_all_events()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        foreach (var text in new[] { "Buy milk tomorrow 9am", "Coffee 3.50 EUR", "Dentist Tuesday 3pm", "New project Thesis", "Note: the wifi password is on the fridge", "Remind me to call mum tomorrow 6pm" })
            await ann.KeepAsync(text);
        await ann.KeepAsync("Thesis 30% 90 minutes");
        var change = await ann.DraftAsync("move milk to friday");
        await ann.ConfirmAsync(change);
        var all = new Things();
        foreach (var happened in (await laptop.Api.EventsAsync(0)).Events)
            Assert.True(all.Apply(happened));
        var begun = new Things();
        begun.Begin(await laptop.Api.SnapshotAsync());
        Assert.Equal(all.Seq, begun.Seq);
        Assert.Equal(Told(all), Told(begun));
        Assert.Equal(7, begun.All.Count());
    }

    [Fact]
    public async Task Pages_of_events_are_bounded_and_go_on_where_they_stopped()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        await PushNotesAsync(laptop, 25);
        var first = await laptop.Api.EventsAsync(0, limit: 10);
        Assert.Equal((10, 25, true), (first.Events.Count, first.Seq, first.More));
        var last = await laptop.Api.EventsAsync(20, limit: 10);
        Assert.Equal((5, 25, false), (last.Events.Count, last.Seq, last.More));
        await Assert.ThrowsAsync<SyncException>(() => laptop.Api.EventsAsync(-1));
    }

    internal static async Task PushNotesAsync(DeviceUnderTest device, int count)
    {
        foreach (var page in Enumerable.Range(1, count).Chunk(500))
        {
            var results = await device.Api.PushAsync([.. page.Select(number => DeviceUnderTest.Change("note.created", 0, new { noteId = Guid.NewGuid(), title = $"Note {number}" }))]);
            Assert.All(results, result => Assert.Equal("applied", result.Status));
        }
    }

    /// <summary>What a person would see of it, without when it was made and with nothing instead of emptiness.</summary>
    private static List<string> Told(Things things) => [.. things.All.Select(thing =>
    {
        var fields = thing.Fields.Where(field => field.Key is not "createdAt" and not "updatedAt" && field.Value is not null).OrderBy(field => field.Key, StringComparer.Ordinal);
        return $"{thing.Type} {thing.Id} {string.Join(", ", fields.Select(field => $"{field.Key}={field.Value!.ToJsonString()}"))}";
    }).Order(StringComparer.Ordinal)];
}
