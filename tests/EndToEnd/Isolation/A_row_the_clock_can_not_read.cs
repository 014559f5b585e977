using St4cker.EndToEnd.Journeys.House;
using static St4cker.EndToEnd.Isolation.Breaking;

namespace St4cker.EndToEnd.Isolation;

public sealed class A_row_the_clock_can_not_read(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task Lets_other_drafts_expire_the_same_persons_too()
    {
        var (ann, ben) = (program.Join(), program.Join());
        var bad = await ann.DraftAsync("Buy milk", "drafted");
        var good = await ann.DraftAsync("Buy eggs", "drafted");
        var bens = await ben.DraftAsync("Buy bread", "drafted");
        await program.Database.ExecuteAsync($"""
            update drafts set question_json = '{NoQuestion}', expires_at = now() - interval '3 minutes' where id = '{bad}';
            update drafts set expires_at = now() - interval '2 minutes' where id in ('{good}', '{bens}');
            """);
        await ben.SeesAsync("Buy bread", "expired");
        await ann.SeesAsync("Buy eggs", "expired");
        Assert.Equal("drafted", await ann.AskAsync<string>($"select status from drafts where user_id = $1 and id = '{bad}'"));
    }

    [Fact]
    public async Task Lets_other_lost_messages_be_told_of()
    {
        var (ann, ben) = (program.Join(), program.Join());
        var bad = await ann.DraftAsync("Buy milk", "drafted");
        await ben.DraftAsync("Buy bread");
        await SentAsync(ann, ben);
        await program.Database.ExecuteAsync($"""
            update drafts set question_json = '{NoQuestion}' where id = '{bad}';
            update outbound_messages set status = 'unknown', updated_at = now() - interval '2 minutes' where draft_id = '{bad}';
            update outbound_messages set status = 'unknown', updated_at = now() - interval '1 minute' where user_id = {ben.Id} and kind = 'card';
            """);
        await ben.SeesAsync("may not have reached you");
    }

    [Fact]
    public async Task Is_not_looked_for_among_messages_lost_long_ago()
    {
        var (ann, ben) = (program.Join(), program.Join());
        await ann.DraftAsync("Buy milk");
        await ben.DraftAsync("Buy bread");
        await SentAsync(ann, ben);
        await program.Database.ExecuteAsync($"""
            update outbound_messages set status = 'unknown', updated_at = now() - interval '3 days' where user_id = {ann.Id} and kind = 'card';
            update outbound_messages set status = 'unknown', updated_at = now() - interval '1 minute' where user_id = {ben.Id} and kind = 'card';
            """);
        await ben.SeesAsync("may not have reached you");
        Assert.Equal(0, await ann.CountAsync("outbound_messages", "key like 'lost:%'"));
    }

    [Fact]
    public async Task Does_not_keep_stalled_rows_from_being_woken_and_links_from_being_tidied_away()
    {
        var ann = program.Join();
        var bad = await ann.DraftAsync("Buy milk", "drafted");
        await program.Database.ExecuteAsync($"""
            insert into oauth_states (state_hash, user_id, provider, chat_id, code_verifier, expires_at, created_at)
            values ('\x01', {ann.Id}, 'google', 1, '\x01', now() - interval '3 days', now());
            update drafts set question_json = '{NoQuestion}', expires_at = now() - interval '3 minutes' where id = '{bad}';
            """);
        // Tidying is the first tick's: the scheduler of a new start.
        Assert.Equal(0, await program.Program.StopAsync());
        await program.Program.StartAsync();
        await ann.UntilCountAsync(0, "oauth_states");
    }

    /// <summary>What is seen in the chat is not always noted as sent yet.</summary>
    private static async Task SentAsync(params Chat[] people)
    {
        foreach (var person in people)
            await person.UntilAsync("outbound_messages", "kind = 'card' and status = 'sent'");
    }
}
