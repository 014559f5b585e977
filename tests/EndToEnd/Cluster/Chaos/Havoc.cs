using System.Collections.Concurrent;
using St4cker.EndToEnd.Cluster.House;
using St4cker.EndToEnd.Fixtures;
using St4cker.Playground.Faults;

namespace St4cker.EndToEnd.Cluster.Chaos;

/// <summary>What goes wrong while the crowd talks.</summary>
internal sealed class Havoc(ClusterUnderTest cluster, RabbitMqServer broker, Dice dice, Action<string> log)
{
    private readonly List<Task> _mending = [];
    private readonly ConcurrentDictionary<Member, bool> _down = new();

    /// <summary>Telegram, Google and the way to the routers are unreliable from now on.</summary>
    public void Spoil()
    {
        cluster.Door.Handle = () => new Handling(
            ToAll: dice.Chance(0.1), LosesAnswer: dice.Chance(0.04), dice.Chance(0.1) ? dice.Time(TimeSpan.FromMilliseconds(700)) : TimeSpan.Zero);
        foreach (var operation in (string[])["sendMessage", "editMessageText"])
        {
            Sometimes(cluster.StandIns.Telegram.Faults, FaultKind.LostAnswer, operation, 0.01);
            Sometimes(cluster.StandIns.Telegram.Faults, FaultKind.ServerError, operation, 0.02);
            Sometimes(cluster.StandIns.Telegram.Faults, FaultKind.TooManyRequests, operation, 0.01);
        }

        Sometimes(cluster.StandIns.Telegram.Faults, FaultKind.ServerError, "answerCallbackQuery", 0.05);
        foreach (var operation in (string[])["tasks.insert", "tasks.delete"])
        {
            Sometimes(cluster.StandIns.Google.Faults, FaultKind.LostAnswer, operation, 0.05);
            Sometimes(cluster.StandIns.Google.Faults, FaultKind.ServerError, operation, 0.02);
            Sometimes(cluster.StandIns.Google.Faults, FaultKind.TooManyRequests, operation, 0.02);
        }
    }

    /// <summary>Kills and cuts until <paramref name="end"/>; the database falls as often as told, the broker half as often.</summary>
    public async Task RunAsync(int databaseCrashes, TimeSpan within, CancellationToken end)
    {
        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        var crashes = Enumerable.Range(0, databaseCrashes).Select(_ => dice.Time(within)).Order().ToList();
        var kills = Enumerable.Range(0, (databaseCrashes + 1) / 2).Select(_ => dice.Time(within)).Order().ToList();
        while (!end.IsCancellationRequested)
        {
            var now = System.Diagnostics.Stopwatch.GetElapsedTime(since);
            if (crashes.RemoveAll(time => time <= now) > 0)
                await CrashDatabaseAsync();
            else if (kills.RemoveAll(time => time <= now) > 0)
                KillBroker();
            else if (dice.Chance(0.25))
                await CutConnectionsAsync();
            else
                KillMember();
            await Task.Delay(TimeSpan.FromMilliseconds(500) + dice.Time(TimeSpan.FromSeconds(2)), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Everything works again and everybody is there.</summary>
    public async Task MendAsync()
    {
        await Task.WhenAll(_mending);
        cluster.Door.Handle = () => Handling.Plain;
        cluster.StandIns.Telegram.Faults.Clear();
        cluster.StandIns.Google.Faults.Clear();
        await cluster.StartAllAsync();
    }

    private static void Sometimes(FaultPlan faults, FaultKind kind, string operation, double chance) =>
        faults.Add(new Fault(kind) { Operation = operation, Chance = chance, Times = int.MaxValue });

    private void KillMember()
    {
        var running = cluster.Members.Where(member => !_down.ContainsKey(member)).ToList();
        var member = running[dice.Next(running.Count)];
        _down[member] = true;
        var pause = dice.Time(TimeSpan.FromSeconds(1.5));
        log($"kill {member.Name}");
        _mending.Add(Task.Run(async () =>
        {
            await member.Program.KillAsync();
            await Task.Delay(pause);
            member.Program.Start();
            _down.TryRemove(member, out _);
        }));
    }

    private async Task CrashDatabaseAsync()
    {
        log("crash of the database");
        await cluster.Database.CrashAsync();
    }

    private void KillBroker()
    {
        if (!broker.IsPrivate)
            return;
        log("kill of the broker");
        _mending.Add(Task.Run(async () =>
        {
            await broker.KillAsync();
            await broker.StartAgainAsync();
        }));
    }

    private async Task CutConnectionsAsync()
    {
        log("cut of connections");
        await cluster.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
            $"select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%-_' and pid % 3 = {dice.Next(3)}"));
    }
}
