using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using St4cker.Client;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>What reaches /sync and the calls of a device from those who are none, and from devices that do not keep to the form.</summary>
public sealed class Strangers_and_odd_frames(RunningProgram program) : IClassFixture<RunningProgram>
{
    private const string Unknown = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private readonly ProgramUnderTest _program = program.Program;

    [Fact]
    public async Task Who_says_nothing_is_told_so_and_sent_away()
    {
        await using var stranger = await RawSocket.OpenAsync(_program);
        Assert.Equal("unauthorized", await stranger.RefusedAsync());
    }

    [Theory]
    [InlineData("", "bad_request")]
    [InlineData("hello", "bad_request")]
    [InlineData("[]", "bad_request")]
    [InlineData("null", "bad_request")]
    [InlineData("{\"ack\":1}", "bad_request")]
    [InlineData("{\"auth\":\"TOKEN\"}", "bad_request")]
    [InlineData("{\"auth\":{\"token\":7}}", "bad_request")]
    [InlineData("{\"auth\":{\"token\":\"TOKEN\",\"after\":-1}}", "bad_request")]
    [InlineData("{\"auth\":{\"token\":\"TOKEN\",\"after\":1.5}}", "bad_request")]
    [InlineData("{\"auth\":{\"token\":\"TOKEN\",\"after\":99999999999999999999}}", "bad_request")]
    [InlineData("{\"auth\":{\"token\":\"\\ud83d\"}}", "bad_request")]
    [InlineData("{\"auth\":{\"token\":\"\"}}", "unauthorized")]
    [InlineData("{\"auth\":{\"token\":\"TOKENx\"}}", "unauthorized")]
    [InlineData("{\"auth\":{\"token\":\"" + Unknown + "\"}}", "unauthorized")]
    public async Task A_first_frame_that_is_none_is_refused(string frame, string code)
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        await using var stranger = await RawSocket.OpenAsync(_program);
        await stranger.SayAsync(frame.Replace("TOKEN", laptop.Paired.SessionToken, StringComparison.Ordinal));
        Assert.Equal(code, await stranger.RefusedAsync());
    }

    [Fact]
    public async Task Binary_is_refused_first_and_later()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        await using var stranger = await RawSocket.OpenAsync(_program);
        await stranger.SayBytesAsync(Encoding.UTF8.GetBytes(RawSocket.Auth(laptop.Paired.SessionToken)));
        Assert.Equal("bad_request", await stranger.RefusedAsync());
        await using var device = await RawSocket.OpenAsync(_program, laptop);
        await device.SayBytesAsync("{\"ack\":0}"u8.ToArray());
        Assert.Equal("bad_request", await device.RefusedAsync());
    }

    [Theory]
    [InlineData("{\"ack\":3}")]
    [InlineData("{\"ack\":-1}")]
    [InlineData("{\"ack\":9223372036854775807}")]
    [InlineData("{\"ack\":99999999999999999999999}")]
    [InlineData("{\"ack\":1.5}")]
    [InlineData("{\"ack\":\"1\"}")]
    [InlineData("{\"auth\":{\"token\":\"x\"}}")]
    [InlineData("{\"ack\":1}{\"ack\":1}")]
    [InlineData("{")]
    public async Task An_acknowledgement_of_what_never_came_is_refused_and_changes_nothing(string frame)
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        await Following_live.PushNotesAsync(laptop, 2);
        await using var device = await RawSocket.OpenAsync(_program, laptop);
        await device.HearAsync();
        await device.HearAsync();
        await device.SayAsync(frame);
        Assert.Equal("bad_request", await device.RefusedAsync());
        Assert.Equal(1, await ann.CountAsync("sessions", "cursor = 0"));
        await using var again = laptop.At(_program.Url);
        await again.FollowAsync();
        await again.UntilAsync(() => again.Came.Count == 2, "both come again");
    }

    [Fact]
    public async Task Acknowledgements_that_come_in_any_order_never_take_the_place_in_the_log_back()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        await Following_live.PushNotesAsync(laptop, 3);
        await using (var device = await RawSocket.OpenAsync(_program, laptop))
        {
            for (var seq = 1; seq <= 3; seq++)
                await device.HearAsync();
            foreach (var ack in (int[])[2, 1, 2, 0])
                await device.SayAsync($"{{\"ack\":{ack}}}");
            await ann.UntilCountAsync(1, "sessions", "cursor = 2");
        }

        // Who does not say how far it is goes on from there.
        await using var later = await RawSocket.OpenAsync(_program);
        await later.SayAsync($"{{\"auth\":{{\"token\":\"{laptop.Paired.SessionToken}\"}}}}");
        Assert.Contains("ready", await later.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("{\"seq\":3,", await later.HearAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_claims_to_be_ahead_of_the_log_gets_what_happens_next()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        await Following_live.PushNotesAsync(laptop, 2);
        await using var device = await RawSocket.OpenAsync(_program, laptop, after: long.MaxValue);
        await Following_live.PushNotesAsync(laptop, 1);
        Assert.StartsWith("{\"seq\":3,", await device.HearAsync(), StringComparison.Ordinal);
        var page = await laptop.Api.EventsAsync(long.MaxValue);
        Assert.Equal((0, 3, false), (page.Events.Count, page.Seq, page.More));
    }

    [Fact]
    public async Task Frames_of_fifty_megabytes_are_refused_and_held_by_nobody()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        var before = _program.PeakMemory;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            // Half of them let in first.
            await using var socket = number % 2 == 0 ? await RawSocket.OpenAsync(_program) : await RawSocket.OpenAsync(_program, laptop);
            try
            {
                await socket.SayAsync(new string('x', 50 << 20));
            }
            catch (WebSocketException)
            {
                // It was not taken to its end.
            }

            await socket.EndsAsync();
        }));
        Assert.InRange(_program.PeakMemory - before, 0, 100 << 20);
        await laptop.FollowAsync();
    }

    [Fact]
    public async Task A_frame_whose_end_never_comes_is_refused()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        await using var stranger = await RawSocket.OpenAsync(_program);
        await stranger.SayUntilGoneAsync(new string('x', 1000), end: false);
        await using var silent = await RawSocket.OpenAsync(_program);
        await silent.SayAsync("{\"auth\":", end: false);
        Assert.Equal("unauthorized", await silent.RefusedAsync());
        await using var device = await RawSocket.OpenAsync(_program, laptop);
        await device.SayAsync("{\"ack\":", end: false);
        Assert.Equal("bad_request", await device.RefusedAsync());
    }

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

    [Fact]
    public async Task A_device_has_four_open_sockets_at_most_and_one_more_when_one_has_gone()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        var open = new List<RawSocket>();
        while (open.Count < 4)
            open.Add(await RawSocket.OpenAsync(_program, laptop));
        await using (var fifth = await RawSocket.OpenAsync(_program))
        {
            await fifth.SayAsync(RawSocket.Auth(laptop.Paired.SessionToken));
            Assert.Equal("bad_request", await fifth.RefusedAsync());
        }

        await open[0].DisposeAsync();
        await RunningProgram.UntilAsync(async () =>
        {
            await using var next = await RawSocket.OpenAsync(_program);
            await next.SayAsync(RawSocket.Auth(laptop.Paired.SessionToken));
            return (await next.HearAsync())!.StartsWith("{\"ready\"", StringComparison.Ordinal);
        }, "there is room again");
        await laptop.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "To all three" });
        foreach (var socket in open.Skip(1))
        {
            Assert.StartsWith("{\"seq\":1,", await socket.HearAsync(), StringComparison.Ordinal);
            await socket.DisposeAsync();
        }
    }

    [Fact]
    public async Task However_many_sockets_a_device_opens_at_once_four_are_served()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        var sockets = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => RawSocket.OpenAsync(_program)));
        await Task.WhenAll(sockets.Select(socket => socket.SayAsync(RawSocket.Auth(laptop.Paired.SessionToken))));
        await laptop.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "To some" });
        var heard = await Task.WhenAll(sockets.Select(async socket =>
        {
            string? frame;
            while ((frame = await socket.HearAsync()) is not null && !frame.StartsWith("{\"seq\"", StringComparison.Ordinal))
            {
            }

            return frame;
        }));
        Assert.Equal(4, heard.Count(frame => frame is not null));
        foreach (var socket in sockets)
            await socket.DisposeAsync();
    }

    [Fact]
    public async Task The_open_sockets_that_the_metrics_tell_of_are_as_many_as_there_are()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann);
        var sockets = new List<RawSocket>();
        while (sockets.Count < 3)
            sockets.Add(await RawSocket.OpenAsync(_program, laptop));
        await TellsOfAsync(3);
        foreach (var left in (int[])[2, 1, 0])
        {
            await sockets[left].DisposeAsync();
            await TellsOfAsync(left);
        }

        Task TellsOfAsync(int count) => RunningProgram.UntilAsync(async () => await MetricAsync("st4cker_device_sockets") == count, $"{count} are told of");
    }

    [Fact]
    public async Task Who_does_not_read_is_dropped_and_goes_on_later_where_it_was_while_others_are_not_kept_waiting()
    {
        const int Count = 20_000;
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(_program, ann, "Phone");
        var filling = new string('я', 700);
        foreach (var page in Enumerable.Range(1, Count).Chunk(500))
            await laptop.Api.PushAsync([.. page.Select(number => DeviceUnderTest.Change("note.created", 0, new { noteId = Guid.NewGuid(), title = $"Note {number}", text = filling[..(number % 2 * 350)] }))]);
        var before = _program.PeakMemory;
        var slow = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RawSocket.OpenAsync(_program, laptop)));
        await phone.FollowAsync();
        await phone.UntilAsync(() => phone.Came.Count == Count, "the phone has all");
        await phone.PushAsync("note.created", new { noteId = Guid.NewGuid(), title = "Live" });
        await phone.UntilAsync(() => phone.Came.Count == Count + 1, "the phone has what is new");
        // It says something all the while, so it is not gone; it only does not read.
        await Task.WhenAll(slow.Select(socket => socket.SayUntilGoneAsync("{\"ack\":0}")));
        Assert.InRange(_program.PeakMemory - before, 0, 100 << 20);
        Assert.Equal(slow.Length, await MetricAsync("st4cker_device_drops_total", "reason=\"slow\""));
        foreach (var socket in slow)
            await socket.DisposeAsync();
        await laptop.FollowAsync();
        await laptop.UntilAsync(() => laptop.Came.Count == Count + 1, "the laptop has all");
        Assert.Equal(Enumerable.Range(1, Count + 1), laptop.Came.Select(happened => (int)happened.Seq));
    }

    [Theory]
    [InlineData("GET", "/api/snapshot")]
    [InlineData("GET", "/api/events?after=0")]
    [InlineData("POST", "/api/push")]
    [InlineData("POST", "/api/unpair")]
    public async Task Without_a_devices_token_nothing_is_answered(string method, string path)
    {
        string?[] tokens = [null, "Bearer", "Bearer ", "Bearer x", "Basic QW5uOg==", "Bearer " + Unknown, "Bearer " + new string('x', 5000)];
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

    [Theory]
    [InlineData("‮مرحبا بالعالم‬ abc")]
    [InlineData("👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 \u200b\ufeff")]
    [InlineData("\u0001\u001b[31m\u007f\u0085\u2028\u2029\t\r\n\\\"'<script>&amp;")]
    [InlineData("\U0010FFFF\uFFFF\uE000")]
    public async Task Any_signs_come_through_as_they_were(string text)
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(_program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(_program, ann, "Phone");
        await phone.FollowAsync();
        var id = Guid.NewGuid();
        Assert.Equal("applied", (await laptop.PushAsync("note.created", new { noteId = id, title = "Odd", text })).Status);
        await laptop.PushAsync("note.updated", new { noteId = id, updatedFields = new[] { "title" }, title = "x" + text }, known: 1);
        await phone.UntilAsync(() => phone.Came.Count == 2, "both came");
        var begun = new Things();
        begun.Begin(await laptop.Api.SnapshotAsync());
        var paged = new Things();
        foreach (var happened in (await laptop.Api.EventsAsync(0)).Events)
            paged.Apply(happened);
        foreach (var things in (Things[])[phone.Things, begun, paged])
        {
            var note = things.Find("note", id)!;
            Assert.Equal((text, "x" + text), (note.Fields["text"]!.GetValue<string>(), note.Fields["title"]!.GetValue<string>()));
        }
    }

    private async Task<double> MetricAsync(params string[] words)
    {
        var metrics = await _program.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        var line = metrics.Split('\n').FirstOrDefault(line => !line.StartsWith('#') && words.All(word => line.Contains(word, StringComparison.Ordinal)));
        return line is null ? 0 : double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
