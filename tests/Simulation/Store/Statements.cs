using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Simulation.World;

namespace St4cker.Simulation.Store;

/// <summary>
/// What the statements do that a desk carries besides its drafts and messages. They are known by their text, so one that is changed in the
/// program has to be looked at here before the simulation goes on.
/// </summary>
internal sealed class Statements(Place place, Journal journal)
{
    private readonly MemoryStore _store = place.Store;

    /// <exception cref="InvalidOperationException">There is no mirror of this statement.</exception>
    public void Do(NpgsqlBatchCommand statement)
    {
        var text = statement.CommandText.TrimStart();
        if (text.StartsWith("insert into effects ", StringComparison.Ordinal) && text.Contains("on conflict (key) do nothing", StringComparison.Ordinal))
            InsertEffects(statement);
        else if (text == UndoEffects.Drop(default).CommandText)
            _store.Effects.Delete(row => row.Planned.DraftId == Value<Guid>(statement, 0) && row.Planned.Undoes is null && row.FirstAttemptAt is null && row.Waits, journal);
        else if (text == UndoEffects.GiveUp(default).CommandText)
            _store.Effects.Delete(row => row.Planned.DraftId == Value<Guid>(statement, 0) && row.Waits, journal);
        else if (text == UndoEffects.Forget(default).CommandText)
            _store.Effects.Delete(row => row.Planned.DraftId == Value<Guid>(statement, 0) && row.Planned.Undoes is not null, journal);
        else if (text == UndoEffects.Bury(default).CommandText)
            _store.Effects.Update(row => row.Planned.DraftId == Value<Guid>(statement, 0) && row.Planned.Undoes is null && row.Status == "failed",
                row => row with { Error = row.Error?.EndsWith(" (dropped)", StringComparison.Ordinal) == true ? row.Error : row.Error + " (dropped)" }, journal);
        else
            throw new InvalidOperationException("The store in memory has no mirror of this statement yet:\n" + statement.CommandText);
    }

    private void InsertEffects(NpgsqlBatchCommand statement)
    {
        var keys = Value<string[]>(statement, 0);
        for (var i = 0; i < keys.Length; i++)
        {
            var step = new EffectStep(keys[i], Value<Guid[]>(statement, 1)[i], Value<long[]>(statement, 2)[i], Value<string[]>(statement, 3)[i], Value<Guid[]>(statement, 4)[i],
                Value<string[]>(statement, 5)[i], EffectDeeds.Parse(Value<string[]>(statement, 6)[i]), Value<int[]>(statement, 7)[i], Value<string[]>(statement, 8)[i], Value<string[]>(statement, 9)[i])
            { Undoes = Value<string?[]>(statement, 10)[i] };
            _store.Insert(step, Value<string>(statement, 11), Value<DateTimeOffset>(statement, 12), journal);
        }
    }

    private static T Value<T>(NpgsqlBatchCommand statement, int at) => (T)statement.Parameters[at].Value!;
}
