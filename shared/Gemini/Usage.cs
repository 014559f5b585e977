using Npgsql;

namespace St4cker.Gemini;

/// <summary>Counts requests by day, over restarts and workers.</summary>
internal interface IUsage
{
    /// <summary>Counts one request of a person. False, and nothing may be sent: the person's day or everybody's is used up.</summary>
    Task<bool> CountAsync(long userId, CancellationToken cancellationToken);
}

/// <summary>
/// The table model_usage; a day is a day of UTC. Everybody's row is one for all, so what comes while a count is being written is counted
/// together in the next: a hundred requests at once wait for two commits, not for a hundred.
/// </summary>
internal sealed class UsageTable(NpgsqlDataSource database, GeminiSettings settings, TimeProvider clock) : IUsage
{
    private const int MostTogether = 256;
    private const string Open = "insert into model_usage (day, user_id, requests) values ($1, 0, 0) on conflict do nothing";
    // Everybody's row is the lock: what the next statement reads stays so until it is written.
    private const string Hold = "select 1 from model_usage where day = $1 and user_id = 0 for update";
    private const string Count = """
        with asked as (
            select u, row_number() over (order by place) as place from unnest($2) with ordinality as x(u, place)
            where not exists (select from model_usage mine where mine.day = $1 and mine.user_id = u and mine.requests >= $3)
        ), mine as (
            insert into model_usage as usage (day, user_id, requests)
            select $1, u, 1 from asked where place <= $4 - (select requests from model_usage where day = $1 and user_id = 0)
            on conflict (day, user_id) do update set requests = usage.requests + 1
            returning user_id
        ), everybodys as (
            update model_usage set requests = requests + (select count(*) from mine) where day = $1 and user_id = 0
        )
        select user_id from mine
        """;

    private readonly Lock _gate = new();
    private readonly List<Request> _waiting = [];
    private bool _counting;

    public Task<bool> CountAsync(long userId, CancellationToken cancellationToken)
    {
        var request = new Request(userId);
        lock (_gate)
        {
            _waiting.Add(request);
            if (!_counting)
            {
                _counting = true;
                _ = CountWaitingAsync();
            }
        }

        return request.Answer.Task.WaitAsync(cancellationToken);
    }

    private async Task CountWaitingAsync()
    {
        await Task.Yield();
        while (TakeWaiting() is { Count: > 0 } together)
        {
            try
            {
                var counted = await CountTogetherAsync([.. together.Select(request => request.UserId)]);
                together.ForEach(request => request.Answer.TrySetResult(counted.Contains(request.UserId)));
            }
            catch (Exception failure)
            {
                // Each is told, and what came meanwhile is tried by itself.
                together.ForEach(request => request.Answer.TrySetException(failure));
            }
        }
    }

    /// <returns>At most one of each person, the oldest; none: nobody waits, and whoever comes next counts.</returns>
    private List<Request> TakeWaiting()
    {
        lock (_gate)
        {
            List<Request> taken = [.. _waiting.DistinctBy(request => request.UserId).Take(MostTogether)];
            _waiting.RemoveAll(new HashSet<Request>(taken).Contains);
            _counting = taken.Count > 0;
            return taken;
        }
    }

    /// <returns>Those of the people whose request may be sent.</returns>
    private async Task<HashSet<long>> CountTogetherAsync(long[] people)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var batch = database.CreateBatch();
        foreach (var text in new[] { Open, Hold, Count })
        {
            var command = new NpgsqlBatchCommand(text);
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
            batch.BatchCommands.Add(command);
        }

        var count = batch.BatchCommands[^1].Parameters;
        count.Add(new NpgsqlParameter<long[]> { TypedValue = people });
        count.Add(new NpgsqlParameter<int> { TypedValue = settings.RequestsPerDayPerUser });
        count.Add(new NpgsqlParameter<int> { TypedValue = settings.RequestsPerDay });

        var counted = new HashSet<long>();
        await using var reader = await batch.ExecuteReaderAsync();
        // What holding says.
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            counted.Add(reader.GetInt64(0));
        return counted;
    }

    private sealed class Request(long userId)
    {
        public long UserId => userId;
        public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
