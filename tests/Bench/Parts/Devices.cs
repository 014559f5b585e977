using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Bench.Parts;

/// <summary>What ten thousand resting devices hold, how soon an event reaches one of them, how fast one catches up that was long away.</summary>
/// <remarks>Each socket is an open file here and one there: the hard limit (<c>ulimit -Hn</c>) has to be above ten thousand; the runtime raises the soft one to it.</remarks>
internal static class Devices
{
    private const int Sockets = 10_000;
    private const int AtOnce = 50;
    private const int Pushes = 200;
    private const int Missed = 100_000;
    private const int Confirmations = 500;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        await using var standIns = await StandIns.StartAsync("webhook");
        var key = PairedDevices.NewKey();
        await using var program = await RunningProgram.StartAsync(
            bench.Program, bench.NewHome(), standIns, ("Telegram__Acknowledge", "none"), ("St4cker__MasterKey", Convert.ToBase64String(key)));
        await using var database = await ProgramDatabase.OpenAsync(program, stop);
        var paired = new PairedDevices(database, key);
        await ConfirmAsync(program, paired, standIns.Telegram, figures, stop);
        await CatchUpAsync(program, paired, figures, stop);
        await RestAsync(program, paired, figures, stop);
    }

    /// <summary>From pressing Confirm in the chat to the event at the second device of that person.</summary>
    private static async Task ConfirmAsync(RunningProgram program, PairedDevices paired, FakeTelegram telegram, PartFigures figures, CancellationToken stop)
    {
        var person = Crowd.PersonId(0);
        var crowd = new Crowd(telegram, 1);
        await crowd.WarmUpAsync(50);
        var tokens = await paired.PairAsync([person, person], stop);
        using var first = await DeviceSocket.OpenAsync(program.Url, tokens[0], long.MaxValue, stop);
        using var second = await DeviceSocket.OpenAsync(program.Url, tokens[1], long.MaxValue, stop);
        var reading = ReadAllAsync(first, stop);
        var buffer = new byte[64 << 10];
        var took = new List<double>();
        for (var number = 0; number < Confirmations; number++)
        {
            var said = telegram.Say(person, $"Buy milk number {number} tomorrow 9am");
            var card = await telegram.WaitForAsync(person, entry => entry.Message.From.IsBot && entry.Message.ReplyToMessage?.MessageId == said.MessageId, Patience);
            var pressed = Stopwatch.GetTimestamp();
            telegram.Press(person, card.Message.MessageId, "✅");
            await second.NextAsync(buffer, stop).WaitAsync(Patience, stop);
            took.Add(Stopwatch.GetElapsedTime(pressed).TotalMilliseconds);
        }

        figures.Add("confirm in the chat to the event at a second device: median", Percentile.Of(took, 50), "ms");
        figures.Add("confirm in the chat to the event at a second device: p99", Percentile.Of(took, 99), "ms");
        first.Dispose();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task ReadAllAsync(DeviceSocket device, CancellationToken stop)
    {
        var buffer = new byte[64 << 10];
        while (!stop.IsCancellationRequested)
            await device.NextAsync(buffer, stop);
    }

    /// <summary>One device follows from the beginning of a long log, and acknowledges as it goes.</summary>
    private static async Task CatchUpAsync(RunningProgram program, PairedDevices paired, PartFigures figures, CancellationToken stop)
    {
        const long Person = 800_001;
        var token = (await paired.PairAsync([Person], stop))[0];
        await paired.FillLogAsync(Person, Missed, stop);
        ProcessTable.ForgetPeak(program.ProcessId);
        var before = ProcessTable.Peak(program.ProcessId);
        var since = Stopwatch.GetTimestamp();
        using var device = await DeviceSocket.OpenAsync(program.Url, token, after: 0, stop);
        var buffer = new byte[64 << 10];
        for (var seq = 1L; seq <= Missed; seq++)
        {
            if (await device.NextAsync(buffer, stop).WaitAsync(Patience, stop) != seq)
                throw new InvalidOperationException($"{seq} is missing.");
            if (seq % 100 == 0)
                await device.AckAsync(seq, stop);
        }

        figures.Add($"catching up with {Missed} events", Missed / Stopwatch.GetElapsedTime(since).TotalSeconds, "/s");
        figures.Add("the program's peak memory meanwhile", ProcessTable.Peak(program.ProcessId), "MiB");
        figures.Add("of that it held before", before, "MiB");
    }

    /// <summary>Ten thousand people with a device each, of which nothing comes; then one of them does something.</summary>
    private static async Task RestAsync(RunningProgram program, PairedDevices paired, PartFigures figures, CancellationToken stop)
    {
        long[] people = [.. Enumerable.Range(0, Sockets).Select(number => 900_000L + number)];
        var tokens = await paired.PairAsync(people, stop);
        // What the first thousand sockets need once is not what each of them needs.
        foreach (var socket in await OpenAsync(program, tokens[..1000], stop))
            socket.Dispose();
        await Task.Delay(Rest, stop);
        var before = ProcessTable.Resident(program.ProcessId);
        var since = Stopwatch.GetTimestamp();
        var sockets = await OpenAsync(program, tokens, stop);
        figures.Add($"sockets opened and let in, {AtOnce} at once", Sockets / Stopwatch.GetElapsedTime(since).TotalSeconds, "/s");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waiting = sockets.Select(socket => socket.FirstAsync(end.Token)).ToArray();
        figures.Add($"the program's memory, {Sockets} sockets just open", ProcessTable.Resident(program.ProcessId), "MiB");
        var (time, worked) = (Stopwatch.GetTimestamp(), ProcessTable.ProcessorTime(program.ProcessId));
        await Task.Delay(4 * Rest, stop);
        var held = ProcessTable.Resident(program.ProcessId);
        figures.Add($"the program's memory, {Sockets} sockets at rest", held, "MiB");
        figures.Add("of that for each socket", (held - before) * 1024 / Sockets, "KiB");
        figures.Add("one processor's time that they take at rest", 100 * (ProcessTable.ProcessorTime(program.ProcessId) - worked) / Stopwatch.GetElapsedTime(time).TotalSeconds, "%");
        await OneOfManyAsync(program, tokens, waiting, figures, stop);
        await end.CancelAsync();
        foreach (var socket in sockets)
            socket.Dispose();
        await Task.WhenAll(waiting.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task OneOfManyAsync(RunningProgram program, string[] tokens, Task<DateTimeOffset>[] waiting, PartFigures figures, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = program.Url };
        var took = new List<double>();
        for (var number = 0; number < Pushes; number++)
        {
            var one = number * (Sockets / Pushes);
            using var push = new HttpRequestMessage(HttpMethod.Post, "/api/push") { Content = new StringContent(Note(), Encoding.UTF8, "application/json") };
            push.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[one]);
            var pushed = TimeProvider.System.GetUtcNow();
            using var answer = await http.SendAsync(push, stop);
            answer.EnsureSuccessStatusCode();
            took.Add((await waiting[one].WaitAsync(Patience, stop) - pushed).TotalMilliseconds);
        }

        figures.Add($"pushed to the event at one of {Sockets}: median", Percentile.Of(took, 50), "ms");
        figures.Add($"pushed to the event at one of {Sockets}: p99", Percentile.Of(took, 99), "ms");
    }

    private static async Task<DeviceSocket[]> OpenAsync(RunningProgram program, string[] tokens, CancellationToken stop)
    {
        var sockets = new DeviceSocket[tokens.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, tokens.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (number, end) => sockets[number] = await DeviceSocket.OpenAsync(program.Url, tokens[number], after: 0, end));
        return sockets;
    }

    private static string Note() => string.Create(CultureInfo.InvariantCulture,
        $$"""{"changes":[{"eventId":"{{Guid.NewGuid()}}","eventType":"note.created","timestamp":"{{DateTimeOffset.UtcNow:O}}","base":0,"payload":{"noteId":"{{Guid.NewGuid()}}","title":"Among many"} }]}""");
}
