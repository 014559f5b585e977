using Npgsql;
using St4cker.Drafts;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Telegram;
using Chat = St4cker.EndToEnd.Journeys.House.Chat;

namespace St4cker.EndToEnd.Journeys;

/// <summary>A chart that waits to be sent comes as a picture, and changes where it stands.</summary>
public sealed class Seeing_a_picture(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task It_comes_with_its_words_and_buttons_and_another_takes_its_place()
    {
        var ann = program.Join();
        ann.Say("/help");
        await ann.SeesAsync("/task");

        await PutAsync(ann, "November", "Food");
        var november = await ann.SeesAsync("📊 November");
        await PutAsync(ann, "October", "Bus");
        var october = await ann.BecomesAsync(november, "📊 October");

        var (before, after) = (program.Telegram.Picture(november.Message)!, program.Telegram.Picture(october.Message)!);
        Assert.NotEqual(before, after);
        Assert.Equal("‹ Earlier", Assert.Single(october.Buttons).Text);
        Assert.NotNull((await ann.PressAsync(october, "‹ Earlier")).PressId);
    }

    private async Task PutAsync(Chat person, string month, string category)
    {
        var card = new Card("📊 " + month, [new CardLine("€20 in all")], [[new CardButton("‹ Earlier", "nothing-anybody-knows")]])
        {
            Chart = Chart.Of(month, [new ChartAmount(category, 2000)], amount => $"€{amount / 100}", "Other"),
        };
        await using var connection = new NpgsqlConnection(program.Database.ConnectionString);
        await connection.OpenAsync();
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Outbox.Put([OutgoingMessage.ForUpdate(1, person.Id, "summary", person.Id, person.Id, CardMessage.Render(card))], DateTimeOffset.UtcNow));
        await batch.ExecuteNonQueryAsync();
        // Its answer wakes the dispatcher, which else would look by itself a little later.
        person.Say("/help");
    }
}
