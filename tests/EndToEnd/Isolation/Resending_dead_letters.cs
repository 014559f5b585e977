using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.Faults;
using static St4cker.EndToEnd.Isolation.Breaking;

namespace St4cker.EndToEnd.Isolation;

public sealed class Resending_dead_letters(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task A_command_is_listed_and_done_when_it_is_sent_again()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        var command = await program.QueueAsync(ann, "query", """{"name":{"secret":"words"}}""");
        await ann.UntilAsync("commands", $"id = {command} and status = 'failed'");
        var line = await LineAsync($"command:{command}");
        Assert.Contains(ann.Id.ToString(CultureInfo.InvariantCulture), line, StringComparison.Ordinal);
        Assert.Contains("JsonException", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);

        await program.Database.ExecuteAsync($$"""update commands set payload_json = '{"name":"help"}' where id = {{command}}""");
        await RunAsync("resend", $"command:{command}");
        await ann.SeesAsync("What I can do");
        await ann.UntilAsync("commands", $"id = {command} and status = 'completed'");
        await AuditedAsync(ann, "dead_letter_resent", "command", command.ToString(CultureInfo.InvariantCulture));
        Assert.DoesNotContain($"command:{command}", await RunAsync("list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_is_read_when_it_is_sent_again()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        await program.RefuseAsync("commands", $"new.user_id = {ann.Id} and new.type = 'draft_task_from_text'", "22000");
        var update = await program.StoreAsync(ann, "Buy eggs");
        await ann.SeesAsync(Broken);
        var trigger = await program.Database.QueryAsync<string>($"select tgname::text from pg_trigger where tgrelid = 'commands'::regclass and pg_get_triggerdef(oid) like '%{ann.Id}%'");
        await program.Database.ExecuteAsync($"drop trigger {trigger} on commands");
        Assert.DoesNotContain("eggs", await LineAsync($"update:2000002/{update}"), StringComparison.Ordinal);
        await RunAsync("resend", $"update:2000002/{update}");
        await ann.SeesAsync("Buy eggs", "draft #");
        await AuditedAsync(ann, "dead_letter_resent", "update", $"2000002/{update}");
    }

    [Fact]
    public async Task An_effect_reaches_Google_with_its_subtasks_when_it_is_sent_again()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Pack for the trip: passport, charger");
        program.Google.Faults.Add(new Fault(FaultKind.Refused) { Operation = "tasks.insert", About = ann.Account, Body = "forbidden" });
        await ann.ConfirmAsync(card, "Google Tasks ✗");
        var key = await ann.AskAsync<string>("select key from effects where user_id = $1 and ordinal = 0");
        Assert.Contains("forbidden", await LineAsync($"effect:{key}"), StringComparison.Ordinal);
        await RunAsync("resend", $"effect:{key}");
        await ann.BecomesAsync(card, Chat.AtGoogle);
        Assert.Equal(3, program.Google.Tasks(ann.Account).Count);
        await AuditedAsync(ann, "dead_letter_resent", "effect", key);
    }

    [Fact]
    public async Task An_effect_that_may_stand_at_Google_is_not_made_twice()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Buy milk");
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        await program.Database.ExecuteAsync($"update effects set status = 'failed', error = 'rejected', remote_id = null where user_id = {ann.Id}");
        await RunAsync("resend", "effect:" + await ann.AskAsync<string>("select key from effects where user_id = $1"));
        await ann.UntilAsync("effects", "status = 'succeeded'");
        Assert.Single(program.Google.Tasks(ann.Account));
    }

    [Fact]
    public async Task A_message_arrives_when_it_is_sent_again()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        await program.Database.ExecuteAsync($"""
            update outbound_messages set body_json = replace(body_json::text, 'Buy milk', 'Buy silk')::json, revision = revision + 1, status = 'failed', error = 'Bad Request: odd tag "milk"'
            where user_id = {ann.Id} and kind = 'card'
            """);
        var id = await ann.AskAsync<long>("select id from outbound_messages where user_id = $1 and kind = 'card'");
        var line = await LineAsync($"message:{id}");
        Assert.Contains("Bad Request: odd tag", line, StringComparison.Ordinal);
        Assert.DoesNotContain("milk", line, StringComparison.Ordinal);
        await RunAsync("resend", $"message:{id}");
        await ann.SeesAsync("Buy silk");
        await AuditedAsync(ann, "dead_letter_resent", "message", id.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_is_dropped_is_listed_no_more_and_stays_undone()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        var command = await program.QueueAsync(ann, "query", "[]");
        await ann.UntilAsync("commands", $"id = {command} and status = 'failed'");
        await RunAsync("drop", $"command:{command}");
        Assert.DoesNotContain($"command:{command}", await RunAsync("list"), StringComparison.Ordinal);
        await AuditedAsync(ann, "dead_letter_dropped", "command", command.ToString(CultureInfo.InvariantCulture));
        var (exitCode, output) = await program.Program.RunAsync(["deadletters", "resend", $"command:{command}"]);
        Assert.Equal(1, exitCode);
        Assert.Contains($"command:{command}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_them_are_sent_again_at_once()
    {
        var (ann, ben) = (program.Join(), program.Join());
        var commands = new List<long>();
        foreach (var person in (Chat[])[ann, ben])
        {
            await person.DraftAsync("Buy milk");
            commands.Add(await program.QueueAsync(person, "query", "[]"));
            await person.UntilAsync("commands", "status = 'failed'");
        }

        await program.Database.ExecuteAsync($$"""update commands set payload_json = '{"name":"help"}' where id in ({{string.Join(',', commands)}})""");
        await RunAsync("resend", "all");
        await ann.SeesAsync("What I can do");
        await ben.SeesAsync("What I can do");
    }

    [Theory]
    [InlineData("command:999999999")]
    [InlineData("update:1/2")]
    [InlineData("update:1")]
    [InlineData("effect:nothing")]
    [InlineData("message:abc")]
    [InlineData("milk")]
    public async Task What_is_no_dead_letter_is_said_so(string id)
    {
        var (exitCode, output) = await program.Program.RunAsync(["deadletters", "resend", id]);
        Assert.Equal(1, exitCode);
        Assert.Contains(id, output, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(params string[] words)
    {
        var (exitCode, output) = await program.Program.RunAsync(["deadletters", .. words]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task<string> LineAsync(string id) =>
        Assert.Single((await RunAsync("list")).Split('\n'), line => line.StartsWith(id + " ", StringComparison.Ordinal) || line.StartsWith(id + "\t", StringComparison.Ordinal));

    private async Task AuditedAsync(Chat person, string action, string kind, string id)
    {
        Assert.Equal(1, await person.CountAsync("audit_log", $"actor = 'operator' and action = '{action}' and entity_type = '{kind}' and entity_id = '{id}'"));
        var (exitCode, output) = await program.Program.RunAsync(["audit", "verify"]);
        Assert.True(exitCode == 0, output);
    }
}
