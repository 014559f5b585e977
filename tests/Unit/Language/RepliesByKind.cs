using NodaTime;
using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>Replies to cards of every kind, and answers to questions, said on Saturday 21 November.</summary>
public class RepliesByKind
{
    private static readonly Fields Meeting = new() { Title = "Meeting", Start = Said.Due("2026-11-24T15:00"), End = Said.Due("2026-11-24T16:30") };
    private static readonly Fields Coffee = new() { Title = "Coffee", AmountMinor = 2_000_000, Currency = "IDR", Category = "food", Date = new LocalDate(2026, 11, 21) };
    private static readonly Fields Thesis = new() { Project = "thesis", Percent = 40 };
    private static readonly Fields Pills = new() { Title = "Pills", RemindAt = Said.Due("2026-11-22T08:00") };

    [Theory]
    [InlineData("en", "Friday", "2026-11-27T15:00", "2026-11-27T16:30")]
    [InlineData("en", "4pm", "2026-11-24T16:00", "2026-11-24T17:30")]
    [InlineData("en", "no, Friday 4pm", "2026-11-27T16:00", "2026-11-27T17:30")]
    [InlineData("en", "2-4pm", "2026-11-24T14:00", "2026-11-24T16:00")]
    [InlineData("en", "for 2 hours", null, "2026-11-24T17:00")]
    [InlineData("en", "end: 6pm", null, "2026-11-24T18:00")]
    [InlineData("id", "jadi Jumat jam 4 sore", "2026-11-27T16:00", "2026-11-27T17:30")]
    [InlineData("id", "selama 2 jam", null, "2026-11-24T17:00")]
    [InlineData("ru", "нет, в пятницу в 16:00", "2026-11-27T16:00", "2026-11-27T17:30")]
    public void An_event_moves_and_keeps_its_length(string language, string text, string? start, string? end)
    {
        var revision = Reader.Revise(text, Intent.Event, Meeting, Said.By(language));
        Assert.Equal((start, end, null), (revision.Fields.Start?.Iso, revision.Fields.End?.Iso, revision.Fields.Title));
    }

    [Theory]
    [InlineData("en", "at Kemang", "Kemang", "")]
    [InlineData("en", "location: Blue Café", "Blue Café", "")]
    [InlineData("en", "with Anna and Ben", null, "Anna|Ben")]
    [InlineData("id", "lokasi: Kemang", "Kemang", "")]
    [InlineData("id", "di Kemang", "Kemang", "")]
    [InlineData("id", "bareng Sari", null, "Sari")]
    [InlineData("ru", "место: офис", "офис", "")]
    public void An_event_gets_a_place_and_people(string language, string text, string? location, string people)
    {
        var revision = Reader.Revise(text, Intent.Event, Meeting, Said.By(language));
        Assert.Equal((location, people, null), (revision.Fields.Location, string.Join('|', revision.Fields.Participants), revision.Fields.Start?.Iso));
    }

    [Fact]
    public void An_event_comes_again() =>
        Assert.Equal("FREQ=WEEKLY;BYDAY=TU", Reader.Revise("every Tuesday", Intent.Event, Meeting, Said.By("en")).Fields.Recurrence);

    [Theory]
    [InlineData("en", "25rb", 2_500_000L, null, null, null)]
    [InlineData("en", "no, 25", 2_500L, null, null, null)]
    [InlineData("en", "it was 25 not 20", 2_500L, null, null, null)]
    [InlineData("en", "amount: 30k", 3_000_000L, null, null, null)]
    [InlineData("en", "category: transport", null, "transport", null, null)]
    [InlineData("en", "transport", null, "transport", null, null)]
    [InlineData("en", "it was yesterday", null, null, "2026-11-20", null)]
    [InlineData("en", "last Friday", null, null, "2026-11-20", null)]
    [InlineData("en", "tea", null, null, null, "Tea")]
    [InlineData("id", "kategori: transportasi", null, "transport", null, null)]
    [InlineData("id", "jumlah: 30rb", 3_000_000L, null, null, null)]
    [InlineData("id", "kemarin", null, null, "2026-11-20", null)]
    [InlineData("ru", "категория: транспорт", null, "transport", null, null)]
    [InlineData("ru", "вчера", null, null, "2026-11-20", null)]
    public void An_expense_changes(string language, string text, long? minor, string? category, string? date, string? title)
    {
        var fields = Reader.Revise(text, Intent.Expense, Coffee, Said.By(language)).Fields;
        Assert.Equal((minor, category, date, title), (fields.AmountMinor, fields.Category, fields.Date is { } day ? new When(day, null, "").Iso : null, fields.Title));
    }

