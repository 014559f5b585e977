using Npgsql;
using St4cker.Storage.Flow;

namespace St4cker.Telegram.Desks;

public static class OpenDrafts
{
    /// <summary>Lays all open drafts of these people on their desks.</summary>
    public static async Task LayAsync(long[] people, IReadOnlyDictionary<long, Desk> desks, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DraftStore.SelectOpen(people) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        foreach (var draft in await DraftStore.ReadAsync(reader, stop))
            desks[draft.UserId].Lay([draft]);
    }
}
