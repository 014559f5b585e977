using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000009_KeepIndexesApart")]
internal sealed class M20261121000009_KeepIndexesApart : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- Where almost nothing waits the planner finds all indexes of what waits alike, and takes any. Each of these has a condition of its own now
        -- that is always true, and serves only who says it: see WaitingPeople and ExpireDrafts.
        drop index updates_waiting_by_age;
        create index updates_waiting_by_age on updates (update_id) where status in ('stored', 'processing') and update_id >= '-9223372036854775808';
        drop index commands_waiting_by_age;
        create index commands_waiting_by_age on commands (id) where status in ('pending', 'processing') and id >= '-9223372036854775808';
        drop index drafts_open;
        create index drafts_open on drafts (expires_at) where status = 'drafted' and expires_at > '-infinity';
        """);
}
