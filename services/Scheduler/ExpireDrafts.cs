using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Scheduler;

/// <summary>Ends what has its time: drafts that nobody answered, and the button of a card that takes a commit back. The cards say so.</summary>
internal sealed partial class ExpireDrafts(NpgsqlDataSource source, TimeProvider clock, IWakeUps wakeUps, ILogger<ExpireDrafts> logger)
{
    private const int MostPeople = 64;
    private const int MostDrafts = 256;
    private const string PeopleWaiting = """
        select user_id from (
            select d.user_id, d.expires_at as due from drafts d where d.status = 'drafted' and d.expires_at > '-infinity' and d.expires_at <= $1 and d.id <> all($2)
            union all
            select d.user_id, d.undo_until from drafts d where d.undo_until <= $1 and d.id <> all($2)) over_now
        group by user_id order by min(due) limit $3
        """;

    private readonly BadRows<Guid> _bad = new(clock);

    /// <summary>Does up to 64 people's; true: more may wait.</summary>
    public async Task<bool> DoAsync(CancellationToken stop)
    {
        var due = Array.Empty<Guid>();
        try
        {
            var more = await ExpireAsync(found => due = found, stop);
            _bad.Worked();
            return more;
        }
        catch (Exception failure) when (!Failures.IsPassing(failure))
        {
            if (!_bad.Alone)
                _bad.TakeAlone();
            else if (due is [var bad])
                _bad.PassOver(bad);
            else
                throw;
            LogBad(logger, failure, due.Length);
            return true;
        }
    }

    private async Task<bool> ExpireAsync(Action<Guid[]> found, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ledger = await Ledger.ClaimAsync(connection, PeopleWaiting, now, stop, new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
            new NpgsqlParameter<Guid[]> { TypedValue = _bad.PassedOver }, new NpgsqlParameter<int> { TypedValue = _bad.Alone ? 1 : MostPeople });
        if (ledger.People.Count == 0)
            return false;

        long[] ids = [.. ledger.People];
        var due = await FindDueAsync(connection, ids, now, stop);
        found(due);
        var (people, drafts, outcomes) = await LoadAsync(connection, ids, due, stop);
        var desks = people.Values.ToDictionary(person => person.Id, person => new Desk(person, botId: 0, ledger, now));
        foreach (var draft in drafts)
        {
            var desk = desks[draft.UserId];
            desk.Lay([draft], outcomes);
            End(draft, desk);
        }

        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        batch.BatchCommands.Add(DraftStore.Write([.. desks.Values.SelectMany(desk => desk.Changed).OrderBy(draft => draft.Id)]));
        batch.BatchCommands.Add(Outbox.Put([.. desks.Values.SelectMany(desk => desk.Messages)], now));
        await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        DraftMeter.Count(ledger);
        LogExpired(logger, desks.Values.Sum(desk => desk.Changed.Count));
        await wakeUps.SendAsync<CardChanged>();
        return true;
    }

    /// <summary>What had its time: pure.</summary>
    public static void End(Draft draft, Desk desk)
    {
        if (draft.Status == DraftStatus.Drafted)
            desk.Put(draft with { Status = DraftStatus.Expired }, "draft_expired", "scheduler");
        else
            desk.Redraw(draft with { UndoUntil = null });
    }

    private async Task<Guid[]> FindDueAsync(NpgsqlConnection connection, long[] people, DateTimeOffset now, CancellationToken stop)
    {
        await using var find = new NpgsqlCommand("""
            select coalesce(array_agg(id), '{}') from (
                select id from drafts where user_id = any($1) and (status = 'drafted' and expires_at <= $2 or undo_until <= $2) and id <> all($3) order by expires_at, id limit $4) due
            """, connection);
        find.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        find.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = _bad.PassedOver });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = _bad.Alone ? 1 : MostDrafts });
        return (Guid[])(await find.ExecuteScalarAsync(stop))!;
    }

    private static async Task<(Dictionary<long, Person> People, List<Draft> Drafts, ILookup<Guid, TargetOutcome> Outcomes)> LoadAsync(
        NpgsqlConnection connection, long[] ids, Guid[] due, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { People.Select(ids), DraftStore.Select(due), Outcomes.Select(due) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var people = await People.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        var drafts = await DraftStore.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        return (people, drafts, await Outcomes.ReadAsync(reader, stop));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} drafts had their time")]
    private static partial void LogExpired(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "One of {Count} drafts that are due could not be read; they are taken one by one, and the bad one is passed over")]
    private static partial void LogBad(ILogger logger, Exception failure, int count);
}
