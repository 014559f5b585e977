using Npgsql;
using NpgsqlTypes;

namespace St4cker.Confirmation.Connectors;

/// <summary>What stands in outside systems, as far as the answers in hand need it.</summary>
/// <param name="Connected">The people who have connected an account: true while the access works, false when it was revoked.</param>
/// <param name="Steps">Of the things that are changed, and of the drafts that are taken back.</param>
internal sealed record Outside(IReadOnlyDictionary<long, bool> Connected, IReadOnlyList<KnownStep> Steps)
{
    public static Outside Nothing { get; } = new(new Dictionary<long, bool>(), []);

    public IReadOnlyList<KnownStep> OfPerson(long userId) => [.. Steps.Where(step => step.Planned.UserId == userId).DistinctBy(step => step.Planned.Key)];

    public IReadOnlyList<KnownStep> OfDraft(Guid draftId) => [.. Steps.Where(step => step.Planned.DraftId == draftId).DistinctBy(step => step.Planned.Key)];

    /// <summary>One of these things is being taken back outside: whether it will be is not decided yet.</summary>
    public bool IsBeingTakenBack(long userId, IReadOnlyList<Guid> things) =>
        Steps.Any(step => step.Planned.UserId == userId && things.Contains(step.Planned.ThingId) && step is { Planned.Undoes: not null, Succeeded: false, Failed: false });

    /// <param name="changed">Things that drafts in hand change.</param>
    /// <param name="undone">Drafts that are to be taken back: their steps are held until the transaction ends.</param>
    public static async Task<Outside> LookAsync(NpgsqlConnection connection, long[] people, Guid[] changed, Guid[] undone, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Connections(people) } };
        if (changed.Length > 0)
            batch.BatchCommands.Add(KnownStep.SelectOfThings(people, changed));
        if (undone.Length > 0)
            batch.BatchCommands.Add(KnownStep.HoldOfDrafts(undone));
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var connected = new Dictionary<long, bool>();
        while (await reader.ReadAsync(stop))
            connected.Add(reader.GetInt64(0), reader.GetBoolean(1));
        var steps = new List<KnownStep>();
        while (await reader.NextResultAsync(stop))
            steps.AddRange(await KnownStep.ReadAsync(reader, stop));
        return new Outside(connected, steps);
    }

    private static NpgsqlBatchCommand Connections(long[] people)
    {
        var find = new NpgsqlBatchCommand("select user_id, status = 'active' from connections where user_id = any($1) and provider = $2");
        find.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Google.Connections.Provider, NpgsqlDbType = NpgsqlDbType.Text });
        return find;
    }
}
