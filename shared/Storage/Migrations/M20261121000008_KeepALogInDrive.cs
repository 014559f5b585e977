using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000008_KeepALogInDrive")]
internal sealed class M20261121000008_KeepALogInDrive : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- One row for each person who wants their events in their Drive.
        create table drive_logs (
            user_id bigint primary key references users(id),
            status text not null,
            last_seq bigint not null default 0,
            doubts bigint not null default 1,
            doubts_settled bigint not null default 0,
            folder_url text,
            error text,
            attempts integer not null default 0,
            next_attempt_at timestamptz not null,
            claimed_by uuid,
            lease_until timestamptz,
            flushed_at timestamptz,
            created_at timestamptz not null,
            updated_at timestamptz not null
        ) with (fillfactor = 70);
        comment on column drive_logs.status is 'on, waiting (for the person to let us in), off';
        comment on column drive_logs.last_seq is 'up to here the person''s events stand in Drive';
        comment on column drive_logs.doubts is 'how often what stands there may have come to differ from what we know';
        comment on column drive_logs.doubts_settled is 'how many of these were looked into';
        create index drive_logs_on on drive_logs (user_id) where status = 'on';

        -- What we made there, by our own name for it.
        create table drive_files (
            user_id bigint not null references drive_logs(user_id) on delete cascade,
            name text not null,
            file_id text not null,
            first_seq bigint,
            last_seq bigint,
            md5 text,
            made_at timestamptz,
            primary key (user_id, name)
        );
        comment on column drive_files.file_id is 'Drive''s; reserved before the file is made, so that it is made once';
        comment on column drive_files.made_at is 'when we wrote it last; null: only the id is reserved';

        alter table oauth_states add column scopes text not null default 'https://www.googleapis.com/auth/tasks';
        """);
}
