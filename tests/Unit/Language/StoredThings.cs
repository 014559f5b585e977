using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>Changes of what is stored, said in words.</summary>
public class StoredThings
{
    [Theory]
    [InlineData("en", "done with the second", 2, "done")]
    [InlineData("en", "the third one is done", 3, "done")]
    [InlineData("en", "delete the first", 1, "deleted")]
    [InlineData("id", "nomor 2 selesai", 2, "done")]
    [InlineData("id", "hapus yang ketiga", 3, "deleted")]
    [InlineData("ru", "второе готово", 2, "done")]
    [InlineData("ru", "убери третье", 3, "deleted")]
    public void One_of_several_is_named_by_its_place(string language, string text, int number, string status)
    {
        var read = Reader.ReadNumberedDeed(text, Said.By(language));
        Assert.Equal((number, status), (read?.Number, read is null ? null : Reader.ReadDeed(read.Value.Deed, Said.By(language))));
    }

    [Theory]
    [InlineData("done with the milk")]
    [InlineData("second hand books")]
    [InlineData("done with 2 of 3")]
    public void What_names_no_place_is_none(string text) => Assert.Null(Reader.ReadNumberedDeed(text, Said.By("en")));

    [Theory]
    [InlineData("en", "done with the milk", "milk", "done")]
    [InlineData("en", "finished the essay", "essay", "done")]
    [InlineData("en", "the essay is done", "essay", "done")]
    [InlineData("en", "mark council tax as done", "council tax", "done")]
    [InlineData("en", "reopen the passport task", "passport", "open")]
    [InlineData("en", "cancel the dentist", "dentist", "deleted")]
    [InlineData("en", "delete task buy milk", "buy milk", "deleted")]
    [InlineData("id", "tugas fisika sudah selesai", "fisika", "done")]
    [InlineData("id", "udah beli susu", "susu", "done")]
    [InlineData("id", "hapus tugas fisika", "fisika", "deleted")]
    [InlineData("en", "cancel Netflix subscription", "Netflix subscription", "deleted")]
    [InlineData("id", "hapus galon", "galon", "deleted")]
    [InlineData("ru", "отмени йогу", "йогу", "deleted")]
    [InlineData("id", "buka lagi laporan lab", "laporan lab", "open")]
    [InlineData("ru", "удали задачу молоко", "молоко", "deleted")]
    [InlineData("ru", "сделал отчёт", "отчёт", "done")]
    [InlineData("en", "finished chapter 3", "chapter 3", "done")]
    [InlineData("id", "baru selesai bab 3", "bab 3", "done")]
    [InlineData("id", "cucian udah diambil", "cucian", "done")]
    public void Its_state_changes(string language, string text, string title, string status)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Edit, title, status), (item.Intent, item.Fields.Title, item.Fields.Status));
        Assert.True(item.Confidence >= Reader.Unsure);
    }

    [Theory]
    [InlineData("en", "move the lab report to Monday", "lab report", "2026-11-23")]
    [InlineData("en", "reschedule the dentist to Friday 4pm", "dentist", "2026-11-27T16:00")]
    [InlineData("en", "postpone yoga until 5 December", "yoga", "2026-12-05")]
    [InlineData("id", "pindahkan rapat ke Senin", "rapat", "2026-11-23")]
    [InlineData("id", "undur laporan ke besok jam 9", "laporan", "2026-11-22T09:00")]
    [InlineData("ru", "перенеси встречу на понедельник", "встречу", "2026-11-23")]
    [InlineData("en", "moved dentist to the 3rd at 2pm", "dentist", "2026-12-03T14:00")]
    [InlineData("en", "the dentist was moved to Friday", "dentist", "2026-11-27")]
    [InlineData("id", "rapatnya mundur ke senin jam 2 siang", "rapatnya", "2026-11-23T14:00")]
    [InlineData("ru", "встречу с Олей перенесли на вторник в 15", "встречу с Олей", "2026-11-24T15:00")]
    public void Its_date_moves(string language, string text, string title, string due)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Edit, title, due), (item.Intent, item.Fields.Title, item.Fields.Due?.Iso));
    }

    [Theory]
    [InlineData("en", "rename milk to oat milk", "milk", "oat milk")]
    [InlineData("id", "ganti nama susu jadi susu oat", "susu", "susu oat")]
    [InlineData("ru", "переименуй молоко в овсяное молоко", "молоко", "овсяное молоко")]
    public void Its_name_changes(string language, string text, string title, string renamed)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Edit, title, renamed), (item.Intent, item.Fields.Title, item.Fields.NewTitle));
    }

    [Theory]
    [InlineData("move the sofa to the garage")]
    [InlineData("finish the report by Friday")]
    [InlineData("get it done")]
    [InlineData("cancel Netflix before Friday")]
    [InlineData("отменить подписку")]
    public void What_only_begins_like_a_change_is_a_task(string text) => Assert.Equal(Intent.Task, Said.Item(text).Intent);

    [Theory]
    [InlineData("no, Friday 4pm")]
    [InlineData("not Tuesday, Wednesday")]
    [InlineData("actually make it 5pm")]
    public void What_names_nothing_is_of_the_draft_before(string text)
    {
        var item = Said.Item(text);
        Assert.Equal((Intent.Edit, null), (item.Intent, item.Fields.Title));
        Assert.NotNull(item.Fields.Due);
    }
}
