namespace St4cker.Drafts.Tasks;

internal static class TaskProjection
{
    public static IReadOnlyList<Projection> All { get; } = [new("task.created", Created)];

    private const string Created = """
        insert into tasks (user_id, id, title, note, course_id, course, type, deadline_date, deadline_time, time_zone, priority, status,
                           subtasks, created_at, updated_at)
        select e.user_id, (e.payload->>'taskId')::uuid, e.payload->>'title', e.payload->>'note', (e.payload->>'courseId')::uuid,
               e.payload->>'course', e.payload->>'type', left(e.payload->>'deadline', 10)::date,
               nullif(substr(e.payload->>'deadline', 12), '')::time, e.payload->>'timeZone', e.payload->>'priority', e.payload->>'status',
               (e.payload->'subtasks')::jsonb, e.timestamp, e.timestamp
        from unnest(@user_ids, @timestamps, @payloads) as e(user_id, timestamp, payload)
        on conflict (user_id, id) do nothing
        """;
}
