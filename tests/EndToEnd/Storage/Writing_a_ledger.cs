using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Deeds;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.EndToEnd.Storage;

public sealed class Writing_a_ledger(PostgresServer postgres)
{
    private const string EverybodyWaits = "select id as user_id from users";

    [Fact]
    public async Task Commits_of_one_person_at_once_leave_no_gap_and_a_whole_chain()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => house.CommitFactAsync(number % 3 == 0 ? StorageHouse.Ben : StorageHouse.Ann, $"Task {number}", keep: number % 5 != 0)));

        Assert.Equal(48, await house.QueryAsync<long>("select count(*) from events"));
        Assert.Equal(0, await house.QueryAsync<long>("""
            select count(*) from (select seq, row_number() over (partition by user_id order by seq) as should_be from events) as numbered where seq <> should_be
            """));
        Assert.Equal(48, await house.QueryAsync<long>("select count(*) from tasks"));
        Assert.Equal(48, await house.QueryAsync<long>("select sum(event_seq)::bigint from mailboxes"));
        var report = await house.VerifyAsync();
        Assert.Equal((48, 3), (report.Rows, report.People));
        Assert.Empty(report.Broken);
    }

    [Fact]
    public async Task Several_facts_of_several_people_go_out_together()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        await using (var connection = await house.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            var ledger = await Ledger.ClaimAsync(connection, EverybodyWaits, DateTimeOffset.UtcNow, CancellationToken.None);
            foreach (var person in ledger.People)
            {
                for (var number = 0; number < person; number++)
                {
                    foreach (var happened in StorageHouse.Facts("Buy milk", Guid.NewGuid()))
                        ledger.Append(person, happened, Origin.Chat(Guid.NewGuid()));
                }
            }

            await using var batch = new NpgsqlBatch(connection);
            ledger.WriteTo(batch);
            await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("1 2 3", await house.QueryAsync<string>("select string_agg(event_seq::text, ' ' order by user_id) from mailboxes"));
        Assert.Empty((await house.ReplayAsync()).Differences);
    }

    [Fact]
    public async Task A_mailbox_that_is_held_is_passed_over_and_told_of()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        await using var one = await house.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var other = await house.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (await one.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await Ledger.LockAsync(one, [StorageHouse.Ann], DateTimeOffset.UtcNow, CancellationToken.None);
            await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            var claimed = await Ledger.ClaimAsync(other, EverybodyWaits, DateTimeOffset.UtcNow, CancellationToken.None);
            Assert.Equal([StorageHouse.Ben, StorageHouse.Cleo], claimed.People.Order());
            Assert.True(claimed.Contended);
        }

        await using var after = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var free = await Ledger.ClaimAsync(other, EverybodyWaits, DateTimeOffset.UtcNow, CancellationToken.None);
        Assert.Equal((3, false), (free.People.Count, free.Contended));
    }

    [Fact]
    public async Task A_second_commit_of_the_same_draft_is_refused_by_the_keys()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        var draft = await house.DraftAsync(StorageHouse.Ann);
        await house.CommitAsync(StorageHouse.Ann, (ledger, batch) => Confirm(draft, ledger, batch, events: true));

        // The desk still believes in the state before: what if every check above the keys had failed?
        var byEvents = await Assert.ThrowsAsync<PostgresException>(() => house.CommitAsync(StorageHouse.Ann, (ledger, batch) => Confirm(draft, ledger, batch, events: true)));
        Assert.Equal((PostgresErrorCodes.UniqueViolation, "events"), (byEvents.SqlState, byEvents.TableName));
        var byExecution = await Assert.ThrowsAsync<PostgresException>(() => house.CommitAsync(StorageHouse.Ann, (ledger, batch) => Confirm(draft, ledger, batch, events: false)));
        Assert.Equal((PostgresErrorCodes.UniqueViolation, "executions"), (byExecution.SqlState, byExecution.TableName));

        Assert.Equal(1, await house.QueryAsync<long>("select count(*) from tasks"));
        Assert.Equal(1, await house.QueryAsync<long>("select count(*) from executions"));
        Assert.Empty((await house.VerifyAsync()).Broken);
        Assert.Empty((await house.ReplayAsync()).Differences);
    }

    [Fact]
    public async Task A_card_that_changes_before_it_is_sent_goes_out_once_in_its_newest_form()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        var draft = await house.DraftAsync(StorageHouse.Ann);
        await ShowAsync(draft, draft with { Version = 2, Json = StorageHouse.Filled("Buy oat milk").Json });
        Assert.Equal("1 true", await RowAsync("oat"));
        await ShowAsync(draft with { Version = 3, Json = StorageHouse.Filled("Buy soy milk").Json });
        Assert.Equal("2 true", await RowAsync("soy"));
        await ShowAsync(draft with { Version = 3, Json = StorageHouse.Filled("Buy soy milk").Json });
        Assert.Equal("2 true", await RowAsync("soy"));

        Task ShowAsync(params Draft[] states) => house.CommitAsync(StorageHouse.Ann, (ledger, batch) =>
        {
            var desk = new Desk(StorageHouse.Person(StorageHouse.Ann), StorageHouse.BotId, ledger, DateTimeOffset.UtcNow);
            foreach (var state in states)
                desk.Put(state, "draft_edited", "person");
            Assert.Single(desk.Changed);
            ledger.WriteTo(batch);
            batch.BatchCommands.Add(Outbox.Put(desk.Messages, DateTimeOffset.UtcNow));
        });

        Task<string> RowAsync(string word) => house.QueryAsync<string>($"""
            select string_agg(revision || ' ' || (body_json::text like '%{word}%')::text, ';') from outbound_messages where key = 'draft:{draft.Id}'
            """);
    }

    private static void Confirm(Draft draft, Ledger ledger, NpgsqlBatch batch, bool events)
    {
        var desk = new Desk(StorageHouse.Person(draft.UserId), StorageHouse.BotId, ledger, DateTimeOffset.UtcNow);
        desk.Lay([draft]);
        var command = new QueuedCommand(1, draft.UserId, 1, CommandTypes.ConfirmDraft, new CommandPayload { Version = draft.Version }, draft.Id, WantsPlan: false, PlanJson: null, 0, draft.ChatId, null, null);
        ConfirmDraft.DoAsync(command, desk, Outside.Nothing).GetAwaiter().GetResult();
        if (events)
            ledger.WriteTo(batch);
        batch.BatchCommands.Add(Executions.Insert(desk.Executions, desk.Now));
    }
}