    [Theory]
    [InlineData("en", "50%", 50, null)]
    [InlineData("en", "2h", null, 120)]
    [InlineData("en", "55 percent, 90 minutes", 55, 90)]
    [InlineData("id", "50 persen", 50, null)]
    [InlineData("id", "2 jam", null, 120)]
    [InlineData("ru", "60 процентов", 60, null)]
    public void Progress_changes(string language, string text, int? percent, int? minutes)
    {
        var fields = Reader.Revise(text, Intent.Progress, Thesis, Said.By(language)).Fields;
        Assert.Equal((percent, minutes, null), (fields.Percent, fields.Minutes, fields.Title));
    }

    [Theory]
    [InlineData("en", "9pm", "2026-11-22T21:00")]
    [InlineData("en", "Monday", "2026-11-23T08:00")]
    [InlineData("id", "besok lusa jam 7 pagi", "2026-11-23T07:00")]
    public void A_reminder_moves(string language, string text, string at) =>
        Assert.Equal(at, Reader.Revise(text, Intent.Reminder, Pills, Said.By(language)).Fields.RemindAt?.Iso);

    [Theory]
    [InlineData("make it blue", null)]
    [InlineData("make it oat milk", "Oat milk")]
    [InlineData("make it Oatly", "Oatly")]
    public void Make_it_renames_when_a_name_follows(string text, string? title) =>
        Assert.Equal(title, Reader.Revise(text, Intent.Task, new Fields { Title = "Milk" }, Said.By("en")).Fields.Title);

    [Theory]
    [InlineData("no location", "location")]
    [InlineData("without participants", "participants")]
    [InlineData("remove the end", "end")]
    [InlineData("tanpa lokasi", "location")]
    public void A_field_can_go(string text, string field) => Assert.Equal([field], Reader.Revise(text, Intent.Event, Meeting, Said.By("en")).Cleared);

    [Theory]
    [InlineData("amountMinor", "25rb", "2500000")]
    [InlineData("amountMinor", "200", "20000")]
    [InlineData("amountMinor", "it was 12.50", "1250")]
    [InlineData("percent", "45", "45")]
    [InlineData("percent", "45%", "45")]
    [InlineData("minutes", "90", "90")]
    [InlineData("minutes", "2 jam", "120")]
    [InlineData("project", "Thesis", "Thesis")]
    [InlineData("category", "Food", "food")]
    [InlineData("category", "kopi", "food")]
    [InlineData("location", "at Kemang", "Kemang")]
    [InlineData("participants", "with Anna, Ben and Cem", "Anna|Ben|Cem")]
    [InlineData("note", "bring the card", "bring the card")]
    [InlineData("start", "Friday 3pm", "2026-11-27T15:00")]
    [InlineData("end", "5pm", "2026-11-24T17:00")]
    [InlineData("remindAt", "besok jam 9", "2026-11-22T09:00")]
    [InlineData("date", "yesterday", "2026-11-20")]
    public void An_answer_is_the_value_of_its_field(string field, string text, string value)
    {
        var fields = Reader.ReadAnswer(text, field, Intent.Event, field is "end" ? Meeting : new Fields(), Said.By("en")).Fields;
        Assert.Equal(value, field switch
        {
            "amountMinor" => fields.AmountMinor?.ToString(CultureInfo.InvariantCulture),
            "percent" => fields.Percent?.ToString(CultureInfo.InvariantCulture),
            "minutes" => fields.Minutes?.ToString(CultureInfo.InvariantCulture),
            "project" => fields.Project,
            "category" => fields.Category,
            "location" => fields.Location,
            "participants" => string.Join('|', fields.Participants),
            "note" => fields.Note,
            "start" => fields.Start?.Iso,
            "end" => fields.End?.Iso,
            "remindAt" => fields.RemindAt?.Iso,
            _ => fields.Date is { } date ? new When(date, null, "").Iso : null,
        });
    }

    [Theory]
    [InlineData("amountMinor", "a lot")]
    [InlineData("percent", "nearly")]
    [InlineData("minutes", "long")]
    [InlineData("start", "sometime")]
    public void An_answer_that_can_not_be_read_is_asked_again(string field, string text)
    {
        var question = Reader.ReadAnswer(text, field, Intent.Event, new Fields(), Said.By("en")).Question;
        Assert.Equal((field, Doubt.Missing, text), (question?.Field, question?.Doubt, question?.Words));
    }

    [Fact]
    public void All_day_answers_when_an_event_begins()
    {
        var fields = Reader.ReadAnswer("all day", "start", Intent.Event, new Fields { Start = Said.Due("2026-11-24"), AllDay = true }, Said.By("en")).Fields;
        Assert.Equal(("2026-11-24", true), (fields.Start?.Iso, fields.AllDay));
    }

