using System.Security.Cryptography;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Cluster.House;

/// <summary>
/// The program as it is run at scale: each role as processes of its own, which meet in one database and over one broker, with Telegram
/// before the routers and Google behind the confirmations.
/// </summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    public const string Router = "router", Executor = "executor", Confirmation = "confirmation", Scheduler = "scheduler";
    private long _lastPerson = 7_300_000_000;

    private ClusterUnderTest(StandIns standIns, FrontDoor door, ClusterDatabase database) => (StandIns, Door, Database) = (standIns, door, database);

    public StandIns StandIns { get; }
    public FrontDoor Door { get; }
    public ClusterDatabase Database { get; }
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Two of each role, told of updates by webhook.</summary>
    /// <param name="broker">From <see cref="RabbitMqServer.NewAddressAsync"/>.</param>
    public static Task<ClusterUnderTest> StartAsync(string broker) => StartAsync(broker, [Router, Executor, Confirmation, Scheduler], ("Telegram__Mode", "webhook"));

    /// <summary>Two of each of these roles.</summary>
    public static Task<ClusterUnderTest> StartAsync(string broker, IReadOnlyList<string> roles, params (string Name, string Value)[] settings) =>
        StartAsync(broker, [.. roles.Select(role => (role, 2))], settings);

    /// <summary>So many of each of these roles.</summary>
    public static async Task<ClusterUnderTest> StartAsync(string broker, IReadOnlyList<(string Role, int Copies)> roles, params (string Name, string Value)[] settings)
    {
        var cluster = new ClusterUnderTest(await StandIns.StartAsync(), await FrontDoor.OpenAsync(), await ClusterDatabase.StartAsync());
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        cluster.Members =
        [
            .. from one in roles from number in Enumerable.Range(1, one.Copies)
               let role = one.Role
               let name = string.Create(CultureInfo.InvariantCulture, $"{role}-{number}")
               select new Member(role, name, new ProgramUnderTest([.. cluster.SettingsOf(name, broker, key), .. settings], role)),
        ];
        cluster.Door.Routers = [.. cluster.Of(Router).Select(router => router.Program.Url)];
        var (exitCode, said) = await cluster.Members[0].Program.RunAsync(["migrate"]);
        Assert.True(exitCode == 0, said);
        await Task.WhenAll(cluster.Members.Select(member => member.Program.StartAsync()));
        return cluster;
    }

    public IReadOnlyList<Member> Of(string role) => [.. Members.Where(member => member.Role == role)];

    /// <summary>Somebody who never wrote to the bot.</summary>
    public Chat Join()
    {
        var id = Interlocked.Increment(ref _lastPerson);
        StandIns.Telegram.Join(id, "Ann");
        return new Chat(StandIns.Telegram, Database.ConnectionString, id);
    }

    /// <summary>People whose Google accounts were connected by the operator's import.</summary>
    public async Task<IReadOnlyList<Chat>> JoinConnectedAsync(int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => Join()).ToList();
        await RunningProgram.ImportAsync(Members[0].Program, StandIns.Google, people);
        return people;
    }

    public async Task<Chat> JoinConnectedAsync() => (await JoinConnectedAsync(1))[0];

    /// <summary>kill -9 to all of them at once.</summary>
    public Task KillAllAsync() => Task.WhenAll(Members.Where(member => member.Program.IsRunning).Select(member => member.Program.KillAsync()));

    public Task StartAllAsync() => Task.WhenAll(Members.Where(member => !member.Program.IsRunning).Select(member => member.Program.StartAsync()));

    /// <summary>The copy whose connection holds the advisory lock of this work.</summary>
    /// <returns>Null: nobody leads at the moment.</returns>
    public async Task<Member?> LeaderAsync(string work)
    {
        var name = await Database.AskAsync<string>($"""
            select coalesce((select a.application_name from pg_locks l join pg_stat_activity a using (pid)
                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                  and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('st4cker {work}', 0)), '')
            """);
        return Members.FirstOrDefault(member => member.Name == name);
    }

    public async ValueTask DisposeAsync()
    {
        // One that was only just started is not yet able to stop in order.
        await KillAllAsync();
        await Task.WhenAll(Members.Select(member => member.Program.DisposeAsync().AsTask()));
        await Door.DisposeAsync();
        await StandIns.DisposeAsync();
        await Database.DisposeAsync();
    }

    private IEnumerable<(string Name, string Value)> SettingsOf(string name, string broker, string key) =>
    [
        .. StandIns.Settings,
        ("ConnectionStrings__Postgres", $"{Database.ConnectionString};Application Name={name};Maximum Pool Size=30"),
        ("ConnectionStrings__RabbitMq", broker),
        ("St4cker__MasterKey", key),
        ("St4cker__PublicUrl", Door.Url),
    ];
}

/// <summary>One process of a cluster.</summary>
/// <param name="Name">Its role and number, as the database knows it too.</param>
internal sealed record Member(string Role, string Name, ProgramUnderTest Program);
