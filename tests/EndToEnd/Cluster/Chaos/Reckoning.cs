using Npgsql;
using St4cker.Drafts;
using St4cker.EndToEnd.Cluster.House;
using Chat = St4cker.EndToEnd.Journeys.House.Chat;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Cluster.Chaos;

/// <summary>Compares, when all is quiet, what was said and promised with what is stored, shown and kept at Google. Each method gives what differs.</summary>
internal sealed class Reckoning(ClusterUnderTest cluster, IReadOnlyList<Chat> people, IReadOnlyCollection<Said> said)
{
    /// <summary>What has not come to its end; empty when all is quiet.</summary>
    public const string Waiting = """
        select coalesce(string_agg(what || ': ' || n, ', '), '') from (
            select 'updates' as what, count(*) as n from updates where status in ('stored', 'processing')
            union all select 'commands', count(*) from commands where status in ('pending', 'processing')
            union all select 'messages', count(*) from outbound_messages where status in ('pending', 'sending')
            union all select 'messages without a notice', count(*) from outbound_messages m where status = 'unknown' and not starts_with(key, 'lost:')
                and not exists (select from outbound_messages notice where notice.key = 'lost:' || m.key)
            union all select 'effects', count(*) from effects where status in ('pending', 'processing', 'waiting')
            union all select 'undos', count(*) from drafts where undo_state = 'asked') waiting where n > 0
        """;

    public async Task<IReadOnlyList<string>> DifferencesAsync() =>
    [
        .. await UpdatesAsync(), .. await DraftsAsync(), .. await CommitsAsync(), .. await GoogleAsync(), .. await OrderAsync(), .. await CardsAsync(), .. await FailuresAsync(), .. await AuditAsync(),
    ];

    /// <summary>Every acknowledged update is there, and nothing else.</summary>
    private async Task<IEnumerable<string>> UpdatesAsync()
    {
        var stored = (await RowsAsync("select update_id from updates", row => row.GetInt64(0))).ToHashSet();
        var taken = cluster.Door.Passages.Where(passage => passage.Value.TakenAt is not null).Select(passage => passage.Key).ToHashSet();
        return
        [
            .. taken.Except(stored).Select(id => $"update {id} was acknowledged and is not stored"),
            .. stored.Except(cluster.Door.Passages.Keys).Select(id => $"update {id} is stored and was never sent"),
        ];
    }

    /// <summary>One draft for each message; a change of what was saved is another draft.</summary>
    private async Task<IEnumerable<string>> DraftsAsync()
    {
        var drafts = (await RowsAsync("select user_id, source_message_id from drafts where draft_json->>'target' is null", row => new Said(row.GetInt64(0), row.GetInt64(1)))).ToLookup(made => made);
        return said.Where(one => drafts[one].Count() != 1).Select(one => $"message {one.MessageId} of {one.Person} made {drafts[one].Count()} drafts");
    }

    /// <summary>Every executed draft was executed once and its task stands, unless it was taken back.</summary>
    private Task<List<string>> CommitsAsync() => RowsAsync("""
        select 'draft ' || d.id || ' is ' || d.status || ', undo ' || d.undo_state || ', and has ' || e.n || ' executions and ' || t.n || ' tasks'
        from drafts d, lateral (select count(*) as n from executions where draft_id = d.id) e,
            lateral (select count(*) as n from tasks join events on events.user_id = d.user_id and events.draft_id = d.id and events.event_type = 'task.created'
                        and tasks.user_id = d.user_id and tasks.id = (events.payload_json->>'taskId')::uuid
                     where tasks.deleted_at is null) t
        -- A change of something that was taken back meanwhile can not be made.
        where d.status not in ('drafted', 'executed', 'cancelled') and d.failure is distinct from 'act.gone' or e.n <> (d.status = 'executed')::int
           or d.draft_json->>'target' is null and t.n <> (d.status = 'executed' and d.undo_state <> 'done')::int
        """, row => row.GetString(0));

