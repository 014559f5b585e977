using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000001_Start")]
internal sealed class M20261121000001_Start : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table users (
            id bigint primary key,
            first_name text not null,
            username text,
            language_code text,
            language text not null,
            time_zone text not null,
            time_zone_state text not null default 'guessed',
            currency text not null,
            chat_id bigint,
            blocked_at timestamptz,
            created_at timestamptz not null
        );
        comment on column users.id is 'Telegram''s id of the person';
        comment on column users.time_zone_state is 'guessed from the language, asked, chosen';

        -- One row a person, locked by whoever writes anything of theirs: it keeps their order and the counters without gaps.
        create table mailboxes (
            user_id bigint primary key references users(id),
            event_seq bigint not null default 0,
            audit_seq bigint not null default 0,
            audit_hash bytea not null default '\x',
            draft_number integer not null default 0
        ) with (fillfactor = 50);

        create table updates (
            bot_id bigint not null,
            update_id bigint not null,
            user_id bigint references users(id),
            chat_id bigint,
            kind text not null,
            payload_json json not null,
            status text not null,
            attempts integer not null default 0,
            lease_until timestamptz,
            extraction_json json,
            error text,
            trace_parent text,
            received_at timestamptz not null,
            updated_at timestamptz not null,
            primary key (bot_id, update_id)
        );
        create index updates_waiting on updates (user_id, update_id) where status in ('stored', 'processing');
        create index updates_waiting_by_age on updates (update_id) where status in ('stored', 'processing');

        create table commands (
            id bigint generated always as identity primary key,
            user_id bigint not null references users(id),
            bot_id bigint not null,
            update_id bigint not null,
            ordinal integer not null,
            type text not null,
            payload_json json not null,
            status text not null,
            draft_id uuid,
            wants_plan boolean not null default false,
            plan_json json,
            attempts integer not null default 0,
            lease_until timestamptz,
            error text,
            source_chat_id bigint not null,
            source_message_id bigint,
            trace_parent text,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            unique (bot_id, update_id, ordinal)
        );
        create index commands_waiting on commands (user_id, id) where status in ('pending', 'processing');
        create index commands_waiting_by_age on commands (id) where status in ('pending', 'processing');

        create table drafts (
            id uuid primary key,
            user_id bigint not null references users(id),
            number integer not null,
            draft_type text not null,
            draft_json json not null,
            previous_json json,
            version integer not null,
            status text not null,
            read_by text not null,
            question_json json,
            chat_id bigint not null,
            card_message_id bigint,
            source_message_id bigint,
            command_id bigint not null unique references commands(id),
            failure text,
            expires_at timestamptz not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            unique (user_id, number)
        );
        create index drafts_open on drafts (expires_at) where status = 'drafted';
        create index drafts_open_of_person on drafts (user_id, number) where status = 'drafted';
        create index drafts_by_source on drafts (user_id, source_message_id);

        create table executions (
            id bigint generated always as identity primary key,
            draft_id uuid not null references drafts(id),
            user_id bigint not null,
            attempt integer not null,
            status text not null,
            result_json json,
            error_message text,
            executed_at timestamptz not null,
            unique (draft_id, attempt)
        );

        create table events (
            user_id bigint not null,
            seq bigint not null,
            event_id uuid not null unique,
            event_type text not null,
            timestamp timestamptz not null,
            payload_json json not null,
            source text not null,
            draft_id uuid,
            primary key (user_id, seq)
        );

        create table audit_log (
            id bigint generated always as identity primary key,
            user_id bigint not null,
            seq bigint not null,
            timestamp timestamptz not null,
            actor text not null,
            action text not null,
            entity_type text not null,
            entity_id text not null,
            source_message_id bigint,
            details_json json not null,
            prev_hash bytea not null,
            hash bytea not null,
            unique (user_id, seq)
        );
        create index audit_log_by_entity on audit_log (user_id, entity_id);

        -- One row a message of ours: its wanted body and what Telegram last got of it. Writing the body again before it was sent
        -- coalesces the two; revision > sent_revision means it waits.
        create table outbound_messages (
            id bigint generated always as identity primary key,
            key text not null unique,
            user_id bigint not null,
            chat_id bigint not null,
            draft_id uuid,
            kind text not null,
            body_json json not null,
            revision integer not null default 1,
            sent_revision integer not null default 0,
            message_id bigint,
            status text not null,
            claimed_by uuid,
            attempts integer not null default 0,
            not_before timestamptz not null,
            error text,
            trace_parent text,
            created_at timestamptz not null,
            updated_at timestamptz not null
        );
        comment on column outbound_messages.claimed_by is 'the leadership of the dispatcher that has it in hand';
        create index outbound_waiting on outbound_messages (chat_id, id) where status in ('pending', 'sending');
        create index outbound_unknown on outbound_messages (updated_at) where status = 'unknown';
        create unique index outbound_by_message on outbound_messages (chat_id, message_id) where message_id is not null;

        create table connections (
            user_id bigint not null references users(id),
            provider text not null,
            status text not null,
            refresh_token bytea not null,
            scopes text not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            primary key (user_id, provider)
        );
        comment on column connections.refresh_token is 'AES-256-GCM under a key derived per person from the master key';

        create table oauth_states (
            state_hash bytea primary key,
            user_id bigint not null references users(id),
            provider text not null,
            chat_id bigint not null,
            code_verifier bytea not null,
            expires_at timestamptz not null,
            used_at timestamptz,
            created_at timestamptz not null
        );

        -- One row for each step in an outside system. The key is stable, so a step can stand here only once.
        create table effects (
            key text primary key,
            draft_id uuid not null references drafts(id),
            user_id bigint not null,
            target text not null,
            step text not null,
            ordinal integer not null,
            marker text not null,
            payload_json json not null,
            status text not null,
            remote_id text,
            remote_etag text,
            remote_url text,
            attempts integer not null default 0,
            next_attempt_at timestamptz not null,
            lease_until timestamptz,
            first_attempt_at timestamptz,
            error text,
            created_at timestamptz not null,
            updated_at timestamptz not null
        );
        create index effects_waiting on effects (next_attempt_at) where status in ('pending', 'processing');
        create index effects_waiting_for_access on effects (user_id) where status = 'waiting';
        create index effects_by_draft on effects (draft_id, ordinal);

        create table model_usage (
            day date not null,
            user_id bigint not null,
            requests integer not null,
            primary key (day, user_id)
        );
        comment on column model_usage.user_id is 'the person, or 0 for all together';

        create table tasks (
            user_id bigint not null,
            id uuid not null,
            title text not null,
            note text,
            course_id uuid,
            course text,
            type text,
            deadline_date date,
            deadline_time time,
            time_zone text not null,
            priority text,
            status text not null,
            subtasks jsonb not null,
            created_at timestamptz not null,
            updated_at timestamptz not null,
            deleted_at timestamptz,
            primary key (user_id, id)
        );
        """);
}
