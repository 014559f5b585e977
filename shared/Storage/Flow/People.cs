using Npgsql;
using St4cker.Drafts;

namespace St4cker.Storage.Flow;

public static class People
{
    private const string Columns = "id, first_name, language, time_zone, time_zone_state, currency, chat_id, work_starts, work_ends, acknowledge";

    public static NpgsqlBatchCommand Select(long[] ids)
    {
        var select = new NpgsqlBatchCommand($"select {Columns} from users where id = any($1)");
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = ids });
        return select;
    }

    public static async Task<Person> FindAsync(NpgsqlConnection connection, long id, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Select([id]) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        return (await ReadAsync(reader, stop))[id];
    }

    /// <summary>These people, and those whose drafts these are.</summary>
    public static NpgsqlBatchCommand SelectWithOwners(long[] ids, Guid[] drafts)
    {
        var select = new NpgsqlBatchCommand($"select {Columns} from users where id = any($1 || array(select user_id from drafts where id = any($2)))");
        select.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = ids });
        select.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = drafts });
        return select;
    }

    public static async Task<Dictionary<long, Person>> ReadAsync(NpgsqlDataReader reader, CancellationToken stop)
    {
        var people = new Dictionary<long, Person>();
        while (await reader.ReadAsync(stop))
        {
            people.Add(reader.GetInt64(0), new Person
            {
                Id = reader.GetInt64(0),
                FirstName = reader.GetString(1),
                Language = reader.GetString(2),
                TimeZone = reader.GetString(3),
                ZoneState = Enum.Parse<ZoneState>(reader.GetString(4), ignoreCase: true),
                Currency = reader.GetString(5),
                ChatId = reader.IsDBNull(6) ? null : reader.GetInt64(6),
                WorkStarts = reader.GetFieldValue<TimeOnly>(7),
                WorkEnds = reader.GetFieldValue<TimeOnly>(8),
                Acknowledge = reader.IsDBNull(9) ? null : reader.GetString(9),
            });
        }

        return people;
    }

    /// <summary>Makes a person who has not written yet; what is not known of them is guessed at their first message.</summary>
    public static async Task MakeAsync(NpgsqlDataSource source, long id, DateTimeOffset now, CancellationToken stop)
    {
        await using var batch = source.CreateBatch();
        var person = new NpgsqlBatchCommand("""
            insert into users (id, first_name, language, time_zone, currency, created_at) values ($1, '', 'en', 'UTC', 'USD', $2) on conflict do nothing
            """);
        person.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        person.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        batch.BatchCommands.Add(person);
        var mailbox = new NpgsqlBatchCommand("insert into mailboxes (user_id) values ($1) on conflict do nothing");
        mailbox.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        batch.BatchCommands.Add(mailbox);
        await batch.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Writes what a person chose.</summary>
    public static NpgsqlBatchCommand Update(Person person)
    {
        var update = new NpgsqlBatchCommand("update users set language = $2, time_zone = $3, time_zone_state = $4, currency = $5, work_starts = $6, work_ends = $7, acknowledge = $8 where id = $1");
        update.Parameters.Add(new NpgsqlParameter<long> { TypedValue = person.Id });
        update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.Language });
        update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.TimeZone });
        update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ZoneState.ToString().ToLowerInvariant() });
        update.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.Currency });
        update.Parameters.Add(new NpgsqlParameter<TimeOnly> { TypedValue = person.WorkStarts });
        update.Parameters.Add(new NpgsqlParameter<TimeOnly> { TypedValue = person.WorkEnds });
        update.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = person.Acknowledge });
        return update;
    }
}