    /// <summary>At Google stands each task and subtask once, under its parent and in its order, and nothing else.</summary>
    private async Task<IEnumerable<string>> GoogleAsync()
    {
        var expected = (await RowsAsync("""
            select e.user_id, e.marker from effects e join drafts d on d.id = e.draft_id
            where e.deed = 'insert' and e.undoes is null and d.status = 'executed' and d.undo_state <> 'done' order by e.draft_id, e.ordinal
            """, row => (Person: row.GetInt64(0), Marker: row.GetString(1)))).ToLookup(row => row.Person, row => row.Marker);
        var differences = new List<string>();
        foreach (var person in people)
        {
            var tasks = cluster.StandIns.Google.Tasks(person.Account);
            var markers = tasks.Select(task => task.Notes?.Split('\n')[^1] ?? "").ToList();
            differences.AddRange(expected[person.Id].Except(markers, StringComparer.Ordinal).Select(marker => $"{marker} of {person.Id} is not at Google"));
            differences.AddRange(markers.Except(expected[person.Id], StringComparer.Ordinal).Select(marker => $"{marker} of {person.Id} is at Google and should not be"));
            differences.AddRange(markers.GroupBy(marker => marker, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{same.Key} of {person.Id} is {same.Count()} times at Google"));
            differences.AddRange(from child in tasks.Where(task => task.Title is "red" or "green").GroupBy(task => task.Parent, StringComparer.Ordinal)
                                 where child.Key is null || !child.Select(task => task.Title).SequenceEqual(["red", "green"], StringComparer.Ordinal)
                                 select $"subtasks of {person.Id} are {string.Join(' ', child.Select(task => task.Title))} under {child.Key}");
        }

        return differences;
    }

    /// <summary>Commands are done in their order, and they stand in the order in which Telegram was answered for their updates.</summary>
    private async Task<IEnumerable<string>> OrderAsync()
    {
        var overtaken = await RowsAsync("""
            select 'command ' || entity_id || ' of ' || user_id || ' was done after ' || before from (
                select user_id, entity_id, lag(entity_id::bigint) over (partition by user_id order by seq) as before from audit_log where action = 'command_executed') done
            where entity_id::bigint <= before
            """, row => row.GetString(0));
        var commands = await RowsAsync("select user_id, update_id, id from commands order by user_id, id", row => (Person: row.GetInt64(0), Update: row.GetInt64(1), Id: row.GetInt64(2)));
        return
        [
            .. overtaken,
            .. from mine in commands.GroupBy(command => command.Person)
               from earlier in mine
               from later in mine
               where earlier.Update < later.Update && earlier.Id > later.Id
                   && cluster.Door.Passages[earlier.Update].TakenAt is { } taken && taken < cluster.Door.Passages[later.Update].Went
               select $"update {later.Update} of {mine.Key} overtook {earlier.Update}, which had been taken before it went out",
        ];
    }

    /// <summary>The card of each draft stands in the chat and says what the rows say.</summary>
    private async Task<IEnumerable<string>> CardsAsync()
    {
        var differences = new List<string>();
        await using var connection = new NpgsqlConnection(cluster.Database.ConnectionString);
        await connection.OpenAsync();
        var shown = (await RowsAsync("select draft_id, status, message_id from outbound_messages where key = 'draft:' || draft_id",
            row => (Draft: row.GetGuid(0), Status: row.GetString(1), MessageId: row.IsDBNull(2) ? (long?)null : row.GetInt64(2)))).ToDictionary(row => row.Draft);
        var (owners, drafts, outcomes) = await LoadAsync(connection);
        foreach (var draft in drafts)
        {
            if (!shown.TryGetValue(draft.Id, out var card) || card.MessageId is not { } id)
            {
                // A card of which nobody knows whether it arrived is offered again, and the crowd asks for it.
                differences.Add($"draft {draft.Id} ({draft.Status}) has no card: {card.Status}");
                continue;
            }

            var text = cluster.StandIns.Telegram.Messages(draft.ChatId).FirstOrDefault(entry => entry.Message.MessageId == id)?.Words ?? "nothing";
            var expected = CardMessage.Render(DraftCard.Of(draft, owners[draft.UserId], draft.UpdatedAt, [.. outcomes[draft.Id]]), "en").ToPlainText();
            // It may say more: why a press did nothing.
            if (expected.Split('\n').Where(line => !text.Contains(WithoutLink(line), StringComparison.Ordinal)).ToList() is { Count: > 0 } missing)
                differences.Add($"the card of draft {draft.Id} ({draft.Status}) says «{text}» and not «{string.Join(" / ", missing)}»");
        }

        return differences;
    }

    /// <summary>
    /// Cards that can be pressed and are no draft's card: Telegram took them and the answer got lost, so nobody can edit them. A press
    /// on one is told what is so.
    /// </summary>
    public async Task<int> StraysAsync()
    {
        var known = (await RowsAsync("select chat_id, message_id from outbound_messages where message_id is not null", row => (row.GetInt64(0), row.GetInt64(1)))).ToHashSet();
        return people.Sum(person => person.BotMessages.Count(entry => Chat.HasButton(entry, Chat.Confirm) && !known.Contains((person.Id, entry.Message.MessageId))));
    }

    /// <summary>Nothing was put aside: trouble around a row is not the row's own.</summary>
    private Task<List<string>> FailuresAsync() => RowsAsync("""
        select 'update ' || update_id || ' failed: ' || coalesce(error, '') from updates where status = 'failed'
        union all select 'command ' || id || ' failed: ' || coalesce(error, '') from commands where status = 'failed'
        union all select 'effect ' || key || ' failed: ' || coalesce(error, '') from effects where status = 'failed'
        union all select 'message ' || key || ' failed: ' || coalesce(error, '') from outbound_messages where status = 'failed'
        """, row => row.GetString(0));

    private async Task<IEnumerable<string>> AuditAsync()
    {
        var differences = new List<string>();
        foreach (var check in (string[])["verify", "replay"])
        {
            var (exitCode, output) = await cluster.Members[0].Program.RunAsync(["audit", check]);
            if (exitCode != 0)
                differences.Add($"audit {check}: {output}");
        }

        return differences;
    }

    private static async Task<(Dictionary<long, Person> Owners, List<Draft> Drafts, ILookup<Guid, TargetOutcome> Outcomes)> LoadAsync(NpgsqlConnection connection)
    {
        Guid[] all;
        await using (var ids = new NpgsqlCommand("select array_agg(id) from drafts", connection))
            all = (Guid[])(await ids.ExecuteScalarAsync())!;
        List<Draft> drafts;
        ILookup<Guid, TargetOutcome> outcomes;
        await using (var batch = new NpgsqlBatch(connection) { BatchCommands = { DraftStore.Select(all), Outcomes.Select(all) } })
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            drafts = await DraftStore.ReadAsync(reader, CancellationToken.None);
            await reader.NextResultAsync();
            outcomes = await Outcomes.ReadAsync(reader, CancellationToken.None);
        }

        await using var owners = new NpgsqlBatch(connection) { BatchCommands = { People.Select([.. drafts.Select(draft => draft.UserId).Distinct()]) } };
        await using var found = await owners.ExecuteReaderAsync();
        return (await People.ReadAsync(found, CancellationToken.None), drafts, outcomes);
    }

    private async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(cluster.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync())
            rows.Add(read(row));
        return rows;
    }

    private static string WithoutLink(string line) => line.Trim();
}
