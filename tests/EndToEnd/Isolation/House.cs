using System.Text.Json;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Isolation;

/// <summary>Breaks single rows as an older version, a defect or a hand in the database would leave them.</summary>
internal static class Breaking
{
    /// <summary>Said when something of a person's was put aside.</summary>
    public const string Broken = "could not work that out";
    /// <summary>No field of a question reads like this.</summary>
    public const string NoQuestion = """{"field":[5]}""";
    private static long _lastUpdate = 9_000_000_000;

    public static long NextUpdate() => Interlocked.Increment(ref _lastUpdate);

    /// <summary>A command as another version may have written it.</summary>
    /// <returns>Its id.</returns>
    public static Task<long> QueueAsync(this RunningProgram program, Chat person, string type, string payloadJson, string draftId = "null") =>
        program.Database.QueryAsync<long>(string.Create(CultureInfo.InvariantCulture, $"""
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, draft_id, source_chat_id, created_at, updated_at)
            values ({person.Id}, 2000002, {NextUpdate()}, 0, '{type}', '{payloadJson}', 'pending', {draftId}, {person.Id}, now(), now()) returning id
            """));

    /// <summary>A stored message of a known person.</summary>
    /// <returns>The update's id.</returns>
    public static async Task<long> StoreAsync(this RunningProgram program, Chat person, string text, string extractionJson = "null")
    {
        var update = NextUpdate();
        var payload = JsonSerializer.Serialize(new
        {
            update_id = update,
            message = new
            {
                message_id = update,
                date = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
                from = new { id = person.Id, is_bot = false, first_name = "Ann" },
                chat = new { id = person.Id, type = "private", first_name = "Ann" },
                text,
            },
        });
        await program.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            insert into updates (bot_id, update_id, user_id, chat_id, kind, payload_json, extraction_json, status, received_at, updated_at)
            values (2000002, {update}, {person.Id}, {person.Id}, 'message', '{payload.Replace("'", "''", StringComparison.Ordinal)}', {extractionJson}, 'stored', now(), now())
            """));
        return update;
    }

    /// <summary>Writing this fails from now on, as a defect in the program would make it.</summary>
    /// <param name="condition">On the row <c>new</c>.</param>
    public static Task RefuseAsync(this RunningProgram program, string table, string condition, string code)
    {
        var name = "refuse_" + Guid.NewGuid().ToString("n")[..8];
        return program.Database.ExecuteAsync($"""
            create function {name}() returns trigger language plpgsql as $$ begin raise exception 'refused by the test' using errcode = '{code}'; end $$;
            create trigger {name} before insert on {table} for each row when ({condition}) execute function {name}();
            """);
    }

    public static async Task<Guid> DraftAsync(this Chat person, string text, string status)
    {
        await person.DraftAsync(text);
        return await person.AskAsync<Guid>($"select id from drafts where user_id = $1 and status = '{status}' order by number desc limit 1");
    }

    public static Task UntilAsync(this Chat person, string table, string that) => person.UntilCountAsync(1, table, that);
}
