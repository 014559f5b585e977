using System.Diagnostics;
using St4cker.EndToEnd.Fixtures;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

/// <summary>
/// How fast the dispatcher is when neither Telegram's limits nor Telegram hold it up. Runs only when asked for:
/// <c>St4cker.EndToEnd -explicit only -method '*OutboundThroughput*' -diagnostics</c>.
/// </summary>
public sealed class OutboundThroughput(PostgresServer postgres)
{
    [Theory(Explicit = true)]
    [InlineData(20_000, 20_000)]
    [InlineData(20_000, 200)]
    public async Task Measure(int messages, int chats)
    {
        await using var house = await OutboundHouse.BuildAsync(postgres);
        for (var start = 0; start < messages; start += 1000)
        {
            await house.PutAsync([.. Enumerable.Range(start, 1000).Select(number => OutgoingMessage.ForDraft(
                Guid.NewGuid(), (number % chats) + 1, (number % chats) + 1,
                new OutgoingBody($"<b>📝 Task</b>\nBuy milk {number}", [[new OutgoingButton("✅ Confirm", "c:1"), new OutgoingButton("✖ Cancel", "x:1")]])))]);
        }

        var started = Stopwatch.GetTimestamp();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        await house.StartAsync(perSecond: 100_000, perChat: 100_000);
        await OutboundHouse.UntilAsync(() => Task.FromResult(house.Api.Requests.Count >= messages));
        await house.UntilSettledAsync();

        var took = Stopwatch.GetElapsedTime(started);
        Assert.Equal(messages, house.Api.Messages.Count);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"{messages} messages to {chats} chats: {messages / took.TotalSeconds:0}/s, {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / messages:0.00} ms of processor time each, the stand-in's included"));
    }

    [Fact(Explicit = true)]
    public async Task Measure_one_at_a_time()
    {
        await using var house = await OutboundHouse.BuildAsync(postgres);
        var arrived = new TaskCompletionSource();
        house.Api.Instead = (_, _, _) =>
        {
            arrived.TrySetResult();
            return Task.FromResult<Microsoft.AspNetCore.Http.IResult?>(null);
        };
        await house.StartAsync();
        var times = new List<double>();
        for (var number = 0; number < 300; number++)
        {
            arrived = new TaskCompletionSource();
            var started = Stopwatch.GetTimestamp();
            await house.PutAsync(OutgoingMessage.ForUpdate(1, number, "n", number + 1, number + 1, new OutgoingBody("hi")));
            await arrived.Task;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await house.UntilSettledAsync();
        }

        times.Sort();
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"from the caller's commit to Telegram: median {times[150]:0.0} ms, p99 {times[296]:0.0} ms"));
    }
}
