using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>Changes of stored things, and several things of one message, as a model picks them.</summary>
public sealed class PickedChanges
{
    [Theory]
    [InlineData("en", "done with the milk", "the milk", "milk", "done")]
    [InlineData("en", "pff the lab report is finally finished thank god", "lab report", "lab report", "done")]
    [InlineData("en", "so the dentist thing, you can delete it", "dentist", "dentist", "deleted")]
    [InlineData("id", "eh tugas fisika yg kemarin tuh udah kelar semua", "tugas fisika", "tugas fisika", "done")]
    [InlineData("ru", "а вот лабораторная наконец-то сделана, ура", "лабораторная", "лабораторная", "done")]
    public void The_model_says_which_thing_and_the_rules_what_becomes_of_it(string language, string text, string title, string named, string status)
    {
        var item = Resolve(text, Intent.Edit, new SaidWords { Title = title }, language);
        Assert.Equal((named, status), (item.Fields.Title, item.Fields.Status));
    }

    [Fact]
    public void A_thing_moves_to_the_day_that_was_said()
    {
        var item = Resolve("hmm the lab report, better on Monday i think", Intent.Edit, new SaidWords { Title = "the lab report", When = "on Monday" });
        Assert.Equal(("the lab report", "2026-11-23", null), (item.Fields.Title, item.Fields.Due?.Iso, item.Fields.Status));
    }

    [Theory]
    [InlineData("buy milk", "hacked")]
    [InlineData("buy milk", "milk")]
    public void Without_words_that_name_it_and_change_it_nothing_is_changed(string text, string title) =>
        Assert.Null(Resolve(text, Intent.Edit, new SaidWords { Title = title, When = "2026-12-24", Type = "deleted" }).Fields.Title);

    [Fact]
    public void Two_changes_of_one_message_do_not_mix()
    {
        const string text = "done with the milk, move the lab report to Monday";
        var (milk, report) = (Part(text, Intent.Edit, new SaidWords { Title = "the milk" }), Part(text, Intent.Edit, new SaidWords { Title = "the lab report", When = "Monday" }));
        Assert.Equal(("milk", "done", null), (milk.Fields.Title, milk.Fields.Status, milk.Fields.Due));
        Assert.Equal(("lab report", null, "2026-11-23"), (report.Fields.Title, report.Fields.Status, report.Fields.Due?.Iso));
    }

    [Fact]
    public void The_amount_of_one_thing_is_not_that_of_another()
    {
        const string text = "abis bayar listrik sama beli kopi 20rb";
        Assert.Null(Part(text, Intent.Expense, new SaidWords { Title = "listrik" }, "id").Fields.AmountMinor);
        Assert.Equal(2_000_000, Part(text, Intent.Expense, new SaidWords { Title = "kopi", Amount = "20rb" }, "id").Fields.AmountMinor);
        Assert.Equal("amountMinor", Part(text, Intent.Expense, new SaidWords { Title = "listrik" }, "id").Question?.Field);
    }

    [Fact]
    public void An_amount_that_the_model_and_the_rules_read_otherwise_is_a_guess()
    {
        var item = Resolve("paid the plumber 12 on monday", Intent.Expense, new SaidWords { Title = "plumber", Amount = "12.50" });
        Assert.Equal((1200, true), (item.Fields.AmountMinor, item.Assumed.Contains("amountMinor")));
        Assert.DoesNotContain("amountMinor", Resolve("kopi 20rb", Intent.Expense, new SaidWords { Title = "kopi", Amount = "20.000" }, "id").Assumed);
    }

    [Fact]
    public void A_note_that_was_not_said_is_a_guess()
    {
        Assert.Contains("note", Resolve("thesis 45%", Intent.Progress, new SaidWords { Project = "thesis", Percent = "45%", Note = "All is confirmed" }).Assumed);
        Assert.DoesNotContain("note", Resolve("thesis 45%\nwrote the intro", Intent.Progress, new SaidWords { Project = "thesis", Percent = "45%", Note = "wrote the intro" }).Assumed);
    }

    [Fact]
    public void The_hour_of_a_reminder_is_asked_for()
    {
        var item = Resolve("ingetin bayar kos besok dong", Intent.Reminder, new SaidWords { Title = "bayar kos", When = "besok" }, "id");
        Assert.Equal(("2026-11-22", "remindAt"), (item.Fields.RemindAt?.Iso, item.Question?.Field));
    }

    private static ReadItem Resolve(string text, Intent intent, SaidWords said, string language = "en") => Assert.Single(Reader.Resolve(text, intent, 0.95, said, Said.By(language)).Items);

    private static ReadItem Part(string text, Intent intent, SaidWords said, string language = "en") =>
        Assert.Single(Reader.Resolve(text, intent, 0.95, said, Said.By(language), isOnly: false).Items);
}
