using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>What holds for any text whatever.</summary>
public class AnyText
{
    private static readonly string[] Pieces =
    [
        "buy", "milk", "tomorrow", "besok", "jam", "9", "31", "Feb", "/", ":", "-", "next", "minggu", "depan", "Friday", "at", "by", "\n", "- ", "1.", "note", "title", "\"", "“", "”", "(", ")",
        "!!!", "urgent", "for", "Physics", "101", "matkul", "in", "2", "hours", "lagi", "999999999", "25:00", "10/11", "9-11", "2026-11-22T09:00", "end of", "month", "😀", "\uD83D", "\0", "<b>", ",", ";",
        "please", "no", "add", "and", "remove", "every", "half", "past", "quarter", "to", "am", "pm", "setengah", "kurang", "malam", "last", "years", "ago", "|", "20rb", "Rp", "$", "12,50", "€", "gocap", "ribu", "juta", "k", "hundred", "paid", "beli", "gaji", "2h", "90m", "45%", "with", "@anna", "di", "sama", "done", "move", "hapus", "and", "then", "terus", "rapat", "dentist", "remind me to", "meet", "#", "@", "Feb 30", "0", "24:00", "24",
    ];

    private static readonly Speaker[] Speakers =
    [
        Said.By("en"), Said.By("id"), Said.By("ru"), Said.By(""),
        Said.At("America/New_York", new LocalDateTime(2027, 3, 14, 1, 59)), Said.At("Pacific/Apia", new LocalDateTime(2028, 2, 29, 23, 59)), Said.At("Etc/UTC", new LocalDateTime(2026, 12, 31, 0, 0), "id"),
    ];

    private static Arbitrary<string> Messages => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces)),
        Gen.Elements(Pieces).ListOf().Select(string.Concat)).ToArbitrary();

    [Fact]
    public void Is_read_without_an_exception_into_bounded_fields() => Check(Prop.ForAll(Messages, text =>
    {
        foreach (var speaker in Speakers)
        {
            foreach (var reading in new[] { Reader.Read(text, speaker), Reader.ReadPiped(Intent.Task, text, speaker), Reader.ReadPiped(Intent.Event, text, speaker), Reader.ReadPiped(Intent.Expense, text, speaker), Reader.ReadPiped(Intent.Progress, text, speaker), Reader.ReadAs(Intent.Event, text, speaker), Reader.ReadAs(Intent.Income, text, speaker), Reader.ReadAs(Intent.Reminder, text, speaker), Reader.ReadAs(Intent.Progress, text, speaker), Reader.Resolve(text, Intent.Task, 0.5, new SaidWords { When = text, Title = text }, speaker) })
            {
                Assert.Equal(text, reading.Text);
                Assert.InRange(reading.Items.Count, 1, 20);
                foreach (var item in reading.Items)
                    AssertSound(item, speaker);
            }
        }
    }));

    [Fact]
    public void Can_be_a_reply_or_an_answer() => Check(Prop.ForAll(Messages, text =>
    {
        foreach (var speaker in Speakers)
        {
            foreach (var due in new[] { null, new When(speaker.LocalNow.Date.PlusDays(1), new LocalTime(9, 0), "tomorrow") })
            {
                foreach (var revision in new[] { Reader.Revise(text, Intent.Task, new Fields { Due = due }, speaker), Reader.ReadAnswer(text, "due", Intent.Task, new Fields { Due = due }, speaker), Reader.ReadAnswer(text, "title", Intent.Task, new Fields { Due = due }, speaker) })
                {
                    Assert.True(revision.Fields.Title is null or { Length: > 0 and <= 1024 });
                    Assert.True(revision is { AddSubtasks.Count: <= 50, RemoveSubtasks.Count: <= 50 });
                    Assert.True(revision.Question is null || revision.Fields.Equals(new Fields()));
                    AssertAhead(revision.Fields.Due, speaker);
                }
            }
            Reader.IsOnly(text, "due", speaker);
        }
    }));

    [Fact]
    public void Reads_the_same_however_long() // twice the size of what Telegram sends, in every shape that could make a scanner slow
    {
        foreach (var piece in Pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece + " ", 8192 / (piece.Length + 1)));
            AssertBounded(Reader.Read(text, Said.By("en")).Items[0].Fields);
            Reader.Revise(text, Intent.Task, new Fields(), Said.By("id"));
        }
    }

    [Fact]
    public void Null_is_nothing()
    {
        Assert.Equal(Intent.Unknown, Reader.Read(null!, Said.By("en")).Items[0].Intent);
        Assert.True(Reader.Revise(null!, Intent.Task, new Fields(), Said.By("en")).IsEmpty);
        Assert.False(Reader.IsOnly(null!, "due", Said.By("en")));
    }

    private static void AssertSound(ReadItem item, Speaker speaker)
    {
        Assert.InRange(item.Confidence, 0, 1);
        AssertBounded(item.Fields);
        if (item is { Intent: Intent.Task or Intent.Event or Intent.Reminder or Intent.Project or Intent.Note, Fields.Title: null })
            Assert.Equal("title", item.Question?.Field);
        if (item.Intent is Intent.Expense or Intent.Income && item.Fields.AmountMinor is null)
            Assert.Equal("amountMinor", item.Question?.Field);
        AssertAhead(item.Fields.Due, speaker);
        AssertAhead(item.Fields.RemindAt, speaker);
        Assert.True(item.Fields.AmountMinor is null or > 0);
        Assert.True(item.Fields.Percent is null or (>= 0 and <= 100));
        Assert.True(item.Question is not { Choices.Count: > 4 });
    }

    private static void AssertBounded(Fields fields)
    {
        Assert.True(fields.Title is null or { Length: > 0 and <= 1024 });
        Assert.True(fields.Note is null or { Length: > 0 and <= 8192 });
        Assert.True(fields.Course is null or { Length: > 0 and <= 128 });
        Assert.True(fields.Subtasks.Count <= 50);
        Assert.All(fields.Subtasks, subtask => Assert.InRange(subtask.Length, 1, 1024));
        foreach (var text in new[] { fields.Title, fields.Note, fields.Course }.Concat(fields.Subtasks))
            Assert.True(text is null || !text.Any(sign => char.IsControl(sign) && sign != '\n') && IsWellFormed(text));
    }

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD) || text.Contains('\uFFFD');

    private static void AssertAhead(When? due, Speaker speaker) => Assert.True(due is null || due.Date >= speaker.LocalNow.Date);

    private static void Check(Property property) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), property);
}
