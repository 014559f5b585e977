using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000007_PairDevices")]
internal sealed class M20261121000007_PairDevices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table sessions (
            device_id uuid primary key,
            user_id bigint not null,
            token_hash bytea not null unique,
            device_name text not null,
            chat_id bigint not null,
            cursor bigint not null default 0,
            created_at timestamptz not null,
            last_seen_at timestamptz not null,
            expires_at timestamptz not null,
            revoked_at timestamptz
        ) with (fillfactor = 70);
        comment on column sessions.cursor is 'up to here the device has stored the person''s events';
        create index sessions_of_person on sessions (user_id) where revoked_at is null;

        create table pairing_codes (
            id uuid primary key,
            user_id bigint not null,
            chat_id bigint not null,
            message_key text not null,
            slot text not null,
            code_hash bytea not null,
            token_hash bytea not null unique,
            wrong_tries integer not null default 0,
            device_id uuid,
            created_at timestamptz not null,
            expires_at timestamptz not null,
            used_at timestamptz
        );
        comment on column pairing_codes.slot is 'the beginning of the code: wrong tries count against the codes that begin like them';
        comment on column pairing_codes.token_hash is 'of the link that does the same';
        create index pairing_codes_open on pairing_codes (slot) where used_at is null;
        create index pairing_codes_by_hash on pairing_codes (code_hash);
        create index pairing_codes_of_person on pairing_codes (user_id, created_at);

        create table pairing_tries (
            address_hash bytea primary key,
            wrong integer not null,
            since timestamptz not null
        );

        -- What happened to one thing, whoever did it; and what a device did, and when by its own account.
        alter table events add column thing_id uuid, add column device_id uuid, add column changed_at timestamptz;
        comment on column events.changed_at is 'when the device says that it was done; null: at timestamp';
        update events set thing_id = case when payload_json->>name ~ '^[0-9a-fA-F-]{36}$' then (payload_json->>name)::uuid end
        from unnest(array['taskId', 'eventId', 'transactionId', 'projectId', 'progressId', 'noteId', 'reminderId']) name
        where payload_json->>name is not null and name = split_part(event_type, '.', 1) || 'Id';
        create index events_of_thing on events (user_id, thing_id, seq);
        """);
}
