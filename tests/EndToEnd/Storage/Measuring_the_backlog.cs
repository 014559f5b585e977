using St4cker.EndToEnd.Fixtures;
using St4cker.Storage.Flow;

namespace St4cker.EndToEnd.Storage;

/// <summary>What the scheduler tells of the queues.</summary>
public sealed class Measuring_the_backlog(PostgresServer postgres)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_empty_database_has_no_backlog()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        var backlog = await MeasureAsync(house);
        Assert.All(backlog.Queues, queue => Assert.Equal((0, null), (queue.Rows, queue.Oldest)));
        Assert.Equal((0, 0, 0), (backlog.OpenDrafts, backlog.WaitForAccess, backlog.ModelRequestsToday));
        Assert.All(backlog.DeadLetters, letters => Assert.Equal(0, letters.Count));
    }

    [Fact]
    public async Task Each_stage_has_its_own_rows_and_the_age_of_the_oldest()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        await QueueAsync(house, StorageHouse.Ann, CommandTypes.Query, minutesAgo: 3);
        await QueueAsync(house, StorageHouse.Ben, CommandTypes.EditDraft, minutesAgo: 2);
        await QueueAsync(house, StorageHouse.Cleo, CommandTypes.ConfirmDraft, minutesAgo: 9);
        await house.ExecuteAsync("""
            insert into updates (bot_id, update_id, user_id, kind, payload_json, status, received_at, updated_at)
            select 1, i, 1, 'message', '{}', s, timestamptz '2026-11-21 11:50Z' + i * interval '1 minute', now()
            from unnest(array[1, 2, 3, 4], array['read', 'stored', 'processing', 'failed']) as x(i, s);
            insert into outbound_messages (key, user_id, chat_id, kind, body_json, status, not_before, created_at, updated_at)
            select k, 1, 1, 'notice', '{}', s, n, timestamptz '2026-11-01Z', now()
            from unnest(array['due', 'later', 'sent'], array['pending', 'pending', 'sent'], array['2026-11-21 11:59Z', '2026-11-21 12:05Z', '2026-11-21 11:00Z']::timestamptz[]) as x(k, s, n);
            """);

        var backlog = await MeasureAsync(house);
        Queue[] expected =
        [
            new("read_updates", 2, At(-8)), new("work_off_commands", 2, At(-3)), new("work_off_answers", 1, At(-9)),
            new("outbound_dispatcher", 2, At(-1)), new("push_to_google_tasks", 0, null), new("write_drive_logs", 0, null),
        ];
        Assert.Equal(expected, backlog.Queues);
        Assert.Equal(1, Assert.Single(backlog.DeadLetters, letters => letters.Kind == "update").Count);
        Assert.Equal(1, backlog.DeadLetters.Sum(letters => letters.Count));
    }

    [Fact]
    public async Task A_log_in_Drive_is_due_since_what_it_lacks_happened_or_since_its_pause_ended()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        await house.ExecuteAsync("""
            insert into events (user_id, seq, event_id, event_type, timestamp, payload_json, source)
            select u, s, gen_random_uuid(), 'task.created', t, '{}', 'telegram'
            from unnest(array[1, 1, 2, 3], array[1, 2, 1, 1], array['2026-11-21 11:00Z', '2026-11-21 11:58Z', '2026-11-21 11:00Z', '2026-11-21 11:00Z']::timestamptz[]) as x(u, s, t);
            update mailboxes set event_seq = (select count(*) from events e where e.user_id = mailboxes.user_id);
            insert into drive_logs (user_id, status, last_seq, doubts, next_attempt_at, created_at, updated_at)
            select u, s, l, 0, n, now(), now()
            from unnest(array[1, 2, 3], array['on', 'on', 'waiting'], array[1, 0, 0], array['2026-11-20 12:00Z', '2026-11-21 11:59Z', '2026-11-20 12:00Z']::timestamptz[]) as x(u, s, l, n);
            """);
        Assert.Equal(new Queue("write_drive_logs", 2, At(-2)), Assert.Single((await MeasureAsync(house)).Queues, queue => queue.Stage == "write_drive_logs"));
    }

    [Fact]
    public async Task What_is_tried_again_later_is_not_due_and_what_waits_for_a_person_is_told_apart()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        var draft = await house.DraftAsync(StorageHouse.Ann);
        await house.ExecuteAsync($"""
            insert into effects (key, draft_id, user_id, target, step, ordinal, marker, payload_json, status, error, next_attempt_at, thing_id, deed, created_at, updated_at)
            select s || n, '{draft.Id}', 1, 'google_tasks', s || n, 0, 'm', '{"{}"}', s, e, n, '{draft.Id}', 'insert', now(), now()
            from unnest(array['pending', 'processing', 'waiting', 'failed', 'failed'], array[null, null, null, 'gone', 'gone (dropped)'],
                array['2026-11-21 12:30Z', '2026-11-21 11:55Z', '2026-11-21 11:00Z', '2026-11-21 11:00Z', '2026-11-21 11:01Z']::timestamptz[]) as x(s, e, n);
            insert into model_usage (day, user_id, requests) values ('2026-11-21', 0, 7), ('2026-11-21', 1, 7), ('2026-11-20', 0, 99);
            """);

        var backlog = await MeasureAsync(house);
        Assert.Equal(new Queue("push_to_google_tasks", 2, At(-5)), Assert.Single(backlog.Queues, queue => queue.Stage == "push_to_google_tasks"));
        Assert.Equal((1, 7), (backlog.WaitForAccess, backlog.ModelRequestsToday));
        Assert.Equal(1, Assert.Single(backlog.DeadLetters, letters => letters.Kind == "effect").Count);
    }

    private static DateTimeOffset At(int minutes) => Now.AddMinutes(minutes);

    private static Task<Backlog> MeasureAsync(StorageHouse house) => Backlog.MeasureAsync(house.Source, Now, TestContext.Current.CancellationToken);

    private static async Task QueueAsync(StorageHouse house, long person, string type, int minutesAgo)
    {
        var id = await house.QueueAsync(person, type);
        await house.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"update commands set created_at = '{At(-minutesAgo):O}' where id = {id}"));
    }
}
