using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.EndToEnd.Storage;

public sealed class Working_off_commands(PostgresServer postgres)
{
    [Theory]
    [InlineData("throws")]
    [InlineData("breaks the database")]
    public async Task A_command_that_fails_again_and_again_is_put_aside_and_the_others_go_on(string how)
    {
        await using var house = await BuildAsync();
        var good = new List<long> { await house.QueueAsync(StorageHouse.Ann, CommandTypes.Query) };
        var poison = await house.QueueAsync(StorageHouse.Ann, CommandTypes.Query, new CommandPayload { Name = how });
        foreach (var person in new[] { StorageHouse.Ann, StorageHouse.Ben, StorageHouse.Ann, StorageHouse.Cleo })
            good.Add(await house.QueueAsync(person, CommandTypes.Query));

        await using var stages = await Stages.StartAsync(house, executors: 1);
        await StorageHouse.UntilAsync(() => NoneWaitsAsync(house));

        Assert.Equal("failed 3", await house.QueryAsync<string>($"select status || ' ' || attempts from commands where id = {poison}"));
        Assert.Equal(good.Order(), await DoneAsync(house));
        Assert.Equal(1, await house.QueryAsync<long>("select count(*) from outbound_messages where key like '%:broken' and body_json::text like '%Nothing was saved%'"));
        Assert.Equal(1, await house.QueryAsync<long>("select count(*) from audit_log where action = 'command_failed'"));
        Assert.Equal(good.Count, await house.QueryAsync<long>("select count(*) from audit_log where action = 'command_executed'"));
        Assert.Empty((await house.VerifyAsync()).Broken);
    }

    [Fact]
    public async Task However_many_can_not_go_on_yet_whoever_can_is_found()
    {
        await using var house = await BuildAsync();
        await house.ExecuteAsync("""
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, lease_until, source_chat_id, created_at, updated_at)
            select -n, 4242, -n, 0, 'query', '{}', 'processing', now() + interval '1 minute', -n, now(), now() from generate_series(1, 600) n
            """);
        await house.QueueAsync(StorageHouse.Ann, CommandTypes.Query);
        await house.QueueAsync(StorageHouse.Ann, CommandTypes.Query);
        await house.QueueAsync(StorageHouse.Ben, CommandTypes.ConfirmDraft);
        await house.QueueAsync(StorageHouse.Ben, CommandTypes.Query);
        Assert.Equal([StorageHouse.Ann], await ClaimAsync(house, only: false));
        Assert.Equal([StorageHouse.Ben], await ClaimAsync(house, only: true));
    }

    [Fact]
    public async Task Of_thousands_of_rows_the_longest_waiting_people_are_taken_each_once()
    {
        await using var house = await BuildAsync();
        await house.ExecuteAsync("""
            insert into users (id, first_name, language, time_zone, currency, created_at) select 1000 + n, 'Ann', 'en', 'UTC', 'EUR', now() from generate_series(1, 300) n;
            insert into mailboxes (user_id) select 1000 + n from generate_series(1, 300) n;
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, source_chat_id, created_at, updated_at)
            select 1300 - n / 10, 4242, n, 0, 'query', '{}', 'pending', 1, now(), now() from generate_series(0, 2999) n
            """);
        Assert.Equal(Enumerable.Range(0, 52).Select(n => 1300L - n).Order(), (await ClaimAsync(house, only: false)).Order());
    }

    [Fact]
    public async Task A_persons_commands_are_done_once_and_in_their_order_whoever_does_them()
    {
        const int Each = 40;
        await using var house = await BuildAsync();
        long[] people = [StorageHouse.Ann, StorageHouse.Ben, StorageHouse.Cleo];
        await using var stages = await Stages.StartAsync(house, executors: 2);
        for (var number = 0; number < Each; number++)
        {
            foreach (var person in people)
                await house.QueueAsync(person, (number + person) % 4 == 0 ? CommandTypes.ConfirmDraft : CommandTypes.Query);
            stages.Wake();
        }

        await StorageHouse.UntilAsync(() => NoneWaitsAsync(house));
        Assert.Equal(people.Length * Each, (await DoneAsync(house)).Count);
        Assert.Equal(people.Length * Each, await house.QueryAsync<long>("select count(distinct command_id) from done"));
        // Whoever held the mailbox wrote first: the audit sequence tells the order.
        Assert.Equal(0, await house.QueryAsync<long>("""
            select count(*) from (
                select entity_id::bigint as id, lag(entity_id::bigint) over (partition by user_id order by seq) as before from audit_log where action = 'command_executed') as executed
            where before > id
            """));
        Assert.Empty((await house.VerifyAsync()).Broken);
    }

