using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using St4cker.Client;
using St4cker.Drafts;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Storage;
using St4cker.Storage.Audit;

namespace St4cker.EndToEnd.Devices;

/// <summary>Two devices with wrong clocks and the chat change the same things without knowing of each other, then all meet.</summary>
/// <remarks>MEETING_SEED=7 throws the dice of an earlier run, MEETING_SEED=21-400 many others.</remarks>
public sealed class Meeting_again(RunningProgram program, ITestOutputHelper output) : IClassFixture<RunningProgram>
{
    private const int Steps = 70;
    private const int MostMinutesWrong = 6;

    private static IEnumerable<int> Seeds()
    {
        var asked = Environment.GetEnvironmentVariable("MEETING_SEED") is { Length: > 0 } given ? given : "1-20";
        var ends = Array.ConvertAll(asked.Split('-'), end => int.Parse(end, CultureInfo.InvariantCulture));
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    [Fact]
    public async Task Whatever_was_done_all_come_to_the_same_and_nothing_is_lost_without_a_trace()
    {
        foreach (var seed in Seeds())
        {
            output.WriteLine($"MEETING_SEED={seed}");
            await MeetAsync(seed);
        }

        foreach (var what in (string[])["replay", "verify"])
        {
            var (exit, said) = await program.Program.RunAsync(["audit", what]);
            Assert.True(exit == 0, said);
        }
    }

    [Fact]
    public async Task What_was_deleted_and_made_again_on_one_device_comes_back_although_another_changed_it_meanwhile()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        var id = Guid.NewGuid();
        await laptop.PushAsync("note.created", new { noteId = id, title = "Wifi" });
        await phone.PushAsync("note.updated", new { noteId = id, updatedFields = new[] { "title" }, title = "Wifi at home" }, known: 1);
        await laptop.PushAsync("note.deleted", new { noteId = id }, known: 1);
        Assert.Equal("applied", (await laptop.PushAsync("note.created", new { noteId = id, title = "Wifi again" }, known: 1)).Status);
        Assert.Equal(1, await ann.CountAsync("notes", "deleted_at is null and title = 'Wifi again'"));
    }

