using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.Faults;

namespace St4cker.EndToEnd.Isolation;

/// <summary>More wait for the model than it is asked at once: nobody's lease runs while they wait.</summary>
public sealed class A_slow_model(WithAModel program) : IClassFixture<WithAModel>
{
    private const int Updates = 64, Plans = 32;

    [Fact]
    public async Task Is_brought_no_more_updates_than_it_is_asked_at_once()
    {
        const long first = 6_100_000_000;
        Slow();
        await MakePeopleAsync(first, Updates + 10);
        await program.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            insert into updates (bot_id, update_id, user_id, chat_id, kind, payload_json, status, received_at, updated_at)
            select 2000002, id, id, id, 'message', json_build_object('update_id', id, 'message', json_build_object('message_id', 1, 'date', 1795230000, 'text', 'Buy milk',
                'from', json_build_object('id', id, 'first_name', 'P'), 'chat', json_build_object('id', id, 'type', 'private'))), 'stored', now(), now()
            from users where id >= {first} and id < {first} + 1000
            """));
        var most = await WatchAsync("updates", $"select count(*) from drafts where user_id >= {first} and user_id < {first} + 1000", Updates + 10);
        Assert.InRange(most, 1, Updates);
    }

    [Fact]
    public async Task Is_brought_no_more_plans_than_it_is_asked_at_once()
    {
        const long first = 6_200_000_000;
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        Slow();
        await MakePeopleAsync(first, Plans + 10);
        await program.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, wants_plan, source_chat_id, created_at, updated_at)
            select p.id, 2000002, p.id, 0, c.type, c.payload_json, 'pending', true, p.id, now(), now()
            from users p, (select type, payload_json from commands where user_id = {ann.Id} and type = 'draft_task_from_text') c where p.id >= {first} and p.id < {first} + 1000
            """));
        var most = await WatchAsync("commands", $"select count(*) from drafts where user_id >= {first} and user_id < {first} + 1000", Plans + 10);
        Assert.InRange(most, 1, Plans);
    }

    private void Slow()
    {
        program.StandIns.Gemini.Faults.Clear();
        program.StandIns.Gemini.Faults.Add(new Fault(FaultKind.Slow) { Times = int.MaxValue, Delay = TimeSpan.FromSeconds(1) });
    }

    private Task MakePeopleAsync(long first, int count) => program.Database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"""
        insert into users (id, first_name, language, time_zone, time_zone_state, currency, created_at)
        select {first} + i, 'P', 'en', 'UTC', 'chosen', 'USD', now() from generate_series(1, {count}) i;
        insert into mailboxes (user_id) select {first} + i from generate_series(1, {count}) i;
        """));

    /// <summary>The most rows that were at the model at once, until all drafts are there.</summary>
    private async Task<long> WatchAsync(string table, string drafts, long all)
    {
        var most = 0L;
        await RunningProgram.UntilAsync(async () =>
        {
            most = Math.Max(most, await program.Database.QueryAsync<long>($"select count(*) from {table} where status = 'processing' and attempts > 0"));
            return await program.Database.QueryAsync<long>(drafts) == all;
        }, "a draft for each", TimeSpan.FromSeconds(60));
        return most;
    }
}