    [Theory]
    [InlineData("amountMinor", "25rb", true)]
    [InlineData("amountMinor", "200", true)]
    [InlineData("amountMinor", "coffee 25rb", false)]
    [InlineData("amountMinor", "buy milk", false)]
    [InlineData("percent", "45%", true)]
    [InlineData("percent", "2h", true)]
    [InlineData("percent", "thesis", false)]
    [InlineData("minutes", "2h", true)]
    [InlineData("minutes", "milk", false)]
    [InlineData("start", "tomorrow 3pm", true)]
    [InlineData("start", "all day", true)]
    [InlineData("start", "buy milk", false)]
    [InlineData("remindAt", "9pm", true)]
    [InlineData("date", "yesterday", true)]
    [InlineData("title", "milk", false)]
    public void Only_the_value_itself_answers_without_a_reply(string field, string text, bool only) => Assert.Equal(only, Reader.IsOnly(text, field, Said.By("en")));

    [Theory]
    [InlineData(Intent.Event, "Dentist | Tue 3pm | 1h | Kemang | Anna, Ben", "Dentist 2026-11-24T15:00 2026-11-24T16:00 Kemang Anna,Ben")]
    [InlineData(Intent.Event, "Trip | 5 December", "Trip 2026-12-05   ")]
    [InlineData(Intent.Expense, "20rb | coffee | transport | yesterday", "Coffee 2000000 transport 2026-11-20")]
    [InlineData(Intent.Income, "5jt | gaji", "Gaji 500000000  2026-11-21")]
    [InlineData(Intent.Project, "Website | 30 April 2027 | Design | new look", "Website 2027-04-30 Design new look")]
    [InlineData(Intent.Progress, "Thesis | 45 | 120 | wrote intro", "Thesis 45 120 wrote intro")]
    [InlineData(Intent.Reminder, "Pills | tomorrow 8am", "Pills 2026-11-22T08:00")]
    [InlineData(Intent.Note, "Door code | 4455", "Door code 4455")]
    public void Pipes_say_what_is_what(Intent intent, string text, string expected)
    {
        var fields = Reader.ReadPiped(intent, text, Said.By("en")).Items[0].Fields;
        Assert.Equal(expected, intent switch
        {
            Intent.Event => $"{fields.Title} {fields.Start?.Iso} {fields.End?.Iso} {fields.Location} {string.Join(',', fields.Participants)}",
            Intent.Expense or Intent.Income => $"{fields.Title} {fields.AmountMinor} {fields.Category} {new When(fields.Date!.Value, null, "").Iso}",
            Intent.Project => $"{fields.Title} {fields.Due?.Iso} {fields.Course} {fields.Note}",
            Intent.Progress => $"{fields.Project} {fields.Percent} {fields.Minutes} {fields.Note}",
            Intent.Reminder => $"{fields.Title} {fields.RemindAt?.Iso}",
            _ => $"{fields.Title} {fields.Note}",
        });
    }

    [Theory]
    [InlineData(Intent.Event, "Dentist |", "start")]
    [InlineData(Intent.Event, "| Tue 3pm", "title")]
    [InlineData(Intent.Expense, "| coffee", "amountMinor")]
    [InlineData(Intent.Progress, "Thesis | | ", "percent")]
    [InlineData(Intent.Reminder, "Pills | whenever", "remindAt")]
    public void What_is_missing_between_pipes_is_asked_for(Intent intent, string text, string field) => Assert.Equal(field, Reader.ReadPiped(intent, text, Said.By("en")).Question?.Field);

    [Fact]
    public void A_models_words_are_counted_by_code()
    {
        var expense = Reader.Resolve("paid 20rb coffee yesterday", Intent.Expense, 0.9, new SaidWords { Title = "coffee", Amount = "20rb", When = "yesterday", Category = "food" }, Said.By("en")).Items[0];
        Assert.Equal((2_000_000L, "food", new LocalDate(2026, 11, 20)), (expense.Fields.AmountMinor, expense.Fields.Category, expense.Fields.Date));
        Assert.Equal(["currency", "category"], expense.Assumed);

        var meeting = Reader.Resolve("meeting with Anna Tue 3pm for 2 hours at Kemang", Intent.Event, 0.9,
            new SaidWords { Title = "meeting", When = "Tue 3pm", Duration = "2 hours", Location = "Kemang", Participants = ["Anna", "Bob"] }, Said.By("en")).Items[0];
        Assert.Equal(("2026-11-24T15:00", "2026-11-24T17:00", "Kemang", "Anna|Bob"), (meeting.Fields.Start?.Iso, meeting.Fields.End?.Iso, meeting.Fields.Location, string.Join('|', meeting.Fields.Participants)));
        Assert.Equal(["participants"], meeting.Assumed);
    }

    [Fact]
    public void An_amount_that_a_model_made_up_is_ignored() =>
        Assert.Equal(2_000_000, Reader.Resolve("paid 20rb coffee", Intent.Expense, 0.9, new SaidWords { Title = "coffee", Amount = "2000000" }, Said.By("en")).Items[0].Fields.AmountMinor);
}
