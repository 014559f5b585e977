using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>What an operator sees of one message where the traces are collected.</summary>
public sealed class Following_a_trace(PostgresServer postgres, RabbitMqServer broker)
{
    private static readonly string[] OfTheMessage = ["receive update", "read update", "draft_task_from_text", "deliver message", "telegram sendMessage"];
    private static readonly string[] OfTheAnswer =
        ["receive update", "read update", "confirm_draft", "deliver message", "telegram editMessageText", "push to google tasks", "google tasks insert"];

    [Fact]
    public async Task One_update_is_one_trace_from_its_arrival_to_the_card_and_to_Google()
    {
        await using var collector = await TraceCollector.StartAsync();
        await using var program = await RunningProgram.OpenAsync(postgres, collector.Settings);
        await AssertTracedAsync(collector, await program.JoinConnectedAsync());
    }

    [Fact]
    public async Task It_is_one_trace_too_where_each_role_is_a_process_of_its_own()
    {
        await using var collector = await TraceCollector.StartAsync();
        await using var cluster = await ClusterUnderTest.StartAsync(
            await broker.NewAddressAsync(), ["router", "executor", "confirmation", "scheduler"], [.. collector.Settings, ("Telegram__Mode", "webhook")]);
        await AssertTracedAsync(collector, await cluster.JoinConnectedAsync());
    }

    private static async Task AssertTracedAsync(TraceCollector collector, Chat ann)
    {
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk tomorrow 9am"), Chat.AtGoogle);
        var message = await TraceAsync(collector, OfTheMessage);
        var answer = await TraceAsync(collector, OfTheAnswer);
        Assert.NotEqual(message.Key, answer.Key);
        Assert.All([message, answer], trace => Assert.Equal("receive update", Assert.Single(trace, span => span.Parent.Length == 0).Name));
    }

    /// <summary>Waits for a trace with these steps in which every step has come that another one follows from.</summary>
    private static async Task<IGrouping<string, Span>> TraceAsync(TraceCollector collector, string[] names)
    {
        IGrouping<string, Span>? found = null;
        await RunningProgram.UntilAsync(
            () => Task.FromResult((found = collector.Traces.FirstOrDefault(trace => names.All(name => trace.Any(span => span.Name == name)) && IsWhole(trace))) is not null),
            $"one whole trace with {string.Join(", ", names)}");
        return found!;
    }

    private static bool IsWhole(IGrouping<string, Span> trace)
    {
        var ids = trace.Select(span => span.Id).ToHashSet(StringComparer.Ordinal);
        return trace.All(span => span.Parent.Length == 0 || ids.Contains(span.Parent));
    }
}
