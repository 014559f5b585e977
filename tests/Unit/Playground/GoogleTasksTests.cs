using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using St4cker.Playground.Faults;
using St4cker.Playground.GoogleStandIn;

namespace St4cker.Unit.Playground;

public sealed class GoogleTasksTests : IAsyncLifetime
{
    private const string Ann = "ann@example.com";
    private const string Tasks = "/g/tasks/v1/lists/@default/tasks";
    private readonly HandClock _clock = new();
    private readonly FakeGoogle _google;
    private ServedStandIn _served = null!;

    public GoogleTasksTests() => _google = new FakeGoogle(null, _clock);

    public async ValueTask InitializeAsync()
    {
        _served = await ServedStandIn.StartAsync(app => app.MapGoogleStandIn("/g", _google));
        _served.Http.DefaultRequestHeaders.Authorization = new("Bearer", _google.Refresh(_google.Connect(Ann)).AccessToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        _google.Dispose();
    }

    [Fact]
    public async Task Parent_and_position_in_the_body_are_passed_over()
    {
        var parent = await InsertAsync(new { title = "Pack" });
        var child = await InsertAsync(new { title = "socks", parent = (string)parent["id"]!, position = "7" });
        Assert.Null(child["parent"]);
        Assert.Equal("00000000000000000000", (string)child["position"]!);
    }

    [Fact]
    public async Task Subtasks_keep_the_order_that_previous_gives()
    {
        var parent = (string)(await InsertAsync(new { title = "Pack" }))["id"]!;
        var first = (string)(await InsertAsync(new { title = "passport" }, $"?parent={parent}"))["id"]!;
        await InsertAsync(new { title = "socks" }, $"?parent={parent}&previous={first}");
        await InsertAsync(new { title = "before all" }, $"?parent={parent}");
        Assert.Equal(["Pack", "before all", "passport", "socks"], _google.Tasks(Ann).Select(task => task.Title));
    }

    [Theory]
    [InlineData("2026-11-22T00:00:00.000Z", "2026-11-22T00:00:00.000Z")]
    [InlineData("2026-11-22T17:45:00.000Z", "2026-11-22T00:00:00.000Z")]
    [InlineData("2026-11-22T00:00:00.000+07:00", "2026-11-21T00:00:00.000Z")]
    public async Task Due_is_a_date_only_in_UTC(string said, string kept) =>
        Assert.Equal(kept, (string)(await InsertAsync(new { title = "x", due = said }))["due"]!);

    [Fact]
    public async Task Too_long_or_wrong_fields_are_invalid()
    {
        Assert.Equal(400, await CodeAsync(new { title = new string('x', 1025) }));
        Assert.Equal(400, await CodeAsync(new { title = "x", notes = new string('x', 8193) }));
        Assert.Equal(400, await CodeAsync(new { title = "x", due = "tomorrow" }));
        Assert.Equal(400, await CodeAsync(new { title = "x", status = "done" }));
        Assert.Null((await InsertAsync(new { title = new string('x', 1024), notes = new string('x', 8192) }))["error"]);

        async Task<int> CodeAsync(object body) => (int)(await InsertAsync(body))["error"]!["code"]!;
    }

    [Fact]
    public async Task An_old_etag_changes_nothing()
    {
        var task = await InsertAsync(new { title = "Milk" });
        var id = (string)task["id"]!;
        _google.Change(Ann, id, known => known with { Title = "Oat milk" });
        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"{Tasks}/{id}") { Content = JsonContent.Create(new { title = "x" }) };
        patch.Headers.TryAddWithoutValidation("If-Match", (string)task["etag"]!);
        using var answer = await _served.Http.SendAsync(patch);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal("Oat milk", Assert.Single(_google.Tasks(Ann)).Title);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_a_put_replaces()
    {
        var id = (string)(await InsertAsync(new { title = "Milk", notes = "2 litres", due = "2026-11-22T00:00:00.000Z" }))["id"]!;
        await _served.Http.PatchAsJsonAsync($"{Tasks}/{id}", new { status = "completed" });
        var patched = Assert.Single(_google.Tasks(Ann));
        Assert.Equal(("2 litres", "completed"), (patched.Notes, patched.Status));
        Assert.NotNull(patched.Completed);
        await _served.Http.PutAsJsonAsync($"{Tasks}/{id}", new { id, title = "Eggs" });
        var put = Assert.Single(_google.Tasks(Ann));
        Assert.Equal(("Eggs", null, null, "needsAction"), (put.Title, put.Notes, put.Due, put.Status));
    }

    [Fact]
    public async Task Deleting_takes_the_subtasks_along_and_leaves_a_tombstone()
    {
        var parent = (string)(await InsertAsync(new { title = "Pack" }))["id"]!;
        await InsertAsync(new { title = "socks" }, $"?parent={parent}");
        using var deleted = await _served.Http.DeleteAsync($"{Tasks}/{parent}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(_google.Tasks(Ann));
        Assert.Empty((await GetAsync(Tasks))["items"]!.AsArray());
        Assert.Equal(2, (await GetAsync(Tasks + "?showDeleted=true"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_list_can_be_asked_for_what_is_new_and_comes_in_pages()
    {
        await InsertAsync(new { title = "old" });
        _clock.Advance(TimeSpan.FromMinutes(5));
        var since = _clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        await InsertAsync(new { title = "new" });
        await InsertAsync(new { title = "newer" });
        Assert.Equal(["newer", "new"], Titles(await GetAsync($"{Tasks}?updatedMin={since}")));
        var page = await GetAsync($"{Tasks}?maxResults=2");
        Assert.Equal(["newer", "new"], Titles(page));
        Assert.Equal(["old"], Titles(await GetAsync($"{Tasks}?maxResults=2&pageToken={page["nextPageToken"]}")));
    }

    [Fact]
    public async Task Errors_have_Googles_shape()
    {
        var error = (await GetAsync($"{Tasks}/none"))["error"]!;
        Assert.Equal((404, "NOT_FOUND", "notFound"), ((int)error["code"]!, (string)error["status"]!, (string)error["errors"]![0]!["reason"]!));
        _served.Http.DefaultRequestHeaders.Authorization = new("Bearer", "nobody's");
        Assert.Equal("UNAUTHENTICATED", (string)(await GetAsync(Tasks))["error"]!["status"]!);
    }

    [Fact]
    public async Task Quota_and_lost_answers_can_be_played()
    {
        _google.Faults.Add(new Fault(FaultKind.Refused) { Operation = "tasks.insert", About = Ann });
        _google.Faults.Add(new Fault(FaultKind.TooManyRequests) { Operation = "tasks.insert" });
        _google.Faults.Add(new Fault(FaultKind.LostAnswer) { Operation = "tasks.insert" });
        Assert.Equal("rateLimitExceeded", (string)(await InsertAsync(new { title = "x" }))["error"]!["errors"]![0]!["reason"]!);
        Assert.Equal(429, (int)(await InsertAsync(new { title = "x" }))["error"]!["code"]!);
        Assert.Empty(_google.Tasks(Ann));
        await Assert.ThrowsAsync<HttpRequestException>(() => InsertAsync(new { title = "lost" }));
        Assert.Equal("lost", Assert.Single(_google.Tasks(Ann)).Title);
    }

    private Task<JsonNode> InsertAsync(object body, string query = "") => _served.PostAsync(Tasks + query, body);

    private async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await _served.Http.GetAsync(path);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static string[] Titles(JsonNode page) => [.. page["items"]!.AsArray().Select(task => (string)task!["title"]!)];
}
