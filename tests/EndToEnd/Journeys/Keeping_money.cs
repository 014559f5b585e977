using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Keeping_money(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("en", "coffee 3.50", "coffee 4.50", "🎬 Fun   ⟵ guess")]
    [InlineData("id", "kopi 20rb", "kopi 30rb", "🎬 Hiburan   ⟵ tebakan")]
    public async Task The_category_that_was_chosen_once_is_the_guess_from_then_on(string language, string first, string second, string shown)
    {
        var ann = program.Join(language);
        var card = await ann.DraftAsync(first);
        Assert.DoesNotContain("🎬", card.Message.Text, StringComparison.Ordinal);
        await ann.PressAsync(card, card.Buttons.Last().Text);
        card = await ann.BecomesAsync(card, "❔");
        await ann.PressAsync(card, "🎬");
        card = await ann.BecomesAsync(card, "🎬");
        await ann.PressAsync(card, Chat.Confirm);
        await ann.UntilCountAsync(1, "transactions", "category = 'entertainment'");
        var again = await ann.DraftAsync(second);
        Assert.Contains(shown, again.Message.Text, StringComparison.Ordinal);

        // What others choose is theirs.
        Assert.DoesNotContain("🎬", (await program.Join(language).DraftAsync(second)).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_a_category_is_no_change_of_the_amount_whose_currency_was_guessed()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("coffee 3.50");
        card = await ann.TapAsync(await ann.TapAsync(card, "Other category", "New category?"), "🎬", "🎬 Fun");
        Assert.Contains("$3.50   (USD ⟵ guess) — Coffee\n", card.Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_and_odd_amounts_are_kept_exactly_or_asked_for()
    {
        var ann = program.Join();
        await ann.ConfirmAsync(await ann.DraftAsync("/expense 100000 | rent"));
        Assert.Equal(10_000_000, await ann.AskAsync<long>("select amount_minor from transactions where user_id = $1"));
        foreach (var text in (string[])["/expense -5 | x", "/expense 0 | x", "/expense 99999999999999999999999 | castle", "/expense abc | x"])
        {
            var card = await ann.DraftAsync(text);
            Assert.Contains("How much was it?", card.Message.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(card.Buttons, button => button.Text.StartsWith(Chat.Confirm, StringComparison.Ordinal));
        }

        Assert.Equal(1, await ann.CountAsync("transactions"));
    }

    [Fact]
    public async Task The_balance_counts_what_was_saved_in_each_currency_and_a_month_has_its_picture()
    {
        var budi = program.Join("id");
        await budi.KeepAsync("gajian 5jt", "Tersimpan ✓");
        await budi.KeepAsync("kopi 20rb", "Tersimpan ✓");
        await budi.KeepAsync("/expense $12.50 | buku", "Tersimpan ✓");
        await budi.DraftAsync("bakso 15rb");
        var balance = await budi.ShownAsync("/balance", "Saldo", "4.980.000", "20.000", "−$12,50");
        Assert.DoesNotContain("15.000", balance.Words, StringComparison.Ordinal);
        var summary = await budi.ShownAsync("/summary", "20.000");
        Assert.NotNull(program.Telegram.Picture(summary.Message));
        await budi.PressAsync(summary, "‹");
        await budi.SeesAsync("Tidak ada");
    }

    [Fact]
    public async Task The_currency_of_the_settings_is_the_one_that_is_assumed()
    {
        var ann = program.Join();
        await ann.ShownAsync("/settings EUR", "Currency: EUR");
        var card = await ann.DraftAsync("coffee 3.50");
        Assert.Contains("€3.50   (EUR ⟵ guess)", card.Message.Text, StringComparison.Ordinal);
        card = await ann.TapAsync(await ann.TapAsync(card, "💱 Other currency", "New currency?"), "GBP", "£3.50");
        await ann.ConfirmAsync(card);
        Assert.Equal("GBP", await ann.AskAsync<string>("select currency from transactions where user_id = $1"));
    }
}
