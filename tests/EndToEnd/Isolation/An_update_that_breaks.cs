using St4cker.EndToEnd.Journeys.House;
using static St4cker.EndToEnd.Isolation.Breaking;

namespace St4cker.EndToEnd.Isolation;

public sealed class An_update_that_breaks(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("""{"items":[{"intent":"Dream","confidence":1}]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Is_read_by_the_rules_when_the_models_words_can_not_be_read(string extraction)
    {
        var (ann, ben) = (program.Join(), program.Join());
        await ann.DraftAsync("Buy milk");
        await program.StoreAsync(ann, "Buy eggs tomorrow", $"'{extraction}'");
        await ben.DraftAsync("Buy bread");
        Assert.Contains("read by rules", (await ann.SeesAsync("Buy eggs")).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_put_aside_and_told_when_what_it_comes_to_can_not_be_written()
    {
        var (ann, ben) = (program.Join(), program.Join());
        await ann.DraftAsync("Buy milk");
        await program.RefuseAsync("commands", $"new.user_id = {ann.Id} and new.type = 'draft_task_from_text'", "22000");
        var update = await program.StoreAsync(ann, "Buy eggs");
        await ben.DraftAsync("Buy bread");
        await ann.SeesAsync(Broken);
        await ann.UntilAsync("updates", $"update_id = {update} and status = 'failed' and attempts = 3 and error is not null");
    }

    [Fact]
    public async Task Is_put_aside_without_a_word_when_none_can_be_written()
    {
        var (ann, ben) = (program.Join(), program.Join());
        await ann.DraftAsync("Buy milk");
        await program.RefuseAsync("audit_log", $"new.user_id = {ann.Id}", "23514");
        var update = await program.StoreAsync(ann, "Buy eggs");
        await ben.DraftAsync("Buy bread");
        await ann.UntilAsync("updates", $"update_id = {update} and status = 'failed' and attempts = 3");
    }

    [Fact]
    public async Task Is_put_aside_when_what_it_is_about_can_not_be_read()
    {
        var (ann, ben) = (program.Join(), program.Join());
        var draft = await ann.DraftAsync("Buy milk", "drafted");
        await program.Database.ExecuteAsync($"update drafts set question_json = '{NoQuestion}' where id = '{draft}'");
        var update = await program.StoreAsync(ann, "Buy eggs");
        await ben.DraftAsync("Buy bread");
        await ann.SeesAsync(Broken);
        await ann.UntilAsync("updates", $"update_id = {update} and status = 'failed'");
    }
}
