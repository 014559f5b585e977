using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Unit.Language;

/// <summary>When money was spent, said on Saturday 21 November 2026.</summary>
public class PastTimes
{
    [Theory]
    [InlineData("en", "yesterday", "2026-11-20", false)]
    [InlineData("en", "today", "2026-11-21", false)]
    [InlineData("en", "on Friday", "2026-11-20", false)]
    [InlineData("en", "last Friday", "2026-11-20", false)]
    [InlineData("en", "on Monday", "2026-11-16", false)]
    [InlineData("en", "on Saturday", "2026-11-21", false)]
    [InlineData("en", "last Saturday", "2026-11-14", false)]
    [InlineData("en", "3 days ago", "2026-11-18", false)]
    [InlineData("en", "2 hours ago", "2026-11-21", false)]
    [InlineData("en", "a week ago", "2026-11-14", false)]
    [InlineData("en", "12 Nov", "2026-11-12", false)]
    [InlineData("en", "12 Dec", "2025-12-12", true)]
    [InlineData("en", "last week", "2026-11-14", true)]
    [InlineData("en", "on the 5th", "2026-11-05", false)]
    [InlineData("en", "on the 25th", "2026-10-25", false)]
    [InlineData("en", "last night", "2026-11-20", false)]
    [InlineData("en", "10/11", "2026-11-10", true)]
    [InlineData("id", "10/11", "2026-11-10", false)]
    [InlineData("id", "kemarin", "2026-11-20", false)]
    [InlineData("id", "kemarin lusa", "2026-11-19", false)]
    [InlineData("id", "tadi malam", "2026-11-20", false)]
    [InlineData("id", "Senin lalu", "2026-11-16", false)]
    [InlineData("id", "tanggal 5", "2026-11-05", false)]
    [InlineData("id", "3 hari lalu", "2026-11-18", false)]
    [InlineData("ru", "вчера", "2026-11-20", false)]
    [InlineData("ru", "позавчера", "2026-11-19", false)]
    [InlineData("ru", "в пятницу", "2026-11-20", false)]
    [InlineData("ru", "в прошлый понедельник", "2026-11-16", false)]
    [InlineData("ru", "неделю назад", "2026-11-14", false)]
    [InlineData("ru", "5 числа", "2026-11-05", false)]
    [InlineData("ru", "12 ноября", "2026-11-12", false)]
    [InlineData("ru", "12.11", "2026-11-12", false)]
    public void Is_the_last_day_that_fits(string language, string words, string day, bool assumed)
    {
        var found = Assert.Single(Found(words, language));
        Assert.Equal(day, PastDates.Settle(found, words, Said.By(language), out var isAssumed, out var question)?.ToString("uuuu-MM-dd", null));
        Assert.Equal((assumed, null), (isAssumed, question));
    }

    [Fact]
    public void A_day_that_never_was_is_asked_about()
    {
        var found = Assert.Single(Found("31 Feb", "en"));
        Assert.Null(PastDates.Settle(found, "31 Feb", Said.By("en"), out _, out var question));
        Assert.Equal(("date", "2026-02-28 2026-03-01"), (question?.Field, string.Join(' ', question!.Choices.Select(choice => choice.Value))));
    }

    private static List<FoundWhen> Found(string text, string language)
    {
        var said = Utterance.Of(text, Said.By(language));
        return new WhenWords(said, alone: true).All(0, said.Count);
    }
}
