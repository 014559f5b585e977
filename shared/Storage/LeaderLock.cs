using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace St4cker.Storage;

/// <summary>
/// Lets one copy of the program at a time do a work that must not be done twice at once: polling Telegram, sending to it,
/// the clock. Whoever holds PostgreSQL's advisory lock leads; the others ask again every two seconds.
/// </summary>
/// <remarks>
/// The lock lives and dies with one connection, so a killed leader frees it without anybody cleaning up. The server may see
/// the connection die a moment before the leader does: for that moment two copies work, so leadership saves double work and
/// keeps limits, while it is the rows that make a deed happen once.
/// </remarks>
public sealed partial class LeaderLock(NpgsqlDataSource database, ILogger<LeaderLock> logger, TimeProvider clock)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(2);
    private const int PingTimeoutSeconds = 5;
    private static readonly Meter Meter = new("St4cker.Leaders");
    private static readonly Gauge<int> Leading = Meter.CreateGauge<int>("st4cker_leader", description: "1: this process leads; 0: it would if the leader went");

    /// <summary>Does the work whenever this copy leads, until it is stopped or the work returns by itself.</summary>
    /// <param name="name">What is led, such as <c>telegram-polling</c>; the same in every copy.</param>
    /// <param name="work">
    /// Its token is cancelled when the program stops and when the leadership is lost: it should then return or throw
    /// <see cref="OperationCanceledException"/> soon. Any other exception is logged, and the work is taken up again, here or elsewhere.
    /// </param>
    /// <param name="stop">The program stops.</param>
    public async Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        Leading.Record(0, new KeyValuePair<string, object?>("name", name));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await LeadAsync(name, work, stop))
                    return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Either the database is away or the work failed: both are tried again, by whichever copy gets the lock next.
                LogFailure(logger, failure, name);
            }
            await Task.Delay(AskAgain, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>True: the work came to its own end. False: somebody else leads, or the leadership was lost.</summary>
    private async Task<bool> LeadAsync(string name, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (!await TryLockAsync(connection, name, stop))
            return false;

        // A broken connection does not tell it any more.
        var backend = connection.ProcessID;
        LogLeads(logger, name);
        var leads = new KeyValuePair<string, object?>("name", name);
        Leading.Record(1, leads);
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pings = PingAsync(connection, leading.Token);
        var deed = Task.Run(() => work(leading.Token), CancellationToken.None);
        var lost = await Task.WhenAny(deed, pings) == pings && !stop.IsCancellationRequested;
        await leading.CancelAsync();
        try
        {
            await deed;
        }
        catch (OperationCanceledException) when (lost)
        {
            // It heard that it leads no more.
        }
        finally
        {
            await pings;
            Leading.Record(0, leads);
            await UnlockAsync(connection, backend, name);
        }
        if (lost)
            LogLost(logger, name);
        return !lost;
    }

    // Asked for again and again instead of waited for: a waiting statement holds a snapshot open and keeps vacuum from its work.
    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, string name, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended('st4cker ' || $1, 0))", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Ends when the connection answers no more, or when asked to.</summary>
    private async Task PingAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                await Task.Delay(PingEvery, clock, stop);
                await using var ping = new NpgsqlCommand("select 1", connection) { CommandTimeout = PingTimeoutSeconds };
                // Not stopped half-way: a cancelled statement could break the connection that still has to unlock.
                await ping.ExecuteScalarAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            // The end of this task is the news; the caller tells the work.
        }
    }

    // A connection goes back into the pool as it is, so the lock has to be given back by hand.
    private async Task UnlockAsync(NpgsqlConnection connection, int backend, string name)
    {
        try
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock(hashtextextended('st4cker ' || $1, 0))", connection)
            {
                CommandTimeout = PingTimeoutSeconds,
            };
            command.Parameters.Add(new NpgsqlParameter { Value = name });
            await command.ExecuteScalarAsync(CancellationToken.None);
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            await EndAsync(backend);
        }
    }

    /// <summary>Mostly the connection is gone, and the lock with it. Should it live on, it must not take the lock into the pool.</summary>
    private async Task EndAsync(int backend)
    {
        try
        {
            await using var end = database.CreateCommand("select pg_terminate_backend($1)");
            end.CommandTimeout = PingTimeoutSeconds;
            end.Parameters.Add(new NpgsqlParameter<int> { TypedValue = backend });
            await end.ExecuteScalarAsync(CancellationToken.None);
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            // The server is away: it keeps no locks.
        }
    }

    private static bool IsOfConnection(Exception failure) => failure is NpgsqlException or TimeoutException or InvalidOperationException or IOException;

    [LoggerMessage(Level = LogLevel.Information, Message = "This copy leads {Name}")]
    private static partial void LogLeads(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The leadership of {Name} was lost with its connection")]
    private static partial void LogLost(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "The leader of {Name} failed and tries again")]
    private static partial void LogFailure(ILogger logger, Exception failure, string name);
}
