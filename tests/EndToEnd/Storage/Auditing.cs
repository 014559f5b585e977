using St4cker.EndToEnd.Fixtures;
using St4cker.Storage.Audit;

namespace St4cker.EndToEnd.Storage;

/// <summary>What happens to the audit log behind the program's back is found and named.</summary>
public sealed class Auditing(PostgresServer postgres)
{
    private const int Rows = 5;

    [Fact]
    public async Task A_log_that_nobody_touched_is_whole()
    {
        await using var house = await BuildAsync();
        var report = await house.VerifyAsync();
        Assert.Equal((2 * Rows, 3), (report.Rows, report.People));
        Assert.Empty(report.Broken);
    }

    [Theory]
    [InlineData("action = 'draft_cancelled'")]
    [InlineData("actor = 'executor'")]
    [InlineData("entity_id = 'another'")]
    [InlineData("details_json = '{}'")]
    [InlineData("source_message_id = null")]
    [InlineData("timestamp = timestamp + interval '1 ms'")]
    [InlineData("hash = sha256('x')")]
    public async Task A_changed_row_is_named(string change)
    {
        await using var house = await BuildAsync();
        await house.ExecuteAsync($"update audit_log set {change} where user_id = 1 and seq = 3");
        var broken = (await house.VerifyAsync()).Broken;
        Assert.Contains(broken, line => line.StartsWith("person 1, row 3 (id ", StringComparison.Ordinal) && line.EndsWith(" was changed", StringComparison.Ordinal));
        Assert.DoesNotContain(broken, line => line.StartsWith("person 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3", "person 1, row 3 was removed")]
    [InlineData("1", "person 1, row 1 was removed")]
    [InlineData("5", "person 1, row 5 was removed")]
    [InlineData("1, 2", "person 1, rows 1 to 2 were removed")]
    [InlineData("2, 3", "person 1, rows 2 to 3 were removed")]
    [InlineData("4, 5", "person 1, rows 4 to 5 were removed")]
    [InlineData("1, 2, 3, 4, 5", "person 1: rows 1 to 5 are missing")]
    public async Task A_removed_row_is_named(string rows, string named)
    {
        await using var house = await BuildAsync();
        await house.ExecuteAsync($"delete from audit_log where user_id = 1 and seq in ({rows})");
        Assert.Equal([named], (await house.VerifyAsync()).Broken);
    }

    [Fact]
    public async Task A_row_that_was_put_at_the_end_is_named_although_it_fits()
    {
        await using var house = await BuildAsync();
        await ForgeAsync(house, seq: Rows + 1);
        Assert.Contains(" was inserted: the chain ends at 5", Assert.Single((await house.VerifyAsync()).Broken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_was_put_in_between_is_named()
    {
        await using var house = await BuildAsync();
        await house.ExecuteAsync("""
            update audit_log set seq = seq + 100 where user_id = 1 and seq >= 3;
            update audit_log set seq = seq - 99 where user_id = 1 and seq >= 103;
            """);
        await ForgeAsync(house, seq: 3);
        var broken = (await house.VerifyAsync()).Broken;
        Assert.Contains(broken, line => line.Contains("row 4 ", StringComparison.Ordinal) && line.Contains("does not follow row 3: one of the two was changed or inserted", StringComparison.Ordinal));
        Assert.Contains(broken, line => line.Contains(" was inserted: the chain ends at 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_of_somebody_who_has_no_mailbox_is_named()
    {
        await using var house = await BuildAsync();
        await house.ExecuteAsync("""
            insert into audit_log (user_id, seq, timestamp, actor, action, entity_type, entity_id, details_json, prev_hash, hash)
            values (99, 1, now(), 'person', 'draft_confirmed', 'draft', 'x', '{}', '', sha256('x'))
            """);
        Assert.Contains((await house.VerifyAsync()).Broken, line => line.StartsWith("person 99, row 1 ", StringComparison.Ordinal) && line.Contains("was inserted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_was_written_anew_with_a_right_hash_no_longer_fits_its_neighbour()
    {
        await using var house = await BuildAsync();
        await house.ExecuteAsync("delete from audit_log where user_id = 1 and seq = 3");
        await ForgeAsync(house, seq: 3);
        Assert.Contains("person 1, row 4", Assert.Single((await house.VerifyAsync()).Broken), StringComparison.Ordinal);

        await house.ExecuteAsync("delete from audit_log where user_id = 2 and seq = 5");
        await ForgeAsync(house, seq: 5, person: 2);
        Assert.Contains("person 2, row 5 is not the one that was written last: it was changed or inserted", (await house.VerifyAsync()).Broken);
    }

    [Fact]
    public async Task The_tables_built_again_from_the_events_are_the_same()
    {
        await using var house = await BuildAsync();
        var report = await house.ReplayAsync();
        Assert.Equal((2 * Rows, 2 * Rows), (report.Events, report.Rows));
        Assert.Empty(report.Differences);
        Assert.Equal(0, await house.QueryAsync<long>("select count(*) from pg_namespace where nspname = 'replay'"));
    }

    [Theory]
    [InlineData("update tasks set title = 'Buy gold' where user_id = 1", "differs from its events")]
    [InlineData("update tasks set note = '' where user_id = 1", "differs from its events")]
    [InlineData("update tasks set deadline_time = null where user_id = 1", "differs from its events")]
    [InlineData("delete from tasks where user_id = 1", "is missing")]
    [InlineData("update tasks set user_id = 2 where user_id = 1", "has no event")]
    public async Task A_row_that_does_not_come_from_its_events_is_named(string change, string how)
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        await house.CommitFactAsync(StorageHouse.Ann);
        var task = await house.QueryAsync<Guid>("select id from tasks");
        await house.ExecuteAsync(change);
        Assert.Contains((await house.ReplayAsync()).Differences, line => line.StartsWith($"tasks: row {task} of person ", StringComparison.Ordinal) && line.EndsWith(how, StringComparison.Ordinal));
    }

    private async Task<StorageHouse> BuildAsync()
    {
        var house = await StorageHouse.BuildAsync(postgres);
        for (var row = 0; row < Rows; row++)
        {
            await house.CommitFactAsync(StorageHouse.Ann, $"Task {row} tomorrow 9am");
            await house.CommitFactAsync(StorageHouse.Ben, $"Task {row}");
        }

        return house;
    }

    /// <summary>Somebody who can write to the table and knows how hashes are made.</summary>
    private static async Task ForgeAsync(StorageHouse house, int seq, long person = StorageHouse.Ann)
    {
        var previous = await house.QueryAsync<byte[]>($"select hash from audit_log where user_id = {person} and seq = {seq - 1}");
        var now = AuditChain.Moment(DateTimeOffset.UtcNow);
        var entry = new AuditEntry(person, "person", "draft_confirmed", "draft", "forged", SourceMessageId: null, "{}");
        await using var insert = house.Source.CreateCommand("""
            insert into audit_log (user_id, seq, timestamp, actor, action, entity_type, entity_id, details_json, prev_hash, hash)
            values ($1, $2, $3, 'person', 'draft_confirmed', 'draft', 'forged', '{}', $4, $5)
            """);
        foreach (var value in new object[] { person, (long)seq, now, previous, AuditChain.Hash(previous, seq, now, entry) })
            insert.Parameters.Add(new() { Value = value });
        await insert.ExecuteNonQueryAsync();
    }
}
