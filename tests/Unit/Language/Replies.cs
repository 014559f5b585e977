using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>Replies to a card of a task due on Sunday 22 November at 09:00.</summary>
public class Replies
{
    private static readonly When Due = Said.Due("2026-11-22T09:00", "tomorrow 9am");

    [Theory]
    [InlineData("no, Friday 4pm", "2026-11-27T16:00")]
    [InlineData("Friday", "2026-11-27T09:00")]
    [InlineData("4pm", "2026-11-22T16:00")]
    [InlineData("at 4", "2026-11-22T16:00")]
    [InlineData("not tomorrow, Friday", "2026-11-27T09:00")]
    [InlineData("no, not Friday, Saturday", "2026-11-28T09:00")]
    [InlineData("actually make it 10am", "2026-11-22T10:00")]
    [InlineData("change to next Monday", "2026-11-30T09:00")]
    [InlineData("tomorrow instead", "2026-11-22T09:00")]
    [InlineData("due: Friday", "2026-11-27T09:00")]
    [InlineData("by Friday", "2026-11-27T09:00")]
    [InlineData("it should be in the afternoon", "2026-11-22T15:00")]
    [InlineData("in 2 hours", "2026-11-21T12:00")]
    [InlineData("no time", "2026-11-22")]
    [InlineData("bukan, Jumat jam 4 sore", "2026-11-27T16:00")]
    [InlineData("ganti jadi Senin", "2026-11-23T09:00")]
    [InlineData("ubah ke jam 10", "2026-11-22T10:00")]
    [InlineData("jadi lusa", "2026-11-23T09:00")]
    [InlineData("bukan besok, lusa", "2026-11-23T09:00")]
    [InlineData("jadi jam setengah 8 ya", "2026-11-22T07:30")]
    [InlineData("kapan: lusa", "2026-11-23T09:00")]
    [InlineData("tanpa jam", "2026-11-22")]
    public void A_reply_moves_the_date(string text, string due)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By("en"));
        Assert.Equal(due, revision.Cleared is ["dueTime"] ? Due.Iso[..10] : revision.Fields.Due?.Iso);
        Assert.Equal(new Revision { Fields = new Fields { Due = revision.Fields.Due }, Cleared = revision.Cleared, Assumed = revision.Assumed, AddSubtasks = revision.AddSubtasks, RemoveSubtasks = revision.RemoveSubtasks }, revision);
    }

    [Theory]
    [InlineData("title: oat milk", "Oat milk")]
    [InlineData("oat milk", "Oat milk")]
    [InlineData("no, oat milk", "Oat milk")]
    [InlineData("rename it to oat milk", "Oat milk")]
    [InlineData("change the title to call Bob tomorrow", "Call Bob tomorrow")]
    [InlineData("judul: susu oat", "Susu oat")]
    [InlineData("ganti judul jadi beli roti", "Beli roti")]
    [InlineData("susu oat", "Susu oat")]
    public void Words_that_are_no_field_become_the_title(string text, string title)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By("en"));
        Assert.Equal((title, null), (revision.Fields.Title, revision.Fields.Due));
    }

    [Theory]
    [InlineData("add eggs and bread", "eggs|bread", "")]
    [InlineData("add eggs, bread, jam", "eggs|bread|jam", "")]
    [InlineData("add:\n- eggs\n- bread", "eggs|bread", "")]
    [InlineData("subtasks: eggs, bread", "eggs|bread", "")]
    [InlineData("tambah telur dan roti", "telur|roti", "")]
    [InlineData("remove eggs", "", "eggs")]
    [InlineData("drop the eggs and bread", "", "eggs|bread")]
    [InlineData("hapus roti", "", "roti")]
    public void Subtasks_are_added_and_removed(string text, string added, string removed)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By("en"));
        Assert.Equal((added, removed), (string.Join('|', revision.AddSubtasks), string.Join('|', revision.RemoveSubtasks)));
        Assert.Equal(new Fields(), revision.Fields);
        Assert.Empty(revision.Cleared);
    }

    [Theory]
    [InlineData("no date")]
    [InlineData("without a date")]
    [InlineData("remove the deadline")]
    [InlineData("no, no date")]
    [InlineData("due: none")]
    [InlineData("tanpa tanggal")]
    [InlineData("hapus tanggal")]
    public void The_date_can_go(string text)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By("en"));
        Assert.Equal(["due"], revision.Cleared);
        Assert.Null(revision.Fields.Title);
    }

    [Theory]
    [InlineData("make it urgent", "high")]
    [InlineData("higher priority", "high")]
    [InlineData("priority: low", "low")]
    [InlineData("prioritas: tinggi", "high")]
    [InlineData("lebih penting", "high")]
    public void The_priority_changes(string text, string priority)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By("en"));
        Assert.Equal((priority, null), (revision.Fields.Priority, revision.Fields.Title));
    }

    [Fact]
    public void Several_fields_change_at_once()
    {
        var revision = Reader.Revise("title: oat milk\ndue: Friday 4pm\npriority: high\ncourse: Cooking 1\nnote: two litres", Intent.Task, new Fields { Due = Due }, Said.By("en"));
        Assert.Equal(("Oat milk", "2026-11-27T16:00", "high", "Cooking 1", "two litres"),
            (revision.Fields.Title, revision.Fields.Due?.Iso, revision.Fields.Priority, revision.Fields.Course, revision.Fields.Note));
    }

    [Theory]
    [InlineData("yes", Answer.Yes)]
    [InlineData("ok thanks", Answer.Yes)]
    [InlineData("Looks good!", Answer.Yes)]
    [InlineData("👍", Answer.Yes)]
    [InlineData("no", Answer.No)]
    [InlineData("cancel", Answer.No)]
    [InlineData("ya", Answer.Yes)]
    [InlineData("tidak", Answer.No)]
    [InlineData("batal", Answer.No)]
    public void Yes_and_no_alone_are_answers(string text, Answer answer)
    {
        foreach (var language in new[] { "en", "id" })
            Assert.Equal(answer, Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By(language)).Answer);
    }

    [Theory]
    [InlineData("31 Feb", Doubt.Impossible)]
    [InlineData("no, 10/11", Doubt.Ambiguous)]
    [InlineData("due: 31 Feb", Doubt.Impossible)]
    [InlineData("yesterday", Doubt.Past)]
    [InlineData("not tomorrow", Doubt.Missing)]
    [InlineData("due: whenever you like", Doubt.Missing)]
    public void A_reply_in_doubt_changes_nothing(string text, Doubt doubt)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By("en"));
        Assert.Equal(doubt, revision.Question?.Doubt);
        Assert.Equal(new Fields(), revision.Fields);
        Assert.Empty(revision.Cleared);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("hmm")]
    [InlineData("")]
    public void A_reply_of_nothing_changes_nothing(string text) => Assert.True(Reader.Revise(text, Intent.Task, new Fields { Due = Due }, Said.By("en")).IsEmpty);

    [Fact]
    public void The_answer_about_the_title_is_the_title()
    {
        Assert.Equal("Oat milk tomorrow", Reader.ReadAnswer("oat milk tomorrow", "title", Intent.Task, new Fields { Due = Due }, Said.By("en")).Fields.Title);
        Assert.Equal(Answer.No, Reader.ReadAnswer("cancel", "title", Intent.Task, new Fields { Due = Due }, Said.By("en")).Answer);
        Assert.Equal(Doubt.Missing, Reader.ReadAnswer("  ", "title", Intent.Task, new Fields { Due = Due }, Said.By("en")).Question?.Doubt);
    }

    [Theory]
    [InlineData("Friday", "2026-11-27T09:00")]
    [InlineData("9", "2026-11-22T09:00")]
    [InlineData("at 5", "2026-11-22T17:00")]
    [InlineData("sun", "2026-11-22T09:00")]
    [InlineData("jam 8 malam", "2026-11-22T20:00")]
    [InlineData("it's on Friday 4pm", "2026-11-27T16:00")]
    public void The_answer_about_the_date_is_a_date(string text, string due) => Assert.Equal(due, Reader.ReadAnswer(text, "due", Intent.Task, new Fields { Due = Due }, Said.By("en")).Fields.Due?.Iso);

    [Theory]
    [InlineData("tomorrow 9am", true)]
    [InlineData("9", true)]
    [InlineData("sat", true)]
    [InlineData("10/11", true)]
    [InlineData("31 Feb", true)]
    [InlineData("by Friday", true)]
    [InlineData("Friday at 4 please", true)]
    [InlineData("besok jam 9", true)]
    [InlineData("jam 9 malam ya", true)]
    [InlineData("buy milk", false)]
    [InlineData("buy milk tomorrow", false)]
    [InlineData("2026", false)]
    [InlineData("may", false)]
    [InlineData("", false)]
    [InlineData("?", false)]
    public void Only_a_date_may_answer_without_a_reply(string text, bool only) => Assert.Equal(only, Reader.IsOnly(text, "due", Said.By("en")));
}
