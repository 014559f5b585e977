using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000006_FollowToTheEffect")]
internal sealed class M20261121000006_FollowToTheEffect : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table commands add column received_at timestamptz;
        comment on column commands.received_at is 'when the update arrived that it came from';
        alter table outbound_messages add column received_at timestamptz;
        comment on column outbound_messages.received_at is 'when the update arrived that it answers; null when nobody waits for it';
        alter table effects add column trace_parent text;

        -- What failed for good is counted every few seconds, and listed. There is little of it, so the indexes are small.
        create index updates_failed on updates (updated_at) where status = 'failed';
        create index commands_failed on commands (updated_at) where status = 'failed';
        create index effects_failed on effects (updated_at) where status = 'failed';
        create index outbound_failed on outbound_messages (updated_at) where status = 'failed';
        """);
}
