using System.Text.Json;

namespace St4cker.EndToEnd.Operations;

/// <summary>make cluster: the separate roles on one machine, over a broker and a database of their own.</summary>
public sealed class Trying_a_cluster(ITestOutputHelper output)
{
    private const long Ann = 5_000_000_001;

    [Fact]
    public async Task What_is_said_on_its_page_is_drafted_and_saved_and_at_the_end_nothing_is_left_running()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "it looks for what is left in /proc");
        Assert.SkipUnless(RunningCluster.HasBroker, "RabbitMQ's server is not installed");
        await using var cluster = await RunningCluster.StartAsync("router=2", "executor=2", "confirmation=1", "sync=1");
        output.WriteLine(cluster.Said);
        Assert.Equal(2 + 2 + 1 + 1 + 1 + 1, cluster.Roles.Count);

        await cluster.PostAsync("say", new { person = Ann, text = "buy milk tomorrow 9am" });
        var card = await cluster.SeesAsync(Ann, entry => ButtonOf(entry, "✅") is not null);
        var message = card.GetProperty("message").GetProperty("messageId").GetInt64();
        await cluster.PostAsync("press", new { person = Ann, messageId = message, data = ButtonOf(card, "✅") });
        await cluster.SeesAsync(Ann, entry => IdOf(entry) == message && TextOf(entry) is var text
            && text.Contains("Saved ✓", StringComparison.Ordinal) && text.Contains("Google Tasks ✓", StringComparison.Ordinal));

        Assert.NotEmpty(cluster.Processes());
        Assert.Equal(0, await cluster.StopAsync());
        Assert.Empty(cluster.Processes());
        Assert.False(Directory.Exists(cluster.Home));
    }

    [Theory]
    [InlineData("dashboard=1")]
    [InlineData("executor")]
    [InlineData("executor=many")]
    public async Task A_size_that_is_none_is_told_before_anything_is_started(string asked)
    {
        var (exitCode, said) = await RunningCluster.RefusedAsync(asked);
        Assert.Equal(2, exitCode);
        Assert.Contains(asked, said, StringComparison.Ordinal);
    }

    private static long IdOf(JsonElement entry) => entry.GetProperty("message").GetProperty("messageId").GetInt64();

    private static string TextOf(JsonElement entry) => entry.GetProperty("message").TryGetProperty("text", out var text) ? text.GetString()! : "";

    private static string? ButtonOf(JsonElement entry, string sign) => entry.GetProperty("buttons").EnumerateArray()
        .Where(button => button.GetProperty("text").GetString()!.StartsWith(sign, StringComparison.Ordinal))
        .Select(button => button.GetProperty("callbackData").GetString()).FirstOrDefault();
}
