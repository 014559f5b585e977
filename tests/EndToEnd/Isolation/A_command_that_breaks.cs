using St4cker.EndToEnd.Journeys.House;
using static St4cker.EndToEnd.Isolation.Breaking;

namespace St4cker.EndToEnd.Isolation;

public sealed class A_command_that_breaks(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("answer_question", """{"saidAt":"2026-11-21T10:00:00+07:00","pressed":"Teleport"}""")]
    [InlineData("draft_task_from_text", """{"reading":{"items":[{"intent":"Dream"}]}}""")]
    [InlineData("confirm_draft", "null")]
    [InlineData("query", "[]")]
    public async Task Is_put_aside_and_told_when_this_version_can_not_read_it(string type, string payload)
    {
        var (ann, ben) = (program.Join(), program.Join());
        await ann.DraftAsync("Buy milk");
        var command = await program.QueueAsync(ann, type, payload);
        await ben.DraftAsync("Buy bread");
        await ann.SeesAsync(Broken);
        await ann.UntilAsync("commands", $"id = {command} and status = 'failed' and attempts = 3 and error is not null");
        Assert.Equal(1, await ann.CountAsync("audit_log", "action = 'command_failed'"));
        await ann.DraftAsync("Buy eggs");
    }

    [Fact]
    public async Task Is_put_aside_when_its_draft_can_not_be_read()
    {
        var (ann, ben) = (program.Join(), program.Join());
        var draft = await ann.DraftAsync("Buy milk", "drafted");
        await program.Database.ExecuteAsync($"update drafts set question_json = '{NoQuestion}' where id = '{draft}'");
        var command = await program.QueueAsync(ann, "cancel_draft", """{"version":1}""", $"'{draft}'");
        await ben.DraftAsync("Buy bread");
        await ben.ConfirmAsync(await ben.DraftAsync("Buy butter"));
        await ann.SeesAsync(Broken);
        await ann.UntilAsync("commands", $"id = {command} and status = 'failed' and attempts = 3");
    }

    [Fact]
    public async Task Is_put_aside_without_a_word_when_not_even_its_person_can_be_read()
    {
        var (ann, ben) = (program.Join(), program.Join());
        await ann.DraftAsync("Buy milk");
        await program.Database.ExecuteAsync($"update users set time_zone_state = 'dreamt' where id = {ann.Id}");
        var command = await program.QueueAsync(ann, "query", """{"name":"help"}""");
        await ben.DraftAsync("Buy bread");
        await ann.UntilAsync("commands", $"id = {command} and status = 'failed' and attempts = 3");
        await program.Database.ExecuteAsync($"update users set time_zone_state = 'chosen' where id = {ann.Id}");
        await ann.DraftAsync("Buy eggs");
    }

    [Fact]
    public async Task Is_put_aside_when_the_database_refuses_to_read_what_it_is_about()
    {
        var (ann, ben) = (await program.JoinConnectedAsync(), program.Join());
        var card = await ann.DraftAsync("Buy milk");
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        var draft = await ann.AskAsync<Guid>("select id from drafts where user_id = $1");
        await program.Database.ExecuteAsync("""create or replace function refuse_reading(bigint) returns text language plpgsql stable as $$ begin raise exception 'refused' using errcode = '22P02'; end $$""");
        // A view in the table's place: only this person's rows of it can not be read.
        await program.Database.ExecuteAsync($"""
            alter table effects rename to effects_kept;
            create view effects as select key, draft_id, user_id, target, step, ordinal, marker, payload_json, case when user_id = {ann.Id} then refuse_reading(user_id) else status end as status,
                remote_id, remote_etag, remote_url, attempts, next_attempt_at, lease_until, first_attempt_at, error, created_at, updated_at from effects_kept;
            """);
        try
        {
            var command = await program.QueueAsync(ann, "edit_draft", """{"text":"no, eggs"}""", $"'{draft}'");
            await ben.DraftAsync("Buy bread");
            await ann.UntilAsync("commands", $"id = {command} and status = 'failed' and attempts = 3");
        }
        finally
        {
            await program.Database.ExecuteAsync("drop view effects; alter table effects_kept rename to effects");
        }
    }

    [Fact]
    public async Task Is_put_aside_also_when_its_message_can_not_be_written()
    {
        var (ann, ben) = (program.Join(), program.Join());
        await ann.DraftAsync("Buy milk");
        await program.RefuseAsync("outbound_messages", $"new.user_id = {ann.Id}", "22000");
        var said = ann.Say("/help");
        await ben.DraftAsync("Buy bread");
        await ann.UntilAsync("commands", $"type = 'query' and status = 'failed' and source_message_id = {said.MessageId}");
    }
}
