using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

/// <summary>How many sockets a device may hold open, and what becomes of one that is not read.</summary>
public sealed class Many_sockets(RunningProgram program) : IClassFixture<RunningProgram>
{
    private readonly ProgramUnderTest _program = program.Program;

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

    private async Task<double> MetricAsync(params string[] words)
    {
        var metrics = await _program.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        var line = metrics.Split('\n').FirstOrDefault(line => !line.StartsWith('#') && words.All(word => line.Contains(word, StringComparison.Ordinal)));
        return line is null ? 0 : double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
