using System.Net.WebSockets;
using System.Text;
using St4cker.Client;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>What reaches /sync from those who are no devices, and from devices that do not keep to the form.</summary>
public sealed class Odd_frames(RunningProgram program) : IClassFixture<RunningProgram>
{
    internal const string Unknown = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
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
}
