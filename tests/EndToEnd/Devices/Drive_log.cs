using System.Text.Json;
using St4cker.EndToEnd.Fixtures;

namespace St4cker.EndToEnd.Devices;

/// <summary>What stands in a person's Drive.</summary>
public sealed class Drive_log(PostgresServer postgres)
{
    [Fact]
    public async Task Every_event_stands_once_and_in_order_in_the_file_of_its_month()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.HappenAsync(3, at: new(2026, 9, 30, 23, 59, 59, TimeSpan.Zero));
        await house.HappenAsync(2, at: new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
        await house.HappenAsync(2, at: new(2026, 11, 30, 23, 0, 0, TimeSpan.Zero));
        await house.ConnectAsync();
        await house.WrittenAsync();
        Assert.Equal([1, 2, 3], house.Seqs("2026-09"));
        Assert.Equal([4, 5], house.Seqs("2026-10"));
        Assert.Equal([6, 7], house.Seqs("2026-11"));
        await house.IsWholeAsync();

        await house.HappenAsync(2, at: new(2026, 11, 30, 23, 30, 0, TimeSpan.Zero));
        await house.HappenAsync(1, at: new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        await house.WrittenAsync();
        Assert.Equal([6, 7, 8, 9], house.Seqs("2026-11"));
        Assert.Equal([10], house.Seqs("2026-12"));
        await house.IsWholeAsync();
    }

    [Fact]
    public async Task No_event_stands_in_an_earlier_month_than_the_one_before_it()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.HappenAsync(1, at: new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        await house.HappenAsync(1, at: new(2026, 11, 30, 23, 59, 59, TimeSpan.Zero));
        await house.ConnectAsync();
        await house.WrittenAsync();
        await house.HappenAsync(1, at: new(2026, 11, 30, 23, 59, 59, TimeSpan.Zero));
        await house.WrittenAsync();
        Assert.Equal([1, 2, 3], house.Seqs("2026-12"));
        Assert.Empty(house.Lines("2026-11"));
    }

    [Fact]
    public async Task A_line_is_the_event_as_devices_get_it_on_one_line()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.RunAsync($$"""
            insert into events (user_id, seq, event_id, event_type, timestamp, payload_json, source, device_id, changed_at) values
              ({{DriveHouse.Ann}}, 1, '0198a000-0000-7000-8000-000000000001', 'task.created', '2026-11-09T16:20:00.5Z', e'{ "taskId": "0198a000-0000-7000-8000-000000000002",\r\n  "title": "café \\n 😀" }', 'telegram', null, null),
              ({{DriveHouse.Ann}}, 2, '0198a000-0000-7000-8000-000000000003', 'task.deleted', '2026-11-09T16:21:00Z', '{"taskId":"0198a000-0000-7000-8000-000000000002"}', 'desktop', '0198a000-0000-7000-8000-000000000004', '2026-11-09T16:20:59Z');
            update mailboxes set event_seq = 2 where user_id = {{DriveHouse.Ann}};
            """);
        await house.ConnectAsync();
        await house.WrittenAsync();
        var lines = house.Google.DriveText(DriveHouse.Account, DriveHouse.Folder + "events-2026-11.jsonl")!.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("", lines[2]);
        var first = JsonSerializer.Deserialize<JsonElement>(lines[0]);
        Assert.Equal(["seq", "eventId", "eventType", "timestamp", "payload", "source"], first.EnumerateObject().Select(field => field.Name));
        Assert.Equal("2026-11-09T16:20:00.500Z", first.GetProperty("timestamp").GetString());
        Assert.Equal("café \n 😀", first.GetProperty("payload").GetProperty("title").GetString());
        Assert.Equal("""{"seq":2,"eventId":"0198a000-0000-7000-8000-000000000003","eventType":"task.deleted","timestamp":"2026-11-09T16:21:00.000Z","payload":{"taskId":"0198a000-0000-7000-8000-000000000002"},"source":"desktop","deviceId":"0198a000-0000-7000-8000-000000000004","changedAt":"2026-11-09T16:20:59.000Z"}""", lines[1]);
    }

    [Fact]
    public async Task The_first_change_goes_up_soon_and_what_follows_within_half_a_minute_together()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync();
        await DriveHouse.UntilAsync(() => Task.FromResult(house.Seqs("2026-11").Count == 1), "the first one is there at once");
        await DriveHouse.UntilAsync(async () => await house.AskAsync<long>("select last_seq from drive_logs") == 1, "and that is known");
        for (var i = 0; i < 5; i++)
            await house.HappenAsync();
        Assert.Equal(0, await house.AskAsync<long>("select count(*) from drive_logs where next_attempt_at <= '2026-11-21 12:00:29Z'"));
        var pieces = house.Calls("drive.upload");
        await house.WrittenAsync();
        Assert.Equal(6, house.Seqs("2026-11").Count);
        Assert.Equal(pieces + 2, house.Calls("drive.upload"));
    }

    [Fact]
    public async Task When_nothing_happens_Google_is_not_asked()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await house.WrittenAsync();
        var calls = house.Google.Calls.Count;
        house.Pass(TimeSpan.FromDays(1));
        await using var another = await house.OpenAnotherAsync();
        await another.ConnectAsync(DriveHouse.Ben, "ben@example.com");
        await another.HappenAsync(1, DriveHouse.Ben);
        await another.WrittenAsync(DriveHouse.Ben);
        Assert.Equal(calls, house.Google.Calls.Count(call => call.Account is null or DriveHouse.Account) - house.Google.Calls.Count(call => call.Account is null));
    }

    [Fact]
    public async Task Two_people_with_one_account_have_each_their_own_files_there()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.ConnectAsync(DriveHouse.Ben);
        await house.HappenAsync(2);
        await house.HappenAsync(3, DriveHouse.Ben);
        await house.WrittenAsync();
        await house.WrittenAsync(DriveHouse.Ben);
        var months = house.Google.DriveFiles(DriveHouse.Account).Where(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal)).ToList();
        Assert.Equal([2, 3], months.Select(month => house.Google.DriveContent(DriveHouse.Account, month.File.Id).Count(sign => sign == '\n')).Order());
    }

    [Fact]
    public async Task Large_months_go_up_in_pieces_and_a_page_of_them_is_in_memory_at_a_time()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync(5_000, padding: 1_000);
        await house.WrittenAsync();
        await house.IsWholeAsync();
        Assert.True(house.Calls("drive.upload") >= 6, $"{house.Calls("drive.upload")} pieces");

        var month = new Sync.DriveLog.Month(new DateOnly(2026, 11, 1), 1, 5_000);
        await using var lines = new Sync.DriveLog.EventLines(house.Database, DriveHouse.Ann, month, _ => Task.CompletedTask);
        var (buffer, read, before, most) = (new byte[64 * 1024], 0L, GC.GetTotalMemory(forceFullCollection: true), 0L);
        for (int count, since = 0; (count = await lines.ReadAsync(buffer)) > 0; read += count, since += count)
        {
            if (since < 500_000)
                continue;
            (since, most) = (0, Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before));
        }

        Assert.True(read > 5_000_000, $"{read} bytes");
        Assert.InRange(most, 0, 3_500_000);
        Assert.Equal(house.File("events-2026-11.jsonl").Md5, lines.Md5);
    }
}
