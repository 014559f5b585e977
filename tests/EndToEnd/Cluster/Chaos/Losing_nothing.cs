using System.Diagnostics;
using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Fixtures;

namespace St4cker.EndToEnd.Cluster.Chaos;

/// <summary>
/// A crowd talks with a cluster of which processes are killed with -9, whose broker and database die, whose connections are cut, and
/// to which Telegram and Google lie about what they accepted. When all is quiet, everything promised is kept, once.
/// </summary>
/// <remarks><c>make chaos</c> runs the long form; CHAOS_SEED=… throws the dice of an earlier run.</remarks>
[Collection(InACluster.Name)]
public sealed class Losing_nothing(RabbitMqServer broker, ITestOutputHelper output)
{
    // A killed worker's leases last 45 seconds; what Google refuses is tried again seconds to a minute later.
    private static readonly TimeSpan QuietWithin = TimeSpan.FromMinutes(4);
    private readonly long _since = Stopwatch.GetTimestamp();

    [Fact]
    public Task Every_message_of_fifty_people_is_one_draft_one_commit_and_one_task() => RunAsync(people: 50, messages: 350, TimeSpan.FromSeconds(22), databaseCrashes: 1);

    [Fact]
    public Task Every_message_of_two_hundred_people_too()
    {
        var minutes = Environment.GetEnvironmentVariable("CHAOS_MINUTES");
        Assert.SkipWhen(string.IsNullOrEmpty(minutes), "the long form is run by make chaos");
        var time = TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture));
        return RunAsync(people: 200, messages: Math.Max(2000, (int)(time.TotalSeconds * 15)), time, databaseCrashes: Math.Max(2, (int)time.TotalMinutes));
    }

    private async Task RunAsync(int people, int messages, TimeSpan time, int databaseCrashes)
    {
        var seed = Environment.GetEnvironmentVariable("CHAOS_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        Log($"CHAOS_SEED={seed}");
        await using var cluster = await ClusterUnderTest.StartAsync(await broker.NewAddressAsync());
        var chats = await cluster.JoinConnectedAsync(people);
        await using var crowd = new Crowd(cluster.StandIns.Telegram, chats, new Dice(seed));
        var havoc = new Havoc(cluster, broker, new Dice(seed + 1), Log);
        havoc.Spoil();

        using var end = new CancellationTokenSource();
        var breaking = havoc.RunAsync(databaseCrashes, time, end.Token);
        await crowd.TalkAsync(messages, time);
        await end.CancelAsync();
        await breaking;
        await havoc.MendAsync();
        Log($"said {crowd.Messages.Count}, mended");
        await QuietAsync(cluster, crowd);
        Log($"quiet after {crowd.Reactions} reactions");

        var reckoning = new Reckoning(cluster, chats, crowd.Messages);
        Log($"{await reckoning.StraysAsync()} cards stand in chats that Telegram took without a word");
        var differences = await reckoning.DifferencesAsync();
        if (differences.Count > 0)
            Keep(cluster, seed);
        Assert.True(differences.Count == 0, $"CHAOS_SEED={seed}: {differences.Count} things differ\n{string.Join('\n', differences.Take(40))}");
    }

    private static async Task QuietAsync(ClusterUnderTest cluster, Crowd crowd)
    {
        using var late = new CancellationTokenSource(QuietWithin);
        var waits = "";
        for (var quiet = 0; quiet < 3;)
        {
            Assert.False(late.IsCancellationRequested, $"It does not become quiet: {cluster.StandIns.Telegram.PendingUpdates} updates at Telegram, {waits}");
            await Task.Delay(200, CancellationToken.None);
            waits = await cluster.Database.AskAsync<string>(Reckoning.Waiting);
            quiet = crowd.IsQuiet && cluster.StandIns.Telegram.PendingUpdates == 0 && waits.Length == 0 ? quiet + 1 : 0;
        }
    }

    /// <summary>What the processes wrote, for whoever looks for the reason.</summary>
    private void Keep(ClusterUnderTest cluster, int seed)
    {
        var directory = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"st4cker-chaos-{seed}"));
        Directory.CreateDirectory(directory);
        foreach (var member in cluster.Members)
            File.WriteAllLines(Path.Combine(directory, member.Name + ".log"), member.Program.Log);
        Log($"logs are in {directory}");
    }

    private void Log(string line) => output.WriteLine($"{Stopwatch.GetElapsedTime(_since).TotalSeconds,6:0.0} s  {line}");
}
