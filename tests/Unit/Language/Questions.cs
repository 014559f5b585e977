using NodaTime;
using St4cker.Language;

namespace St4cker.Unit.Language;

public class Questions
{
    [Theory]
    [InlineData("en", "pay 10/11", Doubt.Ambiguous, "10/11", "2027-11-10 2027-10-11")]
    [InlineData("en", "pay 5/6/2027 9am", Doubt.Ambiguous, "5/6/2027 9am", "2027-06-05T09:00 2027-05-06T09:00")]
    [InlineData("en", "pay Friday 28 November", Doubt.Ambiguous, "Friday 28 November", "2026-11-28 2026-11-27")]
    [InlineData("en", "pay 31 Feb", Doubt.Impossible, "31 Feb", "2027-02-28 2027-03-01")]
    [InlineData("en", "pay 31 February 9am", Doubt.Impossible, "31 February 9am", "2027-02-28T09:00 2027-03-01T09:00")]
    [InlineData("en", "pay Feb 29", Doubt.Impossible, "Feb 29", "2027-02-28 2027-03-01 2028-02-29")]
    [InlineData("en", "pay 31 November", Doubt.Impossible, "31 November", "2026-11-30 2026-12-01")]
    [InlineData("en", "pay 30/02", Doubt.Impossible, "30/02", "2027-02-28 2027-03-01")]
    [InlineData("en", "pay 2027-02-30", Doubt.Impossible, "2027-02-30", "2027-02-28 2027-03-01")]
    [InlineData("en", "pay tomorrow 25:00", Doubt.Impossible, "tomorrow 25:00", "2026-11-22T23:00 2026-11-23T01:00")]
    [InlineData("id", "bayar 31 Februari", Doubt.Impossible, "31 Februari", "2027-02-28 2027-03-01")]
    [InlineData("id", "bayar besok jam 27", Doubt.Impossible, "besok jam 27", "2026-11-22T23:00 2026-11-23T03:00")]
    [InlineData("en", "yesterday call mom", Doubt.Past, "yesterday", "2026-11-21 2026-11-22")]
    [InlineData("en", "call mom 10 January 2020", Doubt.Past, "10 January 2020", "2026-11-21 2026-11-22 2027-01-10")]
    [InlineData("en", "call mom today 9am", Doubt.Past, "today 9am", "2026-11-22T09:00")]
    [InlineData("en", "call mom last Friday", Doubt.Past, "last Friday", "2026-11-21 2026-11-22 2027-11-20")]
    [InlineData("id", "bayar 3 hari lalu", Doubt.Past, "3 hari lalu", "2026-11-21 2026-11-22")]
    [InlineData("id", "kemarin bayar", Doubt.Past, "kemarin", "2026-11-21 2026-11-22")]
    public void A_date_in_doubt_is_asked_about(string language, string text, Doubt doubt, string words, string choices)
    {
        var reading = Said.Read(text, language);
        Assert.Null(reading.Items[0].Fields.Due);
        Assert.NotNull(reading.Question);
        Assert.Equal(("due", doubt, words), (reading.Question.Field, reading.Question.Doubt, reading.Question.Words));
        if (doubt != Doubt.Past || !text.Contains("last"))
            Assert.Equal(choices, string.Join(' ', reading.Question.Choices.Select(choice => choice.Value)));
    }

    [Theory]
    [InlineData("en", "tomorrow 9am")]
    [InlineData("id", "besok jam 9")]
    [InlineData("en", "remind me tomorrow")]
    [InlineData("en", "please todo:")]
    public void Without_a_title_it_is_asked_for(string language, string text)
    {
        var question = Said.Read(text, language).Question;
        Assert.Equal(("title", Doubt.Missing), (question?.Field, question?.Doubt));
    }

    [Fact]
    public void A_time_that_the_clocks_jump_over_is_asked_about()
    {
        var speaker = Said.At("America/New_York", new LocalDateTime(2027, 3, 13, 12, 0));
        var question = Reader.Read("call Bob 2027-03-14 02:30", speaker).Question;
        Assert.Equal(Doubt.Skipped, question?.Doubt);
        Assert.Equal(["2027-03-14T01:30", "2027-03-14T03:30"], question!.Choices.Select(choice => choice.Value));
    }

    [Fact]
    public void A_time_that_comes_twice_is_taken()
    {
        var speaker = Said.At("America/New_York", new LocalDateTime(2026, 10, 31, 12, 0));
        Assert.Equal("2026-11-01T01:30", Reader.Read("call Bob tomorrow 1:30am", speaker).Items[0].Fields.Due?.Iso);
    }

    [Theory]
    [InlineData("Friday", "2026-11-20")]
    [InlineData("Friday 4pm", "2026-11-20T16:00")]
    [InlineData("Friday 9am", "2026-11-27T09:00")]
    [InlineData("next Friday", "2026-11-27")]
    [InlineData("Jumat depan", "2026-11-27")]
    public void A_weekday_said_on_that_day(string words, string due)
    {
        var speaker = Said.At("Asia/Jakarta", new LocalDateTime(2026, 11, 20, 10, 0));
        Assert.Equal(due, Reader.Read($"call Bob {words}", speaker).Items[0].Fields.Due?.Iso);
    }

    [Theory]
    [InlineData("next Friday", "2026-11-27")]
    [InlineData("Jumat depan", "2026-11-27")]
    [InlineData("Friday", "2026-11-20")]
    [InlineData("next week", "2026-11-23")]
    [InlineData("Monday", "2026-11-23")]
    public void In_the_middle_of_the_week_next_means_the_same_to_everyone(string words, string due)
    {
        var item = Assert.Single(Reader.Read($"call Bob {words}", Said.At("Asia/Jakarta", new LocalDateTime(2026, 11, 18, 10, 0))).Items);
        Assert.Equal(due, item.Fields.Due?.Iso);
        Assert.Equal(words == "next week", item.Assumed.Contains("due"));
    }

    [Fact]
    public void The_date_is_the_persons_not_the_servers()
    {
        var now = Instant.FromUtc(2026, 11, 21, 20, 0);
        var inAuckland = new Speaker(now, DateTimeZoneProviders.Tzdb["Pacific/Auckland"], "en", "NZD");
        Assert.Equal("2026-11-23", Reader.Read("call Bob tomorrow", inAuckland).Items[0].Fields.Due?.Iso);
    }
}
