using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000002_KeepEveryKind")]
internal sealed class M20261121000002_KeepEveryKind : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create function pg_temp.shaped(old json) returns json language sql as $$
            select case when old is null or old->'fields' is not null then old else json_strip_nulls(json_build_object(
                'intent', 'Task',
                'fields', json_build_object('title', nullif(old->>'title', ''), 'due', old->'due', 'note', old->>'note', 'course', old->>'course', 'type', old->>'type', 'priority', old->>'priority',
                    'subtasks', (select coalesce(json_agg(s->>'title'), '[]') from json_array_elements(old->'subtasks') s), 'participants', '[]'::json),
                'assumed', old->'assumed',
                'suggested', (select coalesce(json_agg(s->>'title'), '[]') from json_array_elements(old->'subtasks') s where s->>'suggested' = 'true'),
                'timeZone', old->>'timeZone',
                'saidAt', coalesce(old->>'dueSaidAt', '2026-11-21T00:00:00+00:00'))) end
        $$;

        create table calendar_events (
            user_id bigint not null,
            id uuid not null,
            title text not null,
            start_date date,
            start_time time,
            end_date date,
            end_time time,
            all_day boolean not null,
            time_zone text not null,
            location text,
            participants jsonb not null,
            recurrence text,
            note text,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            primary key (user_id, id)
        );
        create index calendar_events_by_day on calendar_events (user_id, start_date) where deleted_at is null;

        create table transactions (
            user_id bigint not null,
            id uuid not null,
            type text not null,
            amount_minor bigint not null,
            currency text not null,
            description text,
            category text,
            date date not null,
            note text,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            primary key (user_id, id)
        );
        comment on column transactions.amount_minor is 'minor units of the currency by ISO 4217, never negative';
        create index transactions_by_day on transactions (user_id, date) where deleted_at is null;
        create index transactions_by_description on transactions (user_id, lower(description), created_at desc) where deleted_at is null and category is not null;

        create table projects (
            user_id bigint not null,
            id uuid not null,
            title text not null,
            course text,
            description text,
            start_date date,
            start_time time,
            deadline_date date,
            deadline_time time,
            time_zone text not null,
            priority text,
            status text not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            primary key (user_id, id)
        );

        create table progress (
            user_id bigint not null,
            id uuid not null,
            project_id uuid,
            project text not null,
            progress_after integer,
            duration_minutes integer,
            note text,
            logged_at timestamptz not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            primary key (user_id, id)
        );
        comment on column progress.progress_after is 'percent done then: a snapshot, never a sum';
        create index progress_by_project on progress (user_id, project_id, logged_at);

        create table notes (
            user_id bigint not null,
            id uuid not null,
            title text not null,
            text text,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            primary key (user_id, id)
        );

        create table reminders (
            user_id bigint not null,
            id uuid not null,
            title text not null,
            remind_date date,
            remind_time time,
            time_zone text not null,
            note text,
            status text not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            primary key (user_id, id)
        );

        create index tasks_newest on tasks (user_id, updated_at desc) where deleted_at is null;

        alter table users
            add column work_starts time not null default '09:00',
            add column work_ends time not null default '18:00',
            add column acknowledge text;
        comment on column users.acknowledge is 'reaction, typing, message, none; null: as the program is set';

        alter table drafts
            add column undo_state text not null default 'none',
            add column undo_until timestamptz;
        comment on column drafts.undo_state is 'none, asked, done, refused';
        create index drafts_with_undo on drafts (undo_until) where undo_until is not null;
        create index drafts_committed on drafts (user_id, updated_at desc) where status = 'executed';

        -- The payloads of drafts of tasks, in the shape that every kind has now.
        update drafts set
            draft_json = pg_temp.shaped(draft_json), previous_json = pg_temp.shaped(previous_json),
            question_json = case when question_json is null then null else json_build_object('field', question_json->>'field', 'doubt', question_json->>'doubt', 'words', question_json->>'words',
                'choices', (select coalesce(json_agg(json_build_object('value', (c->>'date') || coalesce('T' || left(c->>'time', 5), ''))), '[]') from json_array_elements(question_json->'choices') c)) end
        where draft_type = 'task';
        """);
}
