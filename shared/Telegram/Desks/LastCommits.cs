using Npgsql;
using St4cker.Storage.Flow;

namespace St4cker.Telegram.Desks;

public static class LastCommits
{
    /// <summary>Lays the draft that each of these people committed last, and that is not taken back, on their desks.</summary>
    public static async Task LayAsync(long[] people, IReadOnlyDictionary<long, Desk> desks, NpgsqlConnection connection, CancellationToken stop)
    {
        if (people.Length == 0)
            return;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DraftStore.SelectLastCommitted(people) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        foreach (var draft in await DraftStore.ReadAsync(reader, stop))
            desks[draft.UserId].Lay([draft]);
    }
}
