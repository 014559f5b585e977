using Npgsql;
using NpgsqlTypes;
using St4cker.Drafts;

namespace St4cker.Storage.Flow;

/// <summary>Makes the inquiries of kinds and views: one round trip for all of them.</summary>
public static class Inquiries
{
    /// <summary>One answer for each inquiry, in their order: JSON as text.</summary>
    public static async Task<IReadOnlyList<string>> MakeAsync(NpgsqlConnection connection, long userId, IReadOnlyList<Inquiry> inquiries, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var inquiry in inquiries)
        {
            var command = new NpgsqlBatchCommand(inquiry.Sql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = inquiry.ArgumentJson, NpgsqlDbType = NpgsqlDbType.Jsonb });
            batch.BatchCommands.Add(command);
        }

        var answers = new List<string>();
        await using var reader = await batch.ExecuteReaderAsync(stop);
        do
        {
            answers.Add(await reader.ReadAsync(stop) ? reader.GetString(0) : "null");
        }
        while (await reader.NextResultAsync(stop));
        return answers;
    }
}
