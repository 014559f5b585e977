using System.Collections.Concurrent;
using Npgsql;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Hosting.Postgres;

namespace St4cker.EndToEnd.Operations;

/// <summary>The real program on its own database, backed up while people talk, and brought back after all of it was lost.</summary>
public sealed class Losing_the_database(ITestOutputHelper output) : IAsyncLifetime
{
    private const int People = 20, MessagesEach = 15;
    private readonly string _backup = Path.Combine(Path.GetTempPath(), $"st4cker-{Guid.NewGuid():n}.dump");
    private StandIns? _standIns;
    private ProgramUnderTest? _program;

    private StandIns StandIns => _standIns!;
    private ProgramUnderTest Program => _program!;

    public async ValueTask InitializeAsync()
    {
        _standIns = await StandIns.StartAsync();
        _program = new ProgramUnderTest(_standIns.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        await StandIns.DisposeAsync();
        File.Delete(_backup);
    }

    [Fact]
    public async Task What_was_committed_before_the_backup_is_there_again_and_everybody_goes_on()
    {
        var people = await JoinAsync(People);
        using var end = new CancellationTokenSource();
        var pressing = PressAllAsync(end.Token);
        foreach (var person in people.SelectMany(person => Enumerable.Range(1, MessagesEach).Select(number => (person, number))))
            person.person.Say($"Buy {person.number} apples");
        var database = await ConnectAsync();
        await RunningProgram.UntilAsync(async () => await AskAsync<long>(database, "select count(*) from tasks") >= 100, "100 tasks are there");

        var before = await AskAsync<string[]>(database, "select array_agg(event_id::text) from events");
        await ScriptAsync("backup", _backup);
        await RunningProgram.UntilAsync(async () => await AskAsync<long>(database, "select count(*) from effects where status = 'succeeded'") == People * MessagesEach, "all tasks are at Google");
        await LoseAsync(end, pressing);

        await ScriptAsync("restore", _backup);
        Assert.Equal(0, (await Program.RunAsync(["audit", "verify"])).ExitCode);
        var (replayed, compared) = await Program.RunAsync(["audit", "replay"]);
        Assert.True(replayed == 0, compared);
        output.WriteLine($"{before.Length} events before the backup; after the restore: {compared}");
        await Program.StartAsync();
        database = await ConnectAsync();
        Assert.Superset(before.ToHashSet(StringComparer.Ordinal), (await AskAsync<string[]>(database, "select array_agg(event_id::text) from events")).ToHashSet(StringComparer.Ordinal));

        foreach (var person in people.Take(3))
            await person.ConfirmAsync(await person.DraftAsync("Buy pears"), Chat.AtGoogle);
        await RunningProgram.UntilAsync(async () => await AskAsync<long>(database, "select count(*) from effects where status in ('pending', 'processing')") == 0, "what waited at the backup is done", atMost: TimeSpan.FromSeconds(100));
        Assert.All(people, person => Assert.Distinct(StandIns.Google.Tasks(person.Account).Select(task => task.Title), StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_confirmed_after_the_backup_and_is_confirmed_again_is_no_second_task_at_Google()
    {
        var ann = Assert.Single(await JoinAsync(1));
        var card = await ann.DraftAsync("Buy milk tomorrow: oat, rice");
        await RunningProgram.UntilAsync(async () => await AskAsync<long>(await ConnectAsync(), "select count(*) from outbound_messages where status <> 'sent'") == 0, "the card is known to be there");
        await ScriptAsync("backup", _backup);
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        await LoseAsync(end: null, pressing: null);

        await ScriptAsync("restore", _backup);
        await Program.StartAsync();
        await ann.PressOldAsync(card, Chat.Confirm);
        var database = await ConnectAsync();
        await RunningProgram.UntilAsync(async () => await AskAsync<long>(database, "select count(*) from effects where status = 'succeeded'") == 3, "the task and its two subtasks are known to be at Google");
        Assert.Equal(3, StandIns.Google.Tasks(ann.Account).Count);
    }

    [Fact]
    public async Task A_backup_is_only_brought_back_into_a_database_that_nobody_uses_and_a_broken_one_changes_nothing()
    {
        var ann = Assert.Single(await JoinAsync(1));
        await ann.KeepAsync("Buy milk");
        await ScriptAsync("backup", _backup);
        var (running, said) = await Program.RunAsync(["restore", _backup, "--replace"]);
        Assert.True(running == 1 && said.Contains("stop the program", StringComparison.Ordinal), said);

        Assert.Equal(0, await Program.StopAsync());
        (var full, said) = await Program.RunAsync(["restore", _backup]);
        Assert.True(full == 1 && said.Contains("--replace", StringComparison.Ordinal), said);
        await using (var half = File.OpenWrite(_backup))
            half.SetLength(half.Length / 2);
        Assert.Equal(1, (await Program.RunAsync(["restore", _backup, "--replace"])).ExitCode);
        await Program.StartAsync();
        Assert.Equal(1, await AskAsync<long>(await ConnectAsync(), "select count(*) from tasks"));
    }

    private async Task<IReadOnlyList<Chat>> JoinAsync(int number)
    {
        var people = Enumerable.Range(1, number).Select(one => new Chat(StandIns.Telegram, "", 7_200_000_000 + one)).ToList();
        foreach (var person in people)
            StandIns.Telegram.Join(person.Id, "Ann");
        await RunningProgram.ImportAsync(Program, StandIns.Google, people);
        await Program.StartAsync();
        return people;
    }

    /// <summary>The program ends, and its database is gone with all that it held; the key stays.</summary>
    private async Task LoseAsync(CancellationTokenSource? end, Task? pressing)
    {
        if (end is not null)
            await end.CancelAsync();
        if (pressing is not null)
            await pressing;
        Assert.Equal(0, await Program.StopAsync());
        Directory.Delete(Path.Combine(Program.DataDirectory, "postgres"), recursive: true);
    }

    private async Task ScriptAsync(string script, string file)
    {
        var (exitCode, said) = await Repository.RunAsync(script, [file], [.. StandIns.Settings, ("St4cker__DataDirectory", Program.DataDirectory)]);
        Assert.True(exitCode == 0, said);
        output.WriteLine(said.Trim());
    }

    /// <summary>Everybody confirms each card that they see.</summary>
    private async Task PressAllAsync(CancellationToken stop)
    {
        var pressed = new ConcurrentDictionary<(long, long), bool>();
        await foreach (var change in StandIns.Telegram.Watch(stop).ReadAllAsync(CancellationToken.None))
            if (change.Written is { Message.From.IsBot: true } entry && entry.Buttons.FirstOrDefault(button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal)) is { } confirm
                && pressed.TryAdd((change.ChatId, entry.Message.MessageId), true))
                StandIns.Telegram.PressOld(change.ChatId, entry.Message, confirm.CallbackData!);
    }

    private async Task<string> ConnectAsync()
    {
        string? running = null;
        await RunningProgram.UntilAsync(async () => (running = await EmbeddedPostgres.FindRunningAsync(Program.DataDirectory, TestContext.Current.CancellationToken)) is not null, "the database runs");
        return running!;
    }

    private static async Task<T> AskAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
