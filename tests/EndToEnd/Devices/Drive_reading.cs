using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using St4cker.Client;
using St4cker.Client.Drive;
using St4cker.EndToEnd.Fixtures;
using St4cker.Google;
using St4cker.Playground.GoogleStandIn;
using RemoteFile = Google.Apis.Drive.v3.Data.File;

namespace St4cker.EndToEnd.Devices;

/// <summary>What a device reads from Drive alone.</summary>
public sealed class Drive_reading(PostgresServer postgres)
{
    private static readonly DateTimeOffset October = new(2026, 10, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_reads_the_events_past_its_cursor_in_order_over_months()
    {
        await using var house = await WrittenAsync();
        var all = await house.ReadAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], all.Select(logged => logged.Seq));
        Assert.Equal(await house.AskAsync<Guid>("select event_id from events where seq = 5"), all[4].EventId);
        Assert.Equal([5, 6], (await house.ReadAsync(after: 4)).Select(logged => logged.Seq));
        var downloads = house.Calls("drive.files.download");
        Assert.Empty(await house.ReadAsync(after: 6));
        // The index and nothing else.
        Assert.Equal(downloads + 1, house.Calls("drive.files.download"));
    }

    [Fact]
    public async Task It_ends_with_what_the_server_says()
    {
        await using var house = await WrittenAsync();
        var fromDrive = new Things();
        foreach (var logged in await house.ReadAsync())
            Assert.True(fromDrive.Apply(logged));
        var fromServer = new Things();
        await using var events = house.Database.CreateCommand($"select {Sync.Pull.LoggedEvent.Columns} from events e order by seq");
        await using var row = await events.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            using var bytes = new MemoryStream();
            await using (var json = new Utf8JsonWriter(bytes))
                Sync.Pull.LoggedEvent.Read(row).WriteTo(json);
            Assert.True(fromServer.Apply(SyncEvent.Parse(bytes.ToArray())));
        }

        Assert.Equal(6, fromServer.All.Count());
        Assert.Equal(Said(fromServer), Said(fromDrive));
    }

    [Fact]
    public async Task A_device_brought_up_from_Drive_alone_knows_what_one_knows_that_asked_the_server()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        using var http = await house.PairAsync();
        var device = new DeviceApi(http);
        var (milk, eggs, coffee, thesis, idea) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await PushAsync(house, device, ("task.created", $$"""{"taskId":"{{milk}}","title":"Milk","status":"open","timeZone":"Asia/Jakarta","subtasks":[{"done":false,"title":"oat"}]}"""),
            ("task.created", $$"""{"taskId":"{{eggs}}","title":"Eggs","status":"open","timeZone":"Asia/Jakarta","note":"six","subtasks":[]}"""),
            ("transaction.created", $$"""{"transactionId":"{{coffee}}","type":"expense","amountMinor":2000000,"currency":"IDR","category":"food","date":"2026-11-21","description":"kopi","timeZone":"Asia/Jakarta"}"""),
            ("project.created", $$"""{"projectId":"{{thesis}}","title":"Thesis","status":"open","timeZone":"Asia/Jakarta"}"""),
            ("note.created", $$"""{"noteId":"{{idea}}","title":"An idea","note":"of mine","timeZone":"Asia/Jakarta"}"""));
        await PushAsync(house, device, ("task.updated", $$"""{"taskId":"{{milk}}","updatedFields":["title","status"],"title":"Oat milk","status":"done"}"""),
            ("task.updated", $$"""{"taskId":"{{eggs}}","updatedFields":["note"]}"""), ("note.deleted", $$"""{"noteId":"{{idea}}"}"""));
        await house.ConnectAsync();
        await house.WrittenAsync();

        var fromServer = new Things();
        fromServer.Begin(await device.SnapshotAsync());
        var fromDrive = new Things();
        foreach (var logged in await house.ReadAsync())
            fromDrive.Apply(logged);
        Assert.Equal(fromServer.Seq, fromDrive.Seq);
        Assert.Equal(4, fromDrive.All.Count());
        Assert.Equal(Facts(fromServer), Facts(fromDrive));
    }

    [Fact]
    public async Task What_came_from_both_sides_is_applied_once()
    {
        await using var house = await WrittenAsync();
        var things = new Things();
        var events = await house.ReadAsync();
        foreach (var logged in events.Take(4))
            things.Apply(logged);
        Assert.Equal(2, events.Count(things.Apply));
        Assert.Equal(6, things.All.Count());
    }

    [Fact]
    public async Task A_line_that_was_cut_off_and_fields_it_does_not_know_do_no_harm()
    {
        await using var house = await WrittenAsync();
        var month = house.File("events-2026-11.jsonl");
        var lines = Encoding.UTF8.GetString(house.Google.DriveContent(DriveHouse.Account, month.Id)).Replace("{\"seq\"", "{\"new\":[1],\"seq\"", StringComparison.Ordinal);
        house.Google.ChangeFile(DriveHouse.Account, month.Id, Encoding.UTF8.GetBytes(lines[..^20]));
        Assert.Equal([1, 2, 3, 4, 5], (await house.ReadAsync()).Select(logged => logged.Seq));
    }

    [Theory]
    [InlineData("erased")]
    [InlineData("damaged")]
    [InlineData("of another form")]
    public async Task Without_an_index_it_reads_what_is_there(string index)
    {
        await using var house = await WrittenAsync();
        var file = house.File("processed-index.json");
        if (index == "erased")
            house.Google.EraseFile(DriveHouse.Account, file.Id);
        else
            house.Google.ChangeFile(DriveHouse.Account, file.Id, Encoding.UTF8.GetBytes(index == "damaged" ? "{\"version\":1,\"mon" : """{"version":1,"months":[{"file":7}]}"""));
        Assert.Equal([1, 2, 3, 4, 5, 6], (await house.ReadAsync()).Select(logged => logged.Seq));
    }

    [Fact]
    public async Task What_is_newer_than_the_index_is_read_too()
    {
        await using var house = await WrittenAsync();
        var index = house.File("processed-index.json");
        var before = house.Google.DriveContent(DriveHouse.Account, index.Id);
        await house.HappenAsync(2);
        await house.HappenAsync(2, at: new(2026, 12, 5, 0, 0, 0, TimeSpan.Zero));
        await house.WrittenAsync();
        house.Google.ChangeFile(DriveHouse.Account, index.Id, before);
        Assert.Equal(Enumerable.Range(1, 10).Select(seq => (long)seq), (await house.ReadAsync()).Select(logged => logged.Seq));
        Assert.Equal([7, 8, 9, 10], (await house.ReadAsync(after: 6)).Select(logged => logged.Seq));
    }

    [Fact]
    public async Task Of_copies_of_a_month_each_event_is_given_once()
    {
        await using var house = await WrittenAsync();
        var month = house.File("events-2026-10.jsonl");
        using var drive = house.Role.Services.GetRequiredService<Drives>().Open(
            new AccessToken(house.Google.SignIn(DriveHouse.Account, FakeGoogle.DriveScope), default, default), new PauseAsked(house.Clock));
        var lines = Encoding.UTF8.GetString(house.Google.DriveContent(DriveHouse.Account, month.Id)).Split('\n');
        foreach (var copy in new[] { lines[0] + "\n", lines[0] + "\n" + lines[2] + "\n" })
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(copy));
            await drive.Files.Create(new RemoteFile { Name = month.Name, Parents = [month.Parent] }, content, "application/x-ndjson").UploadAsync();
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], (await house.ReadAsync()).Select(logged => logged.Seq));
    }

    [Fact]
    public async Task Events_that_are_missing_in_the_middle_are_told_and_nothing_is_given_behind_them()
    {
        await using var house = await WrittenAsync();
        var month = house.File("events-2026-10.jsonl");
        house.Google.ChangeFile(DriveHouse.Account, month.Id, house.Google.DriveContent(DriveHouse.Account, month.Id)[..^20]);
        var missing = await Assert.ThrowsAsync<DriveLogIncompleteException>(() => house.ReadAsync());
        Assert.Equal(3, missing.Missing);
    }

    [Fact]
    public async Task Where_there_is_no_log_there_is_nothing_to_read()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        Assert.Empty(await house.ReadAsync());
    }

    private static async Task PushAsync(DriveHouse house, DeviceApi device, params (string Type, string Payload)[] changes)
    {
        var seq = await house.AskAsync<long>($"select event_seq from mailboxes where user_id = {DriveHouse.Ann}");
        var results = await device.PushAsync([.. changes.Select(change => new Change(Guid.NewGuid(), change.Type, house.Clock.GetUtcNow(), seq, JsonSerializer.Deserialize<JsonElement>(change.Payload)))]);
        Assert.All(results, result => Assert.True(result.Status == "applied", $"{result.Status} {result.Error?.Message}"));
    }

    /// <summary>What is known of each thing; a snapshot tells besides when it was made, and leaves out what is empty.</summary>
    private static IEnumerable<string> Facts(Things things) => things.All.SelectMany(thing => thing.Fields
        .Where(field => field.Key is not ("createdAt" or "updatedAt") && field.Value is not null && field.Value.ToJsonString() != "[]")
        .Select(field => $"{thing.Type} {thing.Id} {field.Key} {field.Value!.ToJsonString()}")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Said(Things things) => things.All.Select(thing => $"{thing.Type} {thing.Id} {thing.Fields.ToJsonString()}").Order(StringComparer.Ordinal);

    private async Task<DriveHouse> WrittenAsync()
    {
        var house = await DriveHouse.OpenAsync(postgres);
        await house.HappenAsync(3, at: October);
        await house.HappenAsync(3);
        await house.ConnectAsync();
        await house.WrittenAsync();
        return house;
    }
}
