using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Isolation;

public sealed class An_update_that_can_not_be_stored(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task Leaves_a_stub_and_the_next_ones_come()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        await program.RefuseAsync("updates", "new.payload_json::text like '%poison%'", "22P02");
        ann.Say("Buy poison");
        await ann.DraftAsync("Buy eggs");
        await ann.UntilAsync("updates", "payload_json::text = '{}' and kind = 'message' and status = 'failed' and error like '%22P02'");
    }

    [Fact]
    public async Task For_a_passing_reason_is_asked_for_again()
    {
        var ann = program.Join();
        await ann.DraftAsync("Buy milk");
        await program.RefuseAsync("updates", "new.payload_json::text like '%later%'", "53100");
        ann.Say("Buy it later");
        await RunningProgram.UntilAsync(() => Task.FromResult(program.Program.Log.Any(line => line.Contains("Polling failed", StringComparison.Ordinal))), "a poll that failed");
        var trigger = await program.Database.QueryAsync<string>("select tgname::text from pg_trigger where tgrelid = 'updates'::regclass and pg_get_triggerdef(oid) like '%later%'");
        await program.Database.ExecuteAsync($"drop trigger {trigger} on updates");
        await ann.SeesAsync("Buy it later");
        Assert.Equal(0, await ann.CountAsync("updates", "status = 'failed' and error = '53100'"));
    }
}
