using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Isolation;

public sealed class An_effect_that_breaks(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"title":{},"timeDropped":"perhaps"}""")]
    public async Task Fails_with_a_reason_and_others_reach_Google(string payload)
    {
        var (ann, ben) = (await program.JoinConnectedAsync(), await program.JoinConnectedAsync());
        var card = await ann.DraftAsync("Buy milk");
        await ann.ConfirmAsync(card, Chat.AtGoogle);
        await program.Database.ExecuteAsync($"update effects set payload_json = '{payload}', status = 'pending', next_attempt_at = now(), remote_id = null where user_id = {ann.Id}");
        await ben.ConfirmAsync(await ben.DraftAsync("Buy bread"), Chat.AtGoogle);
        await ann.UntilAsync("effects", "status = 'failed' and error = 'unreadable'");
        var failed = await ann.BecomesAsync(card, "Google Tasks ✗");
        Assert.DoesNotContain("refused", failed.Message.Text, StringComparison.Ordinal);
    }
}
