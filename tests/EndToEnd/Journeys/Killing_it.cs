using Npgsql;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Hosting.Postgres;

namespace St4cker.EndToEnd.Journeys;

/// <summary>The whole program on its own embedded database, killed again and again while people go on talking.</summary>
public sealed class Killing_it(ITestOutputHelper output)
{
    private const int People = 30, MessagesEach = 10, Kills = 7;
    // A killed worker's leases last 45 seconds, so the last kill is followed by that long a wait at most.
    private static readonly TimeSpan AllWithin = TimeSpan.FromSeconds(100);

    [Fact]
    public async Task Over_seven_kills_each_of_three_hundred_messages_is_one_draft_and_one_task_everywhere()
    {
        var seed = Environment.GetEnvironmentVariable("KILL_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"KILL_SEED={seed}");
        var dice = new Random(seed);
        await using var standIns = await StandIns.StartAsync();
        await using var program = new ProgramUnderTest(standIns.Settings);
        var people = Enumerable.Range(1, People).Select(number => new Chat(standIns.Telegram, "", 7_100_000_000 + number)).ToList();
        foreach (var person in people)
            standIns.Telegram.Join(person.Id, "Ann");
        await RunningProgram.ImportAsync(program, standIns.Google, people);
        await program.StartAsync();

        using var end = new CancellationTokenSource(AllWithin);
        var pressing = EagerPresses.PressAllAsync(standIns.Telegram, end.Token);
        var talking = TalkAsync(people, new Random(seed + 1), end.Token);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(dice.Next(300, 3500), end.Token);
            await program.KillAsync();
            program.Start();
        }
        await talking;

        var database = await ConnectAsync(program, end.Token);
        await UntilAsync(database, "select count(*) from tasks", People * MessagesEach, end.Token);
        await UntilAsync(database, "select count(*) from effects where status = 'succeeded'", People * MessagesEach, end.Token);
        await end.CancelAsync();
        await pressing;

        Assert.Equal(300L, await AskAsync(database, "select count(*) from updates where kind = 'message'"));
        Assert.Equal(300L, await AskAsync(database, "select count(*) from drafts"));
        Assert.Equal(300L, await AskAsync(database, "select count(distinct c.update_id) from drafts d join commands c on c.id = d.command_id"));
        Assert.Equal(300L, await AskAsync(database, "select count(*) from drafts where status = 'executed'"));
        Assert.Equal(300L, await AskAsync(database, "select count(*) from executions"));
        Assert.Equal(300L, await AskAsync(database, "select count(distinct (user_id, title)) from tasks"));
        foreach (var person in people)
            Assert.Equal(Words().Order(StringComparer.Ordinal), standIns.Google.Tasks(person.Account).Select(task => task.Title).Order(StringComparer.Ordinal));

        var (verified, said) = await program.RunAsync(["audit", "verify"]);
        Assert.True(verified == 0, said);
        var (replayed, compared) = await program.RunAsync(["audit", "replay"]);
        Assert.True(replayed == 0, compared);
        output.WriteLine(said + compared);
        await RunningProgram.UntilAsync(() => Task.FromResult(people.All(IsTold)), "every person's chat says of every task that it is saved, here and at Google");
    }

    private static IEnumerable<string> Words() => Enumerable.Range(1, MessagesEach).Select(number => $"Buy {number} apples");

    private static async Task TalkAsync(IReadOnlyList<Chat> people, Random dice, CancellationToken stop)
    {
        foreach (var words in Words())
        {
            foreach (var person in people)
            {
                person.Say(words);
                await Task.Delay(dice.Next(0, 120), stop);
            }
        }
    }

    private static bool IsTold(Chat person) => Words().All(words => person.BotMessages.Any(entry =>
        entry.Message.Text is { } text && text.Contains(words, StringComparison.Ordinal) && text.Contains(Chat.Saved, StringComparison.Ordinal) && text.Contains(Chat.AtGoogle, StringComparison.Ordinal)));

    private static async Task<string> ConnectAsync(ProgramUnderTest program, CancellationToken stop)
    {
        while (true)
        {
            if (await EmbeddedPostgres.FindRunningAsync(program.DataDirectory, stop) is { } running)
                return running;
            await Task.Delay(50, stop);
        }
    }

    private static async Task UntilAsync(string database, string sql, long count, CancellationToken stop)
    {
        long now = 0;
        try
        {
            while ((now = await AskAsync(database, sql)) != count)
                await Task.Delay(100, stop);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"{sql} is {now} and not {count}", late);
        }
    }

    private static async Task<long> AskAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