    [Fact]
    public async Task What_only_a_creation_says_is_readable_when_it_becomes_a_change_of_what_others_made()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        var (money, task) = (Guid.NewGuid(), Guid.NewGuid());
        var early = DateTimeOffset.UtcNow.AddHours(-1);
        await laptop.PushAsync("transaction.created", new { transactionId = money, type = "expense", amountMinor = 5, currency = "EUR", date = "2026-11-21" });
        await phone.PushAsync("transaction.created", new { transactionId = money, type = "income", amountMinor = 7, currency = "EUR", date = "2026-11-21" }, known: 0, at: early);
        await laptop.PushAsync("task.created", new { taskId = task, title = "Fly", deadline = "2026-12-01T08:30", timeZone = "Europe/Moscow" });
        await phone.PushAsync("task.updated", new { taskId = task, updatedFields = new[] { "deadline" }, deadline = "2026-12-02T08:30", timeZone = "Asia/Tokyo" }, known: 0, at: early);
        Assert.Equal("income", await ann.AskAsync<string>("select payload_json->'superseded'->>'type' from events where user_id = $1 and seq = 2"));
        Assert.Equal("Asia/Tokyo", await ann.AskAsync<string>("select payload_json->'superseded'->>'timeZone' from events where user_id = $1 and seq = 4"));
    }

    private async Task MeetAsync(int seed)
    {
        var dice = new Random(seed);
        var edits = new AnyEdit(dice);
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        OfflineDevice[] devices = [new(laptop, ClockError(dice)), new(phone, ClockError(dice))];
        var said = new List<NewEvent>();
        for (var step = 0; step < Steps; step++)
        {
            var device = devices[dice.Next(devices.Length)];
            switch (dice.Next(10))
            {
                case 0:
                    await device.PullAsync(dice.Next(1, 12), twice: dice.Next(3) == 0);
                    break;
                case 1 or 2:
                    await device.PushAsync(dice.Next(1, 20), again: dice.Next(3) == 0, answerIsLost: dice.Next(3) == 0);
                    break;
                case 3 or 4:
                    said.Add(await SayAsync(ann, edits, laptop));
                    break;
                default:
                    var (eventType, payload) = edits.Of(device.Seen);
                    device.Do(eventType, payload);
                    break;
            }
        }

        foreach (var device in devices)
            await device.PushAsync(again: true);
        var log = await AllEventsAsync(laptop);
        foreach (var device in devices)
            await device.FollowUntilAsync(log[^1].Seq);
        await AgreeAsync(devices, laptop);
        AllIsReadable([.. devices.SelectMany(device => device.Made.Values).Select(made => (made.Change.EventType, made.Change.Payload)), .. said.Select(one => (one.Type, JsonSerializer.Deserialize<JsonElement>(one.PayloadJson)))], log);
        WhatWasMadeAgainIsThere(devices, log);
    }

    private static TimeSpan ClockError(Random dice) => TimeSpan.FromSeconds(dice.Next(-60 * MostMinutesWrong, 60 * MostMinutesWrong));

    /// <summary>As a confirmed draft is committed: it knows all that stands in the store.</summary>
    private async Task<NewEvent> SayAsync(Chat person, AnyEdit edits, DeviceUnderTest looking)
    {
        var now = new Things();
        now.Begin(await looking.Api.SnapshotAsync());
        var (eventType, payload) = edits.Of(now);
        if (eventType == "task.created")
            payload["timeZone"] ??= "Asia/Jakarta";
        var happened = new NewEvent(Guid.NewGuid(), eventType, payload.ToJsonString(), Guid.Parse(payload[eventType.Split('.')[0] + "Id"]!.GetValue<string>()));
        await using var connection = new NpgsqlConnection(program.Database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var ledger = await Ledger.LockAsync(connection, [person.Id], DateTimeOffset.UtcNow, CancellationToken.None);
        ledger.Append(person.Id, happened, Origin.Chat(Guid.NewGuid()));
        ledger.Audit(new AuditEntry(person.Id, "person", "draft_executed", "draft", happened.EventId.ToString(), SourceMessageId: null, "{}"));
        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return happened;
    }

    private static async Task<List<SyncEvent>> AllEventsAsync(DeviceUnderTest device)
    {
        var page = await device.Api.EventsAsync(0);
        Assert.False(page.More);
        Assert.Equal(Enumerable.Range(1, page.Events.Count), page.Events.Select(happened => (int)happened.Seq));
        return [.. page.Events];
    }

    private static async Task AgreeAsync(OfflineDevice[] devices, DeviceUnderTest looking)
    {
        var stored = new Things();
        stored.Begin(await looking.Api.SnapshotAsync());
        foreach (var device in devices)
        {
            Assert.False(device.HasPending);
            Assert.Equal(stored.Seq, device.Things.Seq);
            Assert.Equal(Telling.Of(stored), Telling.Of(device.Seen));
        }
    }

    private static void AllIsReadable(IEnumerable<(string EventType, JsonElement Payload)> done, List<SyncEvent> log)
    {
        var readable = log.SelectMany(happened => Values(happened.EventType, happened.Payload)).ToHashSet();
        Assert.All(done.SelectMany(one => Values(one.EventType, one.Payload)), value => Assert.Contains(value, readable));
    }

    /// <summary>What an event says, as the thing, the field and the value; what lost too.</summary>
    private static IEnumerable<(string Thing, string Field, string Value)> Values(string eventType, JsonElement payload)
    {
        var type = eventType.Split('.')[0];
        var fields = JsonObject.Create(payload)!;
        var thing = fields[type + "Id"]!.GetValue<string>();
        var lost = fields["superseded"]?.AsObject() ?? [];
        return fields.Concat(lost)
            .Where(field => field.Key is not "superseded" and not "updatedFields" && field.Value is not null)
            .Select(field => (thing, field.Key, Telling.Of(field.Value)))
            .Append((thing, "", eventType.EndsWith(".deleted", StringComparison.Ordinal) ? "deleted" : "made"))
            .ToList();
    }

    private static void WhatWasMadeAgainIsThere(OfflineDevice[] devices, List<SyncEvent> log)
    {
        var things = new Things();
        var made = devices.SelectMany(device => device.Made).ToDictionary();
        foreach (var happened in log)
        {
            things.Apply(happened);
            if (!made.TryGetValue(happened.EventId, out var one) || !one.Change.EventType.EndsWith(".created", StringComparison.Ordinal))
                continue;
            var type = one.Change.EventType.Split('.')[0];
            var id = happened.Payload.GetProperty(type + "Id").GetGuid();
            var goneUnseen = log.Any(other => other.Seq > one.Change.Base && other.Seq < happened.Seq && other.DeviceId != happened.DeviceId
                && other.EventType == type + ".deleted" && other.Payload.GetProperty(type + "Id").GetGuid() == id);
            Assert.True(goneUnseen || !things.Find(type, id)!.IsDeleted, $"{happened.EventType} {happened.Seq} was made and is not there");
        }
    }
}
