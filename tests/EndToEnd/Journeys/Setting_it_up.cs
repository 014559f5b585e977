using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Setting_it_up(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task Currency_hours_and_the_sign_of_arrival_are_chosen_by_buttons_on_one_card()
    {
        var ann = program.Join();
        var card = await ann.ShownAsync("/settings", "Settings", "Currency: USD", "Working hours: 09:00–18:00");
        var messages = ann.BotMessages.Count();
        card = await ann.TapAsync(await ann.TapAsync(card, "💱", "Which currency"), "EUR", "Settings", "Currency: EUR");
        card = await ann.TapAsync(await ann.TapAsync(card, "🕘", "When do you work?"), "07:00–15:00", "Settings", "Working hours: 07:00–15:00");
        card = await ann.TapAsync(await ann.TapAsync(card, "👀", "How shall I show"), "none", "Settings", "arrived: none");
        await ann.TapAsync(await ann.TapAsync(card, "🕘", "When do you work?"), "‹ Back", "Settings", "07:00–15:00");
        Assert.Equal(messages, ann.BotMessages.Count());
        Assert.Equal("EUR 07:00:00 15:00:00 none", await ann.AskAsync<string>("select concat_ws(' ', currency, work_starts, work_ends, acknowledge) from users where id = $1"));
        Assert.Contains("settings_changed", await ann.TrailAsync());
    }

    [Theory]
    [InlineData("CHF", "Currency: CHF")]
    [InlineData("idr", "Currency: IDR")]
    [InlineData("8-16:30", "Working hours: 08:00–16:30")]
    [InlineData("09.00–18.30", "Working hours: 09:00–18:30")]
    [InlineData("typing", "“typing…”")]
    [InlineData("europe/london", "Your time zone is Europe/London")]
    [InlineData("Jakarta", "Your time zone is Asia/Jakarta")]
    public async Task A_value_can_be_typed_and_tells_by_itself_what_it_is(string value, string shown) =>
        await program.Join().ShownAsync("/settings " + value, shown);

    [Theory]
    [InlineData("en", "XYZ", "I do not know “XYZ”")]
    [InlineData("en", "17-9", "I do not know “17-9”")]
    [InlineData("en", "25-30", "I do not know “25-30”")]
    [InlineData("en", "currency=ZZZ", "I do not know “ZZZ”")]
    [InlineData("en", "hours=99", "I do not know “99”")]
    [InlineData("en", "<b>bold</b>", "I do not know the time zone “<b>bold</b>”")]
    [InlineData("en", "Europe/Atlantis", "I do not know the time zone “Europe/Atlantis”")]
    [InlineData("id", "17-9", "Aku tidak kenal “17-9”")]
    [InlineData("ru", "17-9", "«17-9» — это не")]
    public async Task A_value_that_makes_no_sense_is_told_and_changes_nothing(string language, string value, string told)
    {
        var ann = program.Join(language);
        await ann.ShownAsync("/settings " + value, told);
        Assert.DoesNotContain("settings_changed", await ann.TrailAsync());
        Assert.DoesNotContain("time_zone_chosen", await ann.TrailAsync());
    }

    [Fact]
    public async Task The_language_is_chosen_by_a_button_and_all_that_follows_speaks_it()
    {
        var ann = program.Join();
        var card = await ann.ShownAsync("/settings", "Settings");
        await ann.PressAsync(card, "Русский");
        await ann.SeesAsync("русский");
        Assert.StartsWith("📝 Задача · черновик", (await ann.DraftAsync("купить молоко завтра в 9 утра")).Message.Text, StringComparison.Ordinal);
        await ann.ShownAsync("/help", "/balance", "/connect");
    }
}
