using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>Events, projects, progress, notes, reminders and questions, said on Saturday 21 November at 10:00.</summary>
public class Kinds
{
    [Theory]
    [InlineData("en", "dentist Tue 3pm", "Dentist", "2026-11-24T15:00", null, null, "")]
    [InlineData("en", "meeting with Anna and Ben Tuesday 2-4pm", "Meeting", "2026-11-24T14:00", "2026-11-24T16:00", null, "Anna|Ben")]
    [InlineData("en", "lunch with @sari at the Café Monday 12:30", "Lunch", "2026-11-23T12:30", null, "Café", "sari")]
    [InlineData("en", "call with the bank Monday 4pm for 90 minutes", "Call with the bank", "2026-11-23T16:00", "2026-11-23T17:30", null, "")]
    [InlineData("en", "meet Ann Monday 9am at Kemang", "Meet Ann", "2026-11-23T09:00", null, "Kemang", "")]
    [InlineData("en", "dinner with mum tomorrow 7pm", "Dinner", "2026-11-22T19:00", null, null, "mum")]
    [InlineData("en", "schedule a review Monday 10:00-11:30", "Review", "2026-11-23T10:00", "2026-11-23T11:30", null, "")]
    [InlineData("id", "rapat besok jam 10 di Kemang", "Rapat", "2026-11-22T10:00", null, "Kemang", "")]
    [InlineData("id", "rapat dengan Pak Budi Senin jam 9 sampai 11", "Rapat", "2026-11-23T09:00", "2026-11-23T11:00", null, "Pak Budi")]
    [InlineData("id", "futsal bareng Andi dan Dedi besok jam 8 malam", "Futsal", "2026-11-22T20:00", null, null, "Andi|Dedi")]
    [InlineData("ru", "встреча с Аней завтра в 15:00", "Встреча", "2026-11-22T15:00", null, null, "Аней")]
    [InlineData("ru", "созвон в понедельник с 9 до 11", "Созвон", "2026-11-23T09:00", "2026-11-23T11:00", null, "")]
    [InlineData("en", "gym at 7ish", "Gym", "2026-11-21T19:00", null, null, "")]
    [InlineData("en", "gym around 5-ish", "Gym", "2026-11-21T17:00", null, null, "")]
    [InlineData("en", "dinner 8ish tomorrow", "Dinner", "2026-11-22T20:00", null, null, "")]
    [InlineData("en", "party sat 28th 8pm", "Party", "2026-11-28T20:00", null, null, "")]
    [InlineData("id", "gym jam 7an", "Gym", "2026-11-21T19:00", null, null, "")]
    [InlineData("id", "rapat jam 4an sore", "Rapat", "2026-11-21T16:00", null, null, "")]
    [InlineData("ru", "вечером созвон в 8", "Созвон", "2026-11-21T20:00", null, null, "")]
    [InlineData("ru", "завтра утром встреча в 9", "Встреча", "2026-11-22T09:00", null, null, "")]
    [InlineData("ru", "в 8 вечера созвон", "Созвон", "2026-11-21T20:00", null, null, "")]
    public void An_event_has_its_times_place_and_people(string language, string text, string title, string start, string? end, string? location, string people)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Event, title, start, end, location, people),
            (item.Intent, item.Fields.Title, item.Fields.Start?.Iso, item.Fields.End?.Iso, item.Fields.Location, string.Join('|', item.Fields.Participants)));
        Assert.Null(item.Question);
    }

    [Theory]
    [InlineData("en", "Anna's birthday 5 December", "2026-12-05")]
    [InlineData("id", "ulang tahun Anna 5 Desember", "2026-12-05")]
    [InlineData("ru", "день рождения Ани 5 декабря", "2026-12-05")]
    public void A_birthday_lasts_all_day(string language, string text, string start)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Event, start, true), (item.Intent, item.Fields.Start?.Iso, item.Fields.AllDay));
        Assert.Null(item.Question);
    }

    [Fact]
    public void A_dentist_is_asked_for_the_hour()
    {
        var item = Said.Item("dentist on Tuesday");
        Assert.Equal((Intent.Event, "2026-11-24"), (item.Intent, item.Fields.Start?.Iso));
        Assert.Equal(("start", Doubt.Missing), (item.Question?.Field, item.Question?.Doubt));
        Assert.Equal(["2026-11-24T09:00", "2026-11-24T15:00", "2026-11-24"], item.Question!.Choices.Select(choice => choice.Value));
    }

    [Theory]
    [InlineData("en", "coffee with milk tomorrow 9am")]
    [InlineData("en", "meeting notes tomorrow")]
    [InlineData("en", "buy birthday present for Ann Saturday")]
    public void With_milk_is_nobody_and_a_thing_for_a_party_is_no_party(string language, string text) => Assert.Empty(Said.Fields(text, language).Participants);

    [Theory]
    [InlineData("en", "new project Website redesign", "Website redesign", null)]
    [InlineData("en", "new project: garden shed by 30 April 2027", "Garden shed", "2027-04-30")]
    [InlineData("id", "proyek baru Website Toko", "Website Toko", null)]
    [InlineData("ru", "новый проект Ремонт кухни", "Ремонт кухни", null)]
    public void A_project_has_a_name_and_perhaps_a_deadline(string language, string text, string title, string? due)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Project, title, due), (item.Intent, item.Fields.Title, item.Fields.Due?.Iso));
    }

    [Theory]
    [InlineData("en", "thesis 45% 2h wrote intro", "thesis", 45, 120, "wrote intro")]
    [InlineData("en", "worked 90m on the thesis", "thesis", null, 90, null)]
    [InlineData("en", "worked 1h30 on the garden shed", "garden shed", null, 90, null)]
    [InlineData("en", "spent an hour and a half on the website", "website", null, 90, null)]
    [InlineData("en", "website is 80 percent done", "website", 80, null, null)]
    [InlineData("en", "progress thesis 70%", "thesis", 70, null, null)]
    [InlineData("id", "skripsi 45% 2 jam nulis bab 1", "skripsi", 45, 120, "nulis bab 1")]
    [InlineData("id", "ngerjain skripsi satu setengah jam", "skripsi", null, 90, null)]
    [InlineData("id", "ngerjain skripsi sejam", "skripsi", null, 60, null)]
    [InlineData("id", "progres website 60 persen", "website", 60, null, null)]
    [InlineData("ru", "диплом 45% 2ч", "диплом", 45, 120, null)]
    [InlineData("ru", "работал над сайтом полтора часа", "сайтом", null, 90, null)]
    public void Progress_has_a_project_a_share_and_a_time(string language, string text, string project, int? percent, int? minutes, string? note)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Progress, project, percent, minutes, note), (item.Intent, item.Fields.Project, item.Fields.Percent, item.Fields.Minutes, item.Fields.Note));
        Assert.Null(item.Question);
    }

    [Theory]
    [InlineData("progress thesis", "percent")]
    [InlineData("45%", "project")]
    public void Progress_asks_for_what_it_lacks(string text, string field) => Assert.Equal(field, Reader.ReadAs(Intent.Progress, text, Said.By("en")).Question?.Field);

    [Theory]
    [InlineData("en", "note: the door code is 4455", "The door code is 4455", null)]
    [InlineData("en", "note that Bob likes tea", "Bob likes tea", null)]
    [InlineData("en", "note: shopping\nmilk\neggs", "Shopping", "milk\neggs")]
    [InlineData("id", "catat: kode wifi 1234", "Kode wifi 1234", null)]
    [InlineData("ru", "заметка: код от двери 4455", "Код от двери 4455", null)]
    public void A_note_is_kept_as_it_is(string language, string text, string title, string? note)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Note, title, note), (item.Intent, item.Fields.Title, item.Fields.Note));
    }

    [Theory]
    [InlineData("en", "remind me to call mum at 6pm", "Call mum", "2026-11-21T18:00")]
    [InlineData("en", "remind me tomorrow at 7:30am to take my pills", "Take my pills", "2026-11-22T07:30")]
    [InlineData("en", "remind me in an hour that I need to move the car", "Move the car", "2026-11-21T11:00")]
    [InlineData("id", "ingatkan saya minum obat jam 8 malam", "Minum obat", "2026-11-21T20:00")]
    [InlineData("ru", "напомни позвонить маме в 18:00", "Позвонить маме", "2026-11-21T18:00")]
    public void A_reminder_has_a_moment(string language, string text, string title, string at)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Reminder, title, at), (item.Intent, item.Fields.Title, item.Fields.RemindAt?.Iso));
        Assert.Null(item.Question);
    }

    [Theory]
    [InlineData("remind me to buy stamps")]
    [InlineData("remind me to buy stamps tomorrow")]
    public void A_reminder_without_an_hour_asks_for_it(string text) => Assert.Equal("remindAt", Said.Item(text).Question?.Field);

    [Theory]
    [InlineData("en", "what do I have tomorrow?", "tomorrow")]
    [InlineData("en", "show my tasks", "tasks")]
    [InlineData("en", "how much did I spend this month", "summary")]
    [InlineData("en", "what's my balance", "balance")]
    [InlineData("en", "list my projects", "projects")]
    [InlineData("en", "anything on this week?", "week")]
    [InlineData("id", "apa jadwal besok", "tomorrow")]
    [InlineData("id", "saldo gw berapa", "balance")]
    [InlineData("id", "pengeluaran bulan ini", "summary")]
    [InlineData("ru", "что у меня завтра", "tomorrow")]
    [InlineData("ru", "покажи задачи", "tasks")]
    [InlineData("en", "how much did i spend on food", "summary")]
    [InlineData("en", "whats left in my account", "balance")]
    [InlineData("id", "berapa pengeluaran makan bulan ini", "summary")]
    [InlineData("id", "udah habis berapa buat transport minggu ini", "summary")]
    [InlineData("ru", "сколько потратил на еду", "summary")]
    [InlineData("ru", "сколько я потратил в этом месяце", "summary")]
    [InlineData("ru", "на что ушли деньги на этой неделе", "summary")]
    [InlineData("ru", "сколько ушло на продукты?", "summary")]
    [InlineData("ru", "есть что на выходных?", "week")]
    public void A_question_names_what_to_show(string language, string text, string view)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Query, view), (item.Intent, item.Fields.View));
    }
}
