using System.Net;
using System.Text.Json;
using St4cker.Client;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>Who has no token, somebody else's, or one that is over.</summary>
public sealed class Strangers(RunningProgram program) : IClassFixture<RunningProgram>
{
    private readonly ProgramUnderTest _program = program.Program;

    [Fact]
    public async Task A_stolen_token_is_worth_nothing_once_the_device_is_unpaired()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        await using var thief = await RawSocket.OpenAsync(_program, laptop);
        await laptop.Api.UnpairAsync();
        Assert.Equal("unauthorized", await thief.RefusedAsync());
        await using var again = await RawSocket.OpenAsync(_program);
        await again.SayAsync(RawSocket.Auth(laptop.Paired.SessionToken));
        Assert.Equal("unauthorized", await again.RefusedAsync());
        await using var byHeader = await RawSocket.OpenAsync(_program, bearer: laptop.Paired.SessionToken);
        Assert.Equal("unauthorized", await byHeader.RefusedAsync());
        Assert.Equal("unauthorized", (await Assert.ThrowsAsync<SyncException>(() => laptop.Api.SnapshotAsync())).Code);
    }

    [Fact]
    public async Task A_token_shows_its_own_persons_things_whatever_else_is_said()
    {
        var ann = program.Join();
        var bob = program.Join(name: "Bob");
        await using var anns = await DeviceUnderTest.PairAsync(_program, ann);
        await using var bobs = await DeviceUnderTest.PairAsync(_program, bob);
        await anns.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "Ann's secret" });
        await using var socket = await RawSocket.OpenAsync(_program, $"/sync?userId={ann.Id}&deviceId={anns.Paired.DeviceId}");
        await socket.SayAsync($$"""{"userId":{{ann.Id}},"auth":{"token":"{{bobs.Paired.SessionToken}}","after":0,"userId":{{ann.Id}},"deviceId":"{{anns.Paired.DeviceId}}"} }""");
        Assert.Contains(bobs.Paired.DeviceId.ToString(), await socket.HearAsync(), StringComparison.Ordinal);
        await bobs.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "Bob's own" });
        Assert.Contains("Bob's own", JsonDocument.Parse((await socket.HearAsync())!).RootElement.GetProperty("payload").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await bobs.Http.GetStringAsync(new Uri($"/api/snapshot?userId={ann.Id}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await bobs.Http.GetStringAsync(new Uri($"/api/events?after=0&userId={ann.Id}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_an_address_opens_nothing()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        foreach (var name in (string[])["token", "access_token", "authorization", "auth"])
        {
            var query = $"?{name}={laptop.Paired.SessionToken}";
            using var answer = await _program.Http.GetAsync(new Uri("/api/snapshot" + query, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            await using var socket = await RawSocket.OpenAsync(_program, "/sync" + query);
            await socket.SayAsync("{}");
            Assert.Equal("bad_request", await socket.RefusedAsync());
        }
    }

    [Theory]
    [InlineData("GET", "/api/snapshot")]
    [InlineData("GET", "/api/events?after=0")]
    [InlineData("POST", "/api/push")]
    [InlineData("POST", "/api/unpair")]
    public async Task Without_a_devices_token_nothing_is_answered(string method, string path)
    {
        string?[] tokens = [null, "Bearer", "Bearer ", "Bearer x", "Basic QW5uOg==", "Bearer " + Odd_frames.Unknown, "Bearer " + new string('x', 5000)];
        foreach (var token in tokens)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? new StringContent("{\"changes\":[]}") : null };
            if (token is not null)
                request.Headers.TryAddWithoutValidation("Authorization", token);
            using var answer = await _program.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains("\"unauthorized\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [InlineData("POST", "/api/snapshot")]
    [InlineData("DELETE", "/api/events")]
    [InlineData("GET", "/api/push")]
    [InlineData("PUT", "/api/push")]
    [InlineData("GET", "/api/unpair")]
    [InlineData("GET", "/api/verify-pairing")]
    [InlineData("POST", "/sync")]
    public async Task A_wrong_method_does_nothing(string method, string path)
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await laptop.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        await laptop.Api.SnapshotAsync();
    }

    [Fact]
    public async Task Who_asks_for_the_socket_without_one_is_told_how()
    {
        using var answer = await _program.Http.GetAsync(new Uri("/sync", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        using var old = new HttpRequestMessage(HttpMethod.Get, "/sync");
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "8"), ("Sec-WebSocket-Key", "short")])
            old.Headers.TryAddWithoutValidation(name, value);
        using var refused = await _program.Http.SendAsync(old);
        Assert.InRange((int)refused.StatusCode, 400, 499);
    }
}
