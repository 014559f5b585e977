using Npgsql;
using St4cker.Hosting.Postgres;

namespace St4cker.Bench;

/// <summary>The measured program's own database, seen from outside.</summary>
internal sealed class ProgramDatabase(NpgsqlDataSource source, int postmaster) : IAsyncDisposable
{
    /// <summary>The process all others of the server descend from.</summary>
    public int Postmaster => postmaster;

    public static async Task<ProgramDatabase> OpenAsync(RunningProgram program, CancellationToken stop) =>
        await OpenAsync(await EmbeddedPostgres.FindRunningAsync(program.Home, stop) ?? throw new InvalidOperationException("The program has no embedded database."), stop);

    public static async Task<ProgramDatabase> OpenAsync(string address, CancellationToken stop)
    {
        var source = NpgsqlDataSource.Create(address);
        await using var connection = await source.OpenConnectionAsync(stop);
        return new ProgramDatabase(source, ProcessTable.ParentOf(connection.ProcessID));
    }

    /// <summary>Of the program and of this database so far.</summary>
    public ProcessorTimes TimesWith(RunningProgram program) => new(ProcessTable.ProcessorTime(program.ProcessId), ProcessTable.ProcessorTimeTogether(Postmaster));

    /// <summary>Commits of one row each a second: what this disk and server can do at all.</summary>
    public async Task<double> CommitRateAsync(int clients, TimeSpan time, CancellationToken stop)
    {
        await using (var make = source.CreateCommand("create table if not exists bench_commits (id bigint generated always as identity primary key, said text not null)"))
            await make.ExecuteNonQueryAsync(stop);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(time);
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => InsertAsync(end.Token), stop)));
        await using (var drop = source.CreateCommand("drop table bench_commits"))
            await drop.ExecuteNonQueryAsync(stop);
        return counts.Sum() / time.TotalSeconds;
    }

    /// <summary>Writes a past of many people, those of a crowd among them, as finished rows in all tables of the flow.</summary>
    public async Task FillAsync(int people, int draftsEach, CancellationToken stop)
    {
        var sql = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Past.sql"), stop))
            .Replace("@first", Text(Crowd.PersonId(0)), StringComparison.Ordinal).Replace("@people", Text(people), StringComparison.Ordinal)
            .Replace("@each", Text(draftsEach), StringComparison.Ordinal);
        await using (var fill = source.CreateCommand(sql))
        {
            fill.CommandTimeout = 0;
            await fill.ExecuteNonQueryAsync(stop);
        }

        foreach (var after in (string[])["vacuum analyze", "checkpoint"])
        {
            await using var tidy = source.CreateCommand(after);
            tidy.CommandTimeout = 0;
            await tidy.ExecuteNonQueryAsync(stop);
        }
    }

    public async Task ExecuteAsync(string sql, CancellationToken stop, params NpgsqlParameter[] parameters)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Of all drafts those that a model read, in percent.</summary>
    public async Task<double> ReadByAModelAsync(CancellationToken stop)
    {
        await using var count = source.CreateCommand("select coalesce(100.0 * count(*) filter (where read_by <> 'rules') / nullif(count(*), 0), 0)::float8 from drafts");
        return (double)(await count.ExecuteScalarAsync(stop))!;
    }

    public async Task<long> SizeAsync(CancellationToken stop)
    {
        await using var size = source.CreateCommand("select pg_database_size(current_database())");
        return (long)(await size.ExecuteScalarAsync(stop))!;
    }

    public async ValueTask DisposeAsync() => await source.DisposeAsync();

    private async Task<int> InsertAsync(CancellationToken end)
    {
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var insert = new NpgsqlCommand("insert into bench_commits (said) values ('Buy milk tomorrow 9am')", connection);
        await insert.PrepareAsync(CancellationToken.None);
        var count = 0;
        for (; !end.IsCancellationRequested; count++)
            await insert.ExecuteNonQueryAsync(CancellationToken.None);
        return count;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
