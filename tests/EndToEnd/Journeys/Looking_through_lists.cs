using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

/// <summary>A list can be acted on where it stands, and follows what is done.</summary>
public sealed class Looking_through_lists(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("en", "To do", "☑️ Task done", "Done")]
    [InlineData("id", "Harus dikerjakan", "☑️ Tugas", "Selesai")]
    [InlineData("ru", "Сделать", "☑️", "Готово")]
    public async Task Done_and_reopened_by_a_button_the_list_follows_and_a_card_tells_it(string language, string open, string told, string done)
    {
        var ann = program.Join(language);
        foreach (var said in (string[])["/task One thing", "/task Other thing"])
            await ann.PressAsync(await ann.DraftAsync(said), Chat.Confirm);
        await ann.UntilCountAsync(2, "tasks");
        var list = await ann.ShownAsync("/tasks", open, "1. Other thing", "2. One thing");
        await ann.PressAsync(list, "☑️ 2");
        await ann.CanBeUndoneAsync(await ann.SeesAsync(told, "One thing"));
        await ann.SeesAsync(entry => entry.Message.MessageId == list.Message.MessageId && !entry.Words.Contains("One thing", StringComparison.Ordinal));
        Assert.Equal(1, await ann.CountAsync("tasks", "status = 'done'"));

        var other = await ann.TapAsync(list, "☑️ " + done, "☑ One thing");
        await ann.PressAsync(other, "🔄 1");
        await ann.UntilCountAsync(0, "tasks", "status = 'done'");
        await ann.SeesAsync(entry => entry.Message.MessageId == list.Message.MessageId && !entry.Words.Contains("One thing", StringComparison.Ordinal));
        await ann.TapAsync(list, "📝", "One thing", "Other thing");
    }

    [Fact]
    public async Task Deleting_by_a_button_is_a_draft_that_must_be_confirmed()
    {
        var ann = program.Join();
        await ann.KeepAsync("Buy milk");
        var list = await ann.ShownAsync("/tasks", "1. Buy milk");
        await ann.PressAsync(list, "🗑 1");
        var card = await ann.SeesAsync("Delete task · draft", "Buy milk");
        Assert.Equal(0, await ann.CountAsync("tasks", "deleted_at is not null"));
        await ann.ConfirmAsync(card);
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null"));
        await ann.ShownAsync("/tasks", "Nothing to do");
        // The button of the list as it stood before.
        await ann.ForgeAsync(list, list.Buttons.First().CallbackData!);
        await ann.SeesAsync("gone already");
        Assert.Equal(1, await ann.CountAsync("tasks", "deleted_at is not null and status = 'open'"));
    }

    [Fact]
    public async Task A_button_of_a_list_pressed_many_times_at_once_does_it_once()
    {
        var ann = program.Join();
        await ann.KeepAsync("Buy milk");
        var list = await ann.ShownAsync("/tasks", "1. Buy milk");
        var data = list.Buttons.First().CallbackData!;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ann.ForgeAsync(list, data)));
        await ann.SettledAsync();
        Assert.Equal(1, await ann.CountAsync("tasks", "status = 'done'"));
        Assert.Equal(1, await ann.CountAsync("events", "event_type = 'task.updated'"));
    }

    [Fact]
    public async Task A_long_list_has_pages_and_finds_by_a_word()
    {
        var ann = program.Join();
        foreach (var number in Enumerable.Range(1, 7))
            await ann.PressAsync(await ann.DraftAsync(string.Create(CultureInfo.InvariantCulture, $"/task Item {number}x")), Chat.Confirm);
        await ann.UntilCountAsync(7, "tasks");
        var first = await ann.ShownAsync("/tasks", "1. Item 7x", "5. Item 3x");
        Assert.DoesNotContain("Item 2x", first.Words, StringComparison.Ordinal);
        var second = await ann.TapAsync(first, "›", "1. Item 2x", "2. Item 1x");
        await ann.TapAsync(second, "‹", "1. Item 7x");
        await ann.ShownAsync("/tasks item 4", "1. Item 4x");
        var all = await ann.ShownAsync("/list", "Item 7x");
        Assert.Contains("#", all.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tasks <b>'\"%_\\")]
    [InlineData("/list '; drop table tasks; --")]
    [InlineData("/projects %")]
    [InlineData("/summary 2026-99")]
    [InlineData("/summary 0")]
    [InlineData("/today \u202E\u0000")]
    [InlineData("/week 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public async Task Whatever_stands_after_the_command_it_is_answered(string text)
    {
        var ann = program.Join();
        var said = ann.Say(text);
        var answer = await ann.SeesAsync(entry => entry.Message.From.IsBot && entry.Message.MessageId > said.MessageId);
        Assert.DoesNotContain("Something went wrong", answer.Words, StringComparison.Ordinal);
    }
}
