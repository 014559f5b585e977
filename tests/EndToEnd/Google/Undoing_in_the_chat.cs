using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Google;

/// <summary>The whole program: what a person sees when they take back what is at Google already.</summary>
public sealed class Undoing_in_the_chat(RunningProgram program) : IClassFixture<RunningProgram>
{
    private const string Undo = "↩";

    [Fact]
    public async Task The_button_takes_it_back_at_Google_too()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.ConfirmAsync(await ann.DraftAsync("Buy milk: oat, soy"), Chat.AtGoogle);
        await ann.PressAsync(card, Undo);
        await ann.BecomesAsync(card, "taken back");
        Assert.Empty(program.Google.Tasks(ann.Account));
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null"));
    }

    [Fact]
    public async Task What_was_changed_at_Google_is_refused_with_the_reason_and_stays()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.ConfirmAsync(await ann.DraftAsync("Buy milk"), Chat.AtGoogle);
        program.Google.Change(ann.Account, program.Google.Tasks(ann.Account)[0].Id, task => task with { Title = "Buy oat milk" });
        await ann.PressAsync(card, Undo);
        await ann.BecomesAsync(card, "It can not be taken back", "Google has another version");
        Assert.Equal("Buy oat milk", Assert.Single(program.Google.Tasks(ann.Account)).Title);
        Assert.Equal(0, await ann.CountAsync("tasks", "deleted_at is not null"));
    }
}