    [Fact]
    public async Task What_can_not_be_done_yet_keeps_what_follows_it_waiting_and_nobody_else()
    {
        await using var house = await BuildAsync();
        await house.QueueAsync(StorageHouse.Ann, CommandTypes.Query, new CommandPayload { Name = "not yet" });
        var after = await house.QueueAsync(StorageHouse.Ann, CommandTypes.Query);
        var bens = await house.QueueAsync(StorageHouse.Ben, CommandTypes.Query);

        await using var stages = await Stages.StartAsync(house, executors: 1);
        await StorageHouse.UntilAsync(async () => (await DoneAsync(house)).Contains(bens));
        Assert.Equal("pending", await house.QueryAsync<string>($"select status from commands where id = {after}"));

        await house.ExecuteAsync("update commands set status = 'pending', lease_until = null, payload_json = '{}' where status = 'processing'");
        stages.Wake();
        await StorageHouse.UntilAsync(() => NoneWaitsAsync(house));
        Assert.Equal(3, (await DoneAsync(house)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Looking_past_what_others_do_costs_a_few_pages_a_person_however_much_was_done_before(bool only)
    {
        await using var house = await BuildAsync();
        const int People = 1000;
        // The planner looks while nothing waits, and believes so from then on.
        await house.ExecuteAsync($"""
            insert into users (id, first_name, language, time_zone, time_zone_state, currency, chat_id, created_at)
            select p, 'P' || p, 'en', 'UTC', 'chosen', 'EUR', p, now() from generate_series(100001, 100000 + {People}) p;
            insert into mailboxes (user_id) select generate_series(100001, 100000 + {People});
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, source_chat_id, created_at, updated_at)
            select p, 1, -n * 1000000 - p, 0, 'query', '{"{}"}', 'completed', p, now(), now() from generate_series(1, 50) n, generate_series(1, {People}) p;
            analyze;
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, source_chat_id, created_at, updated_at)
            select p, 1, p, 0, '{(only ? CommandTypes.Query : CommandTypes.ConfirmDraft)}', '{"{}"}', 'pending', p, now(), now() from generate_series(100001, 100000 + {People}) p;
            """);
        await using var connection = await house.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var prepare = new NpgsqlCommand(
            $"set plan_cache_mode = force_generic_plan; prepare claim(text[], boolean, timestamptz, integer) as {Commands.PeopleWaiting}", connection);
        await prepare.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var explain = new NpgsqlCommand(
            $"explain (analyze, buffers, timing off, format json) execute claim('{{{string.Join(',', CommandTypes.OfConfirmation)}}}', {only}, now(), 64)", connection);
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
        var claim = plan.RootElement[0].GetProperty("Plan");
        Assert.Equal(0, claim.GetProperty("Actual Rows").GetDouble());
        Assert.InRange(claim.GetProperty("Shared Hit Blocks").GetInt64() + claim.GetProperty("Shared Read Blocks").GetInt64(), People, 10 * People);
    }

    private async Task<StorageHouse> BuildAsync()
    {
        var house = await StorageHouse.BuildAsync(postgres);
        await house.ExecuteAsync("create table done (n bigint generated always as identity, command_id bigint not null)");
        return house;
    }

    private static async Task<IReadOnlyCollection<long>> ClaimAsync(StorageHouse house, bool only)
    {
        await using var connection = await house.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var ledger = await Ledger.ClaimAsync(connection, Commands.PeopleWaiting, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken,
            new NpgsqlParameter<string[]> { TypedValue = [.. CommandTypes.OfConfirmation] }, new NpgsqlParameter<bool> { TypedValue = only },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = DateTimeOffset.UtcNow }, new NpgsqlParameter<int> { TypedValue = 64 });
        return ledger.People;
    }

    private static async Task<bool> NoneWaitsAsync(StorageHouse house) =>
        await house.QueryAsync<long>("select count(*) from commands where status in ('pending', 'processing')") == 0;

    private static async Task<IReadOnlyList<long>> DoneAsync(StorageHouse house) =>
        await house.QueryAsync<long[]>("select coalesce(array_agg(command_id order by command_id), '{}') from done");

    /// <summary>Some that do what Executor does and one that does what Confirmation does.</summary>
    private sealed class Stages : IAsyncDisposable
    {
        private readonly List<NotingStage> _all = [];

        public static async Task<Stages> StartAsync(StorageHouse house, int executors)
        {
            var stages = new Stages();
            for (var number = 0; number <= executors; number++)
                stages._all.Add(new NotingStage(house.Source, only: number == 0, stages.Wake));
            foreach (var stage in stages._all)
                await stage.StartAsync(CancellationToken.None);
            return stages;
        }

        public void Wake() => _all.ForEach(stage => stage.Wake());

        public async ValueTask DisposeAsync()
        {
            foreach (var stage in _all)
            {
                await stage.StopAsync(CancellationToken.None);
                stage.Dispose();
            }
        }
    }

    /// <summary>Notes each command that it does, in the transaction that does it.</summary>
    private sealed class NotingStage(NpgsqlDataSource source, bool only, Action wakeAll)
        : CommandStage(source, StorageHouse.BotId, TimeProvider.System, NullLogger.Instance)
    {
        protected override IReadOnlyList<string> Types => CommandTypes.OfConfirmation;
        protected override bool Only => only;

        protected override Task<bool> DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
        {
            switch (command.Payload.Name)
            {
                case "throws":
                    throw new InvalidOperationException("It fails each time.");
                case "breaks the database":
                    desk.Also.Add(new NpgsqlBatchCommand("select 1 / 0"));
                    break;
                case "not yet":
                    desk.Also.Add(Commands.Lease([command.Id], desk.Now, desk.Now.AddMinutes(5)));
                    return Task.FromResult(false);
                default:
                    var note = new NpgsqlBatchCommand("insert into done (command_id) values ($1)");
                    note.Parameters.Add(new NpgsqlParameter<long> { TypedValue = command.Id });
                    desk.Also.Add(note);
                    desk.Say(command, "noted", new Card("Noted", [], []));
                    break;
            }

            return Task.FromResult(true);
        }

        protected override Task CommittedAsync(bool messages, bool others, IReadOnlyCollection<long> devices)
        {
            if (others)
                wakeAll();
            return Task.CompletedTask;
        }
    }
}
