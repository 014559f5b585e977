using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.EndToEnd.Fixtures;
using St4cker.Storage;

namespace St4cker.EndToEnd.Hosting;

public sealed class Leading(PostgresServer postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task One_leads_and_the_next_takes_over_when_it_stops()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var one = new Candidate(database.ConnectionString);
        await one.Leads.WaitAsync(Patience);
        await using var other = new Candidate(database.ConnectionString);

        await one.StopAsync();
        Assert.False(one.LeadsNow);
        await other.Leads.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_work_and_somebody_leads_again()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var one = new Candidate(database.ConnectionString);
        await one.Leads.WaitAsync(Patience);

        await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())");
        await one.Lost.WaitAsync(Patience);
        await one.LeadsAgain.WaitAsync(Patience);
    }

    [Fact]
    public async Task Work_that_fails_is_taken_up_again()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var tries = 0;
        await new LeaderLock(source, NullLogger<LeaderLock>.Instance, TimeProvider.System)
            .RunAsync("work", _ => ++tries < 2 ? throw new InvalidOperationException() : Task.CompletedTask, CancellationToken.None)
            .WaitAsync(Patience);
        Assert.Equal(2, tries);
        Assert.Equal(0L, await database.QueryAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
    }

    [Fact]
    public async Task Two_names_are_led_apart()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var one = new Candidate(database.ConnectionString, "polling");
        await using var other = new Candidate(database.ConnectionString, "sending");
        await Task.WhenAll(one.Leads, other.Leads).WaitAsync(Patience);
    }

    private sealed class Candidate : IAsyncDisposable
    {
        private readonly NpgsqlDataSource _source;
        private readonly CancellationTokenSource _stop = new();
        private readonly TaskCompletionSource _leads = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _leadsAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _running;

        public Candidate(string connectionString, string name = "work")
        {
            _source = NpgsqlDataSource.Create(connectionString);
            _running = new LeaderLock(_source, NullLogger<LeaderLock>.Instance, TimeProvider.System).RunAsync(name, WorkAsync, _stop.Token);
        }

        public bool LeadsNow { get; private set; }
        public Task Leads => _leads.Task;
        public Task Lost => _lost.Task;
        public Task LeadsAgain => _leadsAgain.Task;

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _running;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _stop.Dispose();
            await _source.DisposeAsync();
        }

        private async Task WorkAsync(CancellationToken leading)
        {
            LeadsNow = true;
            if (!_leads.TrySetResult())
                _leadsAgain.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, leading);
            }
            finally
            {
                LeadsNow = false;
                _lost.TrySetResult();
            }
        }
    }
}
