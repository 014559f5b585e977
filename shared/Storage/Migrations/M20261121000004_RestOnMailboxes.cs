using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

/// <summary>
/// The rows of the flow are written only while their person's mailbox, which refers to the person, is locked, and what they refer to in the
/// same or an earlier transaction. Six checks a message by foreign keys, each with a lock of its own, guarded what can not happen.
/// </summary>
[DbContext(typeof(StackerContext))]
[Migration("20261121000004_RestOnMailboxes")]
internal sealed class M20261121000004_RestOnMailboxes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table updates drop constraint updates_user_id_fkey;
        alter table commands drop constraint commands_user_id_fkey;
        alter table drafts drop constraint drafts_user_id_fkey, drop constraint drafts_command_id_fkey;
        alter table executions drop constraint executions_draft_id_fkey;
        """);
}
