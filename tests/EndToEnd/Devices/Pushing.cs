using System.Net;
using System.Text;
using St4cker.Client;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

public sealed class Pushing(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task What_was_done_on_a_device_stands_in_the_store_and_comes_to_the_others()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        await phone.FollowAsync();
        var (task, money) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal("applied", (await laptop.PushAsync("task.created", new { taskId = task, title = "Water the plants", deadline = "2026-12-01T08:30", subtasks = new[] { new { title = "balcony", done = true } } })).Status);
        Assert.Equal("applied", (await laptop.PushAsync("transaction.created", new { transactionId = money, type = "expense", amountMinor = 1250, currency = "EUR", description = "Lunch", date = "2026-11-21" })).Status);
        await phone.UntilAsync(() => phone.Came.Count == 2, "both came");
        Assert.All(phone.Came, happened => Assert.Equal(("desktop", laptop.Paired.DeviceId), (happened.Source, happened.DeviceId)));
        Assert.Equal("Water the plants", await ann.AskAsync<string>($"select title from tasks where user_id = $1 and id = '{task}' and deadline_date = '2026-12-01' and deadline_time = '08:30' and status = 'open'"));
        Assert.Equal(1250, await ann.AskAsync<long>($"select amount_minor from transactions where user_id = $1 and id = '{money}'"));
        Assert.Equal("Laptop", await ann.AskAsync<string>("select min(details_json->>'name') from audit_log where user_id = $1 and action = 'change_pushed'"));
        await ann.ShownAsync("/tasks", "Water the plants");
        var (exit, output) = await program.Program.RunAsync(["audit", "replay"]);
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task The_same_push_again_does_nothing_more()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        var change = DeviceUnderTest.Change("note.created", 0, new { noteId = Guid.NewGuid(), title = "Once" });
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => laptop.Api.PushAsync([change, change])));
        Assert.Single(results.SelectMany(result => result), result => result.Status == "applied");
        Assert.All(results.SelectMany(result => result), result => Assert.Equal(1, result.Seq));
        Assert.Equal(1, await ann.CountAsync("events"));
        Assert.Equal(1, await ann.CountAsync("notes"));
    }

    [Fact]
    public async Task Of_two_changes_of_one_field_the_later_stands_and_the_other_can_be_read()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        var id = Guid.NewGuid();
        var noon = DateTimeOffset.UtcNow.AddHours(-3);
        await laptop.PushAsync("task.created", new { taskId = id, title = "Report", priority = "low" }, at: noon);
        Assert.Equal("applied", (await laptop.PushAsync("task.updated", new { taskId = id, updatedFields = new[] { "title" }, title = "Report, second" }, known: 1, at: noon.AddMinutes(20))).Status);
        var merged = await phone.PushAsync("task.updated", new { taskId = id, updatedFields = new[] { "title", "priority" }, title = "Report, first", priority = "high" }, known: 1, at: noon.AddMinutes(10));
        Assert.Equal("merged", merged.Status);
        Assert.Equal("Report, second high", await ann.AskAsync<string>($"select title || ' ' || priority from tasks where user_id = $1 and id = '{id}'"));
        Assert.Equal("Report, first", await ann.AskAsync<string>("select payload_json->'superseded'->>'title' from events where user_id = $1 and seq = 3"));
        var lost = await phone.PushAsync("task.updated", new { taskId = id, updatedFields = new[] { "title" }, title = "Report, zeroth" }, known: 1, at: noon.AddMinutes(5));
        Assert.Equal("superseded", lost.Status);
        // What the device knew of does not stand against it, whatever its clock says.
        var known = await phone.PushAsync("task.updated", new { taskId = id, updatedFields = new[] { "title" }, title = "Report, last" }, known: 4, at: noon.AddMinutes(-60));
        Assert.Equal("applied", known.Status);
        Assert.Equal("Report, last", await ann.AskAsync<string>($"select title from tasks where user_id = $1 and id = '{id}'"));
    }

    [Fact]
    public async Task What_is_deleted_stays_deleted_and_what_was_changed_meanwhile_is_kept_with_it()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        var id = Guid.NewGuid();
        await laptop.PushAsync("note.created", new { noteId = id, title = "Old" });
        await laptop.PushAsync("note.deleted", new { noteId = id });
        Assert.Equal("applied", (await phone.PushAsync("note.updated", new { noteId = id, updatedFields = new[] { "title" }, title = "New" }, known: 1)).Status);
        Assert.Equal(1, await ann.CountAsync("notes", "deleted_at is not null and title = 'New'"));
        // Made again where the deletion is known: that takes it back.
        Assert.Equal("applied", (await laptop.PushAsync("note.created", new { noteId = id, title = "Back" }, known: 3)).Status);
        Assert.Equal(1, await ann.CountAsync("notes", "deleted_at is null and title = 'Back'"));
        // Uploaded once more by a device that knew nothing of it: the later of each field stands.
        Assert.Equal("superseded", (await phone.PushAsync("note.created", new { noteId = id, title = "Very old" }, known: 0, at: DateTimeOffset.UtcNow.AddDays(-9))).Status);
        Assert.Equal(1, await ann.CountAsync("notes", "deleted_at is null and title = 'Back'"));
    }

    [Fact]
    public async Task Nobody_touches_what_is_another_persons()
    {
        var ann = program.Join();
        var bob = program.Join(name: "Bob");
        await using var anns = await DeviceUnderTest.PairAsync(program.Program, ann);
        await using var bobs = await DeviceUnderTest.PairAsync(program.Program, bob);
        var (id, theirs) = (Guid.NewGuid(), DeviceUnderTest.Change("note.created", 0, new { noteId = Guid.NewGuid(), title = "Ann's" }));
        await anns.PushAsync("note.created", new { noteId = id, title = "Secret" });
        await anns.Api.PushAsync([theirs]);
        Assert.Equal("unknown", (await bobs.PushAsync("note.updated", new { noteId = id, updatedFields = new[] { "title" }, title = "Mine" })).Error!.Code);
        Assert.Equal("unknown", (await bobs.PushAsync("note.deleted", new { noteId = id })).Error!.Code);
        Assert.Equal("applied", (await bobs.PushAsync("note.created", new { noteId = id, title = "Bob's own" })).Status);
        Assert.Equal("taken", Assert.Single(await bobs.Api.PushAsync([theirs])).Error!.Code);
        Assert.Equal("Secret", await ann.AskAsync<string>($"select title from notes where user_id = $1 and id = '{id}'"));
        Assert.Equal("Bob's own", await bob.AskAsync<string>($"select title from notes where user_id = $1 and id = '{id}'"));
        Assert.DoesNotContain((await bobs.Api.EventsAsync(0)).Events, happened => happened.Payload.ToString().Contains("Ann's", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("task.created", """{"taskId":"ID"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"  "}""")]
    [InlineData("task.created", """{"taskId":"ID","title":5}""")]
    [InlineData("task.created", """{"taskId":"x","title":"No id"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"a\u0000b"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"half \ud83d"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"When","deadline":"tomorrow"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"When","deadline":"2026-13-45"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"Zone","timeZone":"Mars/Olympus"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"State","status":"perhaps"}""")]
    [InlineData("task.created", """{"taskId":"ID","title":"Steps","subtasks":[{"title":"x"}]}""")]
    [InlineData("task.updated", """{"taskId":"ID","title":"What"}""")]
    [InlineData("task.updated", """{"taskId":"ID","updatedFields":["user_id"],"user_id":1}""")]
    [InlineData("task.updated", """{"taskId":"ID","updatedFields":["title","title"],"title":"Twice"}""")]
    [InlineData("transaction.created", """{"transactionId":"ID","type":"expense","amountMinor":-5,"currency":"EUR","date":"2026-11-21"}""")]
    [InlineData("transaction.created", """{"transactionId":"ID","type":"expense","amountMinor":1.5,"currency":"EUR","date":"2026-11-21"}""")]
    [InlineData("transaction.created", """{"transactionId":"ID","type":"gift","amountMinor":5,"currency":"EUR","date":"2026-11-21"}""")]
    [InlineData("transaction.created", """{"transactionId":"ID","type":"expense","amountMinor":5,"currency":"euros","date":"2026-11-21"}""")]
    [InlineData("batch.created", """{"batchId":"ID"}""")]
    [InlineData("drop table", """{}""")]
    public async Task What_can_not_be_is_refused_and_the_rest_of_the_push_goes_through(string type, string payload)
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        var bad = $$"""{"eventId":"{{Guid.NewGuid()}}","eventType":"{{type}}","timestamp":"2026-11-21T10:00:00Z","base":0,"payload":{{payload.Replace("ID", Guid.NewGuid().ToString(), StringComparison.Ordinal)}} }""";
        var good = $$"""{"eventId":"{{Guid.NewGuid()}}","eventType":"note.created","timestamp":"2099-01-01T00:00:00Z","base":0,"payload":{"noteId":"{{Guid.NewGuid()}}","title":"‮مرحبا 👩‍👩‍👧 <script>" } }""";
        using var body = new StringContent($$"""{"changes":[{{bad}},{{good}}]}""", Encoding.UTF8, "application/json");
        using var answer = await laptop.Http.PostAsync("/api/push", body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, said);
        Assert.Contains("\"refused\"", said, StringComparison.Ordinal);
        Assert.Contains("\"applied\"", said, StringComparison.Ordinal);
        Assert.Equal(1, await ann.CountAsync("events"));
        // Nobody has done anything in the future.
        Assert.Equal(1, await ann.CountAsync("events", "changed_at <= timestamp"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"changes":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"changes":[],"changes":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"changes":[null,5,{}]}""", HttpStatusCode.OK)]
    public async Task What_is_no_push_is_refused(string body, HttpStatusCode status)
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await laptop.Http.PostAsync("/api/push", content);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(0, await ann.CountAsync("events"));
    }

    [Fact]
    public async Task A_device_that_calls_without_end_has_to_wait_and_another_one_has_not()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        var refused = await Task.WhenAll(Enumerable.Range(0, 400).Select(async _ => await Record.ExceptionAsync(() => laptop.Api.EventsAsync(0)) as SyncException));
        Assert.Contains(refused, one => one is { Code: "limited" });
        Assert.Contains(refused, one => one is null);
        await phone.Api.EventsAsync(0);
    }

    [Fact]
    public async Task Too_much_at_once_is_refused()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        var change = DeviceUnderTest.Change("note.created", 0, new { noteId = Guid.NewGuid(), title = "x" });
        Assert.Equal("bad_request", (await Assert.ThrowsAsync<SyncException>(() => laptop.Api.PushAsync([.. Enumerable.Repeat(change, 501)]))).Code);
        using var huge = new ByteArrayContent(new byte[(1 << 20) + 1]);
        using var answer = await laptop.Http.PostAsync("/api/push", huge);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
