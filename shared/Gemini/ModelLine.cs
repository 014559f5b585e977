namespace St4cker.Gemini;

/// <summary>
/// Who wants something of the model: so many are at it at once, more stand in line in this process, and whoever finds the line full waits in
/// the database. So a model that answers at once is never short of questions, and a slow one holds nobody for long.
/// </summary>
public sealed class ModelLine(int mostAtOnce)
{
    // About what the rest of the flow gets through in a second.
    private const int MostInAll = 1024;
    private readonly SemaphoreSlim _inAll = new(MostInAll, MostInAll);
    private readonly SemaphoreSlim _atOnce = new(mostAtOnce, mostAtOnce);

    /// <summary>How long somebody waits in the database before a place is looked for again.</summary>
    public static TimeSpan LookAgain { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long somebody stands in line before going back to the database.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Takes a place in line. False: it is full.</summary>
    public bool TryJoin() => _inAll.Wait(TimeSpan.Zero);

    /// <summary>Gives places in line back that nothing came of.</summary>
    public void Leave(int places)
    {
        if (places > 0)
            _inAll.Release(places);
    }

    /// <summary>Stands in line, with a place taken before, asks when it is its turn, and leaves.</summary>
    /// <returns>False: its turn did not come, or the program stops before it.</returns>
    public async Task<bool> AskAsync(Func<Task> ask, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(ask);
        try
        {
            if (!await ComesUpAsync(stop))
                return false;
            try
            {
                await ask();
                return true;
            }
            finally
            {
                _atOnce.Release();
            }
        }
        finally
        {
            _inAll.Release();
        }
    }

    private async Task<bool> ComesUpAsync(CancellationToken stop)
    {
        try
        {
            return await _atOnce.WaitAsync(Patience, stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
