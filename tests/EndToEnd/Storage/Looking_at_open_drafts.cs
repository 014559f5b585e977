using Npgsql;
using St4cker.EndToEnd.Fixtures;
using St4cker.Storage;
using St4cker.Storage.Flow;

namespace St4cker.EndToEnd.Storage;

public sealed class Looking_at_open_drafts(PostgresServer postgres)
{
    [Fact]
    public async Task Of_many_only_the_newest_and_the_newest_that_asks_are_read()
    {
        await using var database = await postgres.CreateDatabaseAsync("schema", MigrateAsync);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await PutAsync(database, user: 1, "drafted ask", "drafted ask", "drafted", "drafted", "cancelled ask");
        await PutAsync(database, user: 2, "drafted", "drafted ask");
        await PutAsync(database, user: 3, "drafted");
        await PutAsync(database, user: 4, "executed");

        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DraftStore.SelectNewestOpen([1, 2, 4]) } };
        await using var reader = await batch.ExecuteReaderAsync();
        var drafts = await DraftStore.ReadAsync(reader, CancellationToken.None);

        Assert.Equal([(1, 4), (1, 2), (2, 2)], drafts.Select(draft => ((int)draft.UserId, draft.Number)));
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await Schema.MigrateAsync(database, CancellationToken.None);
    }

    private static async Task PutAsync(TestDatabase database, long user, params string[] drafts)
    {
        await database.ExecuteAsync($"insert into users (id, first_name, language, time_zone, currency, created_at) values ({user}, 'Ann', 'en', 'UTC', 'EUR', now())");
        foreach (var (index, draft) in drafts.Index())
        {
            var question = draft.EndsWith("ask", StringComparison.Ordinal) ? """'{"field":"title","doubt":"Missing","words":null,"choices":[]}'""" : "null";
            await database.ExecuteAsync($"""
                with command as (
                    insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, source_chat_id, created_at, updated_at)
                    values ({user}, 1, {user * 100 + index}, 0, 'draft_task_from_text', '{"{}"}', 'completed', {user}, now(), now()) returning id)
                insert into drafts (id, user_id, number, draft_type, draft_json, version, status, read_by, question_json, chat_id, command_id, expires_at, created_at, updated_at)
                select gen_random_uuid(), {user}, {index + 1}, 'task', '{"{}"}', 1, '{draft.Split(' ')[0]}', 'rules', {question}, {user}, id, now(), now(), now() from command;
                """);
        }
    }
}
