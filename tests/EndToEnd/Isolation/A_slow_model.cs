using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.Faults;

namespace St4cker.EndToEnd.Isolation;

/// <summary>More wait for the model than it is asked at once.</summary>
public sealed class A_slow_model(PostgresServer postgres) : IAsyncLifetime
{
    private const int Updates = 64, Plans = 32;
    private readonly WithAModel _program = new(postgres) { TimeoutSeconds = 30 };
    private int _answered;

    public async ValueTask InitializeAsync() => await _program.InitializeAsync();

    public async ValueTask DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task Is_asked_about_so_many_updates_at_once_and_about_each_in_the_end()
    {
        const long first = 6_100_000_000;
        Slow();
        await MakePeopleAsync(first, Updates + 10);
        await _program.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            insert into updates (bot_id, update_id, user_id, chat_id, kind, payload_json, status, received_at, updated_at)
            select 2000002, id, id, id, 'message', json_build_object('update_id', id, 'message', json_build_object('message_id', 1, 'date', 1795230000, 'text', 'Buy milk',
                'from', json_build_object('id', id, 'first_name', 'P'), 'chat', json_build_object('id', id, 'type', 'private'))), 'stored', now(), now()
            from users where id >= {first} and id < {first} + 1000
            """));
        Assert.InRange(await WatchAsync($"select count(*) from drafts where user_id >= {first} and user_id < {first} + 1000 and read_by <> 'rules'", Updates + 10), 2, Updates);
    }

    [Fact]
    public async Task Is_asked_for_so_many_plans_at_once_and_for_each_in_the_end()
    {
        const long first = 6_200_000_000;
        var ann = _program.Join();
        await ann.DraftAsync("Buy milk");
        Slow();
        await MakePeopleAsync(first, Plans + 10);
        await _program.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, wants_plan, source_chat_id, created_at, updated_at)
            select p.id, 2000002, p.id, 0, c.type, c.payload_json, 'pending', true, p.id, now(), now()
            from users p, (select type, payload_json from commands where user_id = {ann.Id} and type = 'draft_task_from_text') c where p.id >= {first} and p.id < {first} + 1000
            """));
        Assert.InRange(await WatchAsync($"select count(*) from drafts where user_id >= {first} and user_id < {first} + 1000", Plans + 10), 2, Plans);
        Assert.Equal(Plans + 10, _answered);
    }

    private void Slow()
    {
        var answer = _program.StandIns.Gemini.Script;
        _program.StandIns.Gemini.Script = request =>
        {
            Interlocked.Increment(ref _answered);
            return answer(request);
        };
        _program.StandIns.Gemini.Faults.Add(new Fault(FaultKind.Slow) { Times = int.MaxValue, Delay = TimeSpan.FromSeconds(1) });
    }

    private Task MakePeopleAsync(long first, int count) => _program.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
        insert into users (id, first_name, language, time_zone, time_zone_state, currency, created_at)
        select {first} + i, 'P', 'en', 'UTC', 'chosen', 'USD', now() from generate_series(1, {count}) i;
        insert into mailboxes (user_id) select {first} + i from generate_series(1, {count}) i;
        """));

    /// <summary>The most questions that were at the model at once, until all drafts are there.</summary>
    private async Task<int> WatchAsync(string drafts, long all)
    {
        var (most, before) = (0, _program.StandIns.Gemini.Requests.Count);
        await RunningProgram.UntilAsync(async () =>
        {
            // In this order: what is answered in between was under way before.
            var asked = _program.StandIns.Gemini.Requests.Count - before;
            most = Math.Max(most, asked - Volatile.Read(ref _answered));
            return await _program.Database.QueryAsync<long>(drafts) == all;
        }, "a draft for each", TimeSpan.FromSeconds(60));
        return most;
    }
}
