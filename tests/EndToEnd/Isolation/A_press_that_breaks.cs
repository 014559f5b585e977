using St4cker.EndToEnd.Journeys.House;
using static St4cker.EndToEnd.Isolation.Breaking;

namespace St4cker.EndToEnd.Isolation;

public sealed class A_press_that_breaks(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task Is_answered_all_the_same_and_others_are_answered_with_words()
    {
        var (ann, ben) = (program.Join(), program.Join());
        var (anns, bens) = (await ann.DraftAsync("Buy milk"), await ben.DraftAsync("Buy bread"));
        await program.Database.ExecuteAsync($"update drafts set question_json = '{NoQuestion}' where user_id = {ann.Id}");
        await ann.PressAsync(anns, Chat.Cancel);
        Assert.Equal("Saving…", (await ben.PressAsync(bens, Chat.Confirm)).Text);
        await ben.BecomesAsync(bens, Chat.Saved);
    }
}
