using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000005_CountSenders")]
internal sealed class M20261121000005_CountSenders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- The processes that call the Bot API share its limit, so each has to know how many there are.
        create table senders (
            id uuid primary key,
            bot_id bigint not null,
            seen_at timestamptz not null
        );
        """);
}
