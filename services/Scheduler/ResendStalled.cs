using System.Diagnostics.Metrics;
using Npgsql;
using St4cker.Contracts;

namespace St4cker.Scheduler;

/// <summary>Rows that have waited longer than they should: the same wake-up again. Which stage has them is for the stage to see.</summary>
internal sealed class ResendStalled(NpgsqlDataSource source, TimeProvider clock, IWakeUps wakeUps, IMeterFactory meters)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Counter<long> _resent = meters.Create("St4cker.Scheduler").CreateCounter<long>(
        "st4cker_wakeups_resent_total", description: "Wake-ups sent again because rows had waited longer than they should");

    public async Task DoAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var find = source.CreateCommand("""
            select exists (select from updates where status in ('stored', 'processing') and updated_at < $1),
                   exists (select from commands where status in ('pending', 'processing') and updated_at < $1),
                   exists (select from outbound_messages where status in ('pending', 'sending') and not_before < $1 and updated_at < $1),
                   exists (select from effects where status in ('pending', 'processing') and next_attempt_at < $1)
            """);
        find.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now - Patience });
        await using var reader = await find.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        if (reader.GetBoolean(0))
            await ResendAsync<UpdateStored>();
        if (reader.GetBoolean(1))
        {
            await ResendAsync<CommandQueued>();
            await ResendAsync<AnswerQueued>();
        }

        if (reader.GetBoolean(2))
            await ResendAsync<CardChanged>();
        if (reader.GetBoolean(3))
            await ResendAsync<DraftCommitted>();
    }

    private async Task ResendAsync<T>() where T : class, new()
    {
        _resent.Add(1, new KeyValuePair<string, object?>("message", typeof(T).Name));
        await wakeUps.SendAsync<T>();
    }
}
