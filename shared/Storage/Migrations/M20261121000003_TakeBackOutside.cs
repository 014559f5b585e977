using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace St4cker.Storage.Migrations;

[DbContext(typeof(StackerContext))]
[Migration("20261121000003_TakeBackOutside")]
internal sealed class M20261121000003_TakeBackOutside : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table effects
            add column seq bigint generated always as identity,
            add column thing_id uuid,
            add column deed text not null default 'insert',
            add column undoes text;
        comment on column effects.seq is 'the order in which a person''s steps were planned';
        comment on column effects.thing_id is 'what it is about in our own store';
        comment on column effects.deed is 'insert, update, delete';
        comment on column effects.undoes is 'the key of the step that it takes back';
        -- Until now a draft was one task.
        update effects set thing_id = draft_id;
        alter table effects alter column thing_id set not null;
        alter table effects alter column deed drop default;
        update effects step set payload_json = (step.payload_json::jsonb || jsonb_build_object('parent', task.marker))::json
        from effects task where task.draft_id = step.draft_id and task.target = step.target and task.ordinal = 0 and step.ordinal > 0;

        create index effects_by_thing on effects (user_id, thing_id);
        """);
}
