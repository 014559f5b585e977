using System.Net;
using System.Text.Json;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>What its operator sees, and what nobody may see.</summary>
public sealed class Watching_it_run(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task The_log_leads_from_the_message_to_its_effect_by_one_id_and_holds_no_words()
    {
        var ann = await program.JoinConnectedAsync();
        program.Telegram.Join(ann.Id, "Xaverine", username: "xaverine_q");
        var card = await ann.DraftAsync("Buy zebrawood tomorrow 9am: plankalpha, plankbeta");
        ann.Reply(card, "title: Buy quillwort");
        await ann.ConfirmAsync(await ann.BecomesAsync(card, "quillwort"), Chat.AtGoogle);

        var update = await ann.AskAsync<long>("select min(update_id) from updates where user_id = $1");
        await RunningProgram.UntilAsync(() => Task.FromResult(About(update).Any(line => line.Contains("google_tasks", StringComparison.Ordinal))), "a line about the effect");
        var lines = About(update);
        Assert.Contains(lines, line => line.Contains("stored", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("read", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("draft_task_from_text", StringComparison.Ordinal));

        string[] secrets = ["zebrawood", "plankalpha", "quillwort", "Xaverine", "xaverine_q", "test-token", "1//0", "ya29.", program.Google.Options.ClientSecret, ann.Account];
        Assert.DoesNotContain(program.Program.Log, line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.All(program.Program.Log, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public async Task Health_names_each_dependency_and_metrics_count_the_work()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        Assert.Equal(HttpStatusCode.OK, (await program.Program.Http.GetAsync("/health/live")).StatusCode);
        using var ready = JsonDocument.Parse(await program.Program.Http.GetStringAsync("/health/ready"));
        Assert.Equal("ready", ready.RootElement.GetProperty("status").GetString());
        var checks = ready.RootElement.GetProperty("checks");
        Assert.Equal("ok", checks.GetProperty("postgres").GetProperty("state").GetString());
        Assert.True(checks.TryGetProperty("telegram", out _));
        var metrics = await program.Program.Http.GetStringAsync("/metrics");
        Assert.Contains("st4cker_updates_total{outcome=\"stored\"}", metrics, StringComparison.Ordinal);
        Assert.Contains("st4cker_commands_created_total", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_tell_what_became_of_a_message_and_what_waits()
    {
        string[] told =
        [
            "st4cker_drafts_total{outcome=\"executed\"}", "st4cker_stage_batch_rows_count{stage=\"store_updates\"}", "st4cker_stage_wait_seconds_count{stage=\"read_updates\"}",
            "st4cker_stage_wait_seconds_count{stage=\"work_off_commands\"}", "st4cker_stage_wait_seconds_count{stage=\"work_off_answers\"}",
            "st4cker_stage_wait_seconds_count{stage=\"outbound_dispatcher\"}", "st4cker_stage_wait_seconds_count{stage=\"push_to_google_tasks\"}",
            "st4cker_update_to_card_seconds_count", "st4cker_commit_to_effect_seconds_count{target=\"google_tasks\"}", "st4cker_outbound_messages_total{outcome=\"sent\"}",
            "st4cker_google_requests_total{method=\"insert\",outcome=\"ok\"}", "st4cker_leader{name=\"scheduler\"} 1", "st4cker_leader{name=\"telegram-outbound\"} 1",
            "st4cker_queue_rows{stage=\"push_to_google_tasks\"}", "st4cker_queue_oldest_seconds{stage=\"read_updates\"}", "st4cker_dead_letters{kind=\"message\"}",
        ];
        var ann = await program.JoinConnectedAsync();
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk tomorrow"), Chat.AtGoogle);
        foreach (var series in told)
        {
            await RunningProgram.UntilAsync(
                async () => (await program.Program.Http.GetStringAsync("/metrics")).Split('\n').Any(line => line.StartsWith(series, StringComparison.Ordinal)), series);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/playground/chat.js")]
    [InlineData("/playground/live?person=5000000001")]
    [InlineData("/playground/google/o/oauth2/v2/auth")]
    [InlineData("/playground/telegram/bot1000001:playground-has-no-secrets/getMe")]
    [InlineData("/telegram/webhook")]
    public async Task With_a_bot_of_its_own_the_playground_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await program.Program.Http.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Asked_to_stop_in_the_middle_of_work_it_stops_with_zero_and_loses_nothing()
    {
        var people = Enumerable.Range(0, 20).Select(_ => program.Join()).ToList();
        var said = people.SelectMany(person => Enumerable.Range(1, 3).Select(number => (Person: person, Said: person.Say($"Buy {number} apples")))).ToList();
        Assert.Equal(0, await program.Program.StopAsync());
        await program.Program.StartAsync();
        foreach (var (person, message) in said)
            await person.AnswerAsync(message);
        foreach (var person in people)
            Assert.Equal(3, await person.CountAsync("drafts"));
    }

    [Fact]
    public async Task The_audit_names_what_somebody_changed_behind_its_back()
    {
        var ann = program.Join();
        await ann.ConfirmAsync(await ann.DraftAsync("Feed the cat"));
        Assert.Equal(0, (await program.Program.RunAsync(["audit", "verify"])).ExitCode);
        await program.Database.ExecuteAsync($"update audit_log set actor = 'nobody' where user_id = {ann.Id} and action = 'draft_confirmed'");
        var (exitCode, output) = await program.Program.RunAsync(["audit", "verify"]);
        Assert.Equal(1, exitCode);
        Assert.Contains(ann.Id.ToString(CultureInfo.InvariantCulture), output, StringComparison.Ordinal);
        Assert.Equal(0, (await program.Program.RunAsync(["audit", "replay"])).ExitCode);
        await program.Database.ExecuteAsync($"update audit_log set actor = 'person' where user_id = {ann.Id} and action = 'draft_confirmed'");
        Assert.Equal(0, (await program.Program.RunAsync(["audit", "verify"])).ExitCode);
        await program.Database.ExecuteAsync($"update tasks set title = 'Feed the dog' where user_id = {ann.Id}");
        Assert.Equal(1, (await program.Program.RunAsync(["audit", "replay"])).ExitCode);
        await program.Database.ExecuteAsync($"update tasks set title = 'Feed the cat' where user_id = {ann.Id}");
    }

    private IReadOnlyList<string> About(long update) =>
        [.. program.Program.Log.Where(line => line.Contains($"\"correlation\":\"u{update}\"", StringComparison.Ordinal))];
}
