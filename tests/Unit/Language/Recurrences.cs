using NodaTime;
using St4cker.Language;
using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Unit.Language;

/// <summary>What comes again, said on Saturday 21 November 2026 at 10:00 in Jakarta.</summary>
public class Recurrences
{
    [Theory]
    [InlineData("en", "mon wed fri 7am gym", "2026-11-23T07:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR")]
    [InlineData("id", "les piano selasa kamis jam 5 sore", "2026-11-24T17:00", "FREQ=WEEKLY;BYDAY=TU,TH")]
    [InlineData("ru", "вт чт 19:00 английский", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU,TH")]
    [InlineData("en", "piano tue thu at 5pm", "2026-11-24T17:00", "FREQ=WEEKLY;BYDAY=TU,TH")]
    public void Days_in_a_row_come_again_and_that_is_a_guess(string language, string text, string start, string rule)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Event, start, rule), (item.Intent, item.Fields.Start?.Iso, item.Fields.Recurrence));
        Assert.Contains("recurrence", item.Assumed);
    }

    [Fact]
    public void Days_that_follow_each_other_are_no_repetition() => Assert.Null(Said.Item("party sat sun 7pm").Fields.Recurrence);

    [Fact]
    public void Days_need_no_and()
    {
        var item = Said.Item("every mon wed fri 7am gym");
        Assert.Equal(("2026-11-23T07:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR"), (item.Fields.Start?.Iso, item.Fields.Recurrence));
        Assert.DoesNotContain("recurrence", item.Assumed);
    }

    [Theory]
    [InlineData("en", "yoga every tuesday 7pm", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData("en", "standup every weekday 9:30am", "2026-11-23T09:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("en", "standup weekdays at 9:30am", "2026-11-23T09:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("en", "club every second tuesday 8pm", "2026-11-24T20:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]
    [InlineData("en", "club every other tuesday 8pm", "2026-11-24T20:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]
    [InlineData("en", "gym tues and thurs 7pm every week", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU,TH")]
    [InlineData("en", "gym every mon, wed and fri 7am", "2026-11-23T07:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR")]
    [InlineData("en", "gym on Mondays and Wednesdays at 7am", "2026-11-23T07:00", "FREQ=WEEKLY;BYDAY=MO,WE")]
    [InlineData("en", "pills every day at 8am", "2026-11-22T08:00", "FREQ=DAILY")]
    [InlineData("en", "pills daily at 11am", "2026-11-21T11:00", "FREQ=DAILY")]
    [InlineData("en", "pills every morning", "2026-11-22T09:00", "FREQ=DAILY")]
    [InlineData("en", "cleaning every 2 weeks on Friday 10am", "2026-11-27T10:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR")]
    [InlineData("en", "rent every month on the 5th", "2026-12-05", "FREQ=MONTHLY;BYMONTHDAY=5")]
    [InlineData("en", "rent on the 5th of every month", "2026-12-05", "FREQ=MONTHLY;BYMONTHDAY=5")]
    [InlineData("en", "demo last Friday of the month 3pm", "2026-11-27T15:00", "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("en", "demo first Monday of every month 3pm", "2026-12-07T15:00", "FREQ=MONTHLY;BYDAY=1MO")]
    [InlineData("en", "review end of every month", "2026-11-30", "FREQ=MONTHLY;BYMONTHDAY=-1")]
    [InlineData("en", "yoga every tuesday 7pm until 30 June", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T165959Z")]
    [InlineData("en", "yoga every tuesday until 30 June", "2026-11-24", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630")]
    [InlineData("en", "yoga every tuesday 7pm 5 times", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU;COUNT=5")]
    [InlineData("en", "yoga every tuesday 7-8:30pm", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData("en", "therapy once a week on Thursday at 4pm", "2026-11-26T16:00", "FREQ=WEEKLY;BYDAY=TH")]
    [InlineData("en", "birthday every year on 5 May", "2027-05-05", "FREQ=YEARLY")]
    [InlineData("id", "senam setiap Senin jam 6 pagi", "2026-11-23T06:00", "FREQ=WEEKLY;BYDAY=MO")]
    [InlineData("id", "senam tiap hari Minggu jam 6 pagi", "2026-11-22T06:00", "FREQ=WEEKLY;BYDAY=SU")]
    [InlineData("id", "obat tiap hari jam 8 pagi", "2026-11-22T08:00", "FREQ=DAILY")]
    [InlineData("id", "rapat tiap hari kerja jam 9.30", "2026-11-23T09:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("id", "arisan tiap 2 minggu hari Jumat jam 4 sore", "2026-11-27T16:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR")]
    [InlineData("id", "pengajian dua minggu sekali hari selasa jam 7 malam", "2026-11-24T19:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]
    [InlineData("id", "senam sabtu dan minggu jam 6 pagi tiap minggu", "2026-11-22T06:00", "FREQ=WEEKLY;BYDAY=SA,SU")]
    [InlineData("id", "kos setiap tanggal 5", "2026-12-05", "FREQ=MONTHLY;BYMONTHDAY=5")]
    [InlineData("id", "kos tiap bulan tanggal 5", "2026-12-05", "FREQ=MONTHLY;BYMONTHDAY=5")]
    [InlineData("id", "arisan Jumat terakhir setiap bulan jam 4 sore", "2026-11-27T16:00", "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("id", "senam setiap Senin jam 6 pagi sampai 30 Juni", "2026-11-23T06:00", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T165959Z")]
    [InlineData("id", "senam setiap Senin jam 6 pagi 5 kali", "2026-11-23T06:00", "FREQ=WEEKLY;BYDAY=MO;COUNT=5")]
    [InlineData("ru", "йога каждый вторник в 19:00", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData("ru", "бассейн по вторникам и четвергам в 19:00", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU,TH")]
    [InlineData("ru", "клуб каждый второй вторник в 20:00", "2026-11-24T20:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]
    [InlineData("ru", "планёрка по будням в 9:30", "2026-11-23T09:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("ru", "таблетки ежедневно в 8 утра", "2026-11-22T08:00", "FREQ=DAILY")]
    [InlineData("ru", "таблетки каждый день в 8 утра", "2026-11-22T08:00", "FREQ=DAILY")]
    [InlineData("ru", "бег через день в 7 утра", "2026-11-22T07:00", "FREQ=DAILY;INTERVAL=2")]
    [InlineData("ru", "уборка раз в две недели по пятницам", "2026-11-27", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR")]
    [InlineData("ru", "аренда 5 числа каждого месяца", "2026-12-05", "FREQ=MONTHLY;BYMONTHDAY=5")]
    [InlineData("ru", "аренда каждое 5 число", "2026-12-05", "FREQ=MONTHLY;BYMONTHDAY=5")]
    [InlineData("ru", "показ в последнюю пятницу каждого месяца в 15:00", "2026-11-27T15:00", "FREQ=MONTHLY;BYDAY=-1FR")]
    [InlineData("ru", "показ каждый первый понедельник месяца в 15:00", "2026-12-07T15:00", "FREQ=MONTHLY;BYDAY=1MO")]
    [InlineData("ru", "йога каждый вторник в 19:00 до 30 июня", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T165959Z")]
    [InlineData("ru", "йога каждый вторник в 19:00 5 раз", "2026-11-24T19:00", "FREQ=WEEKLY;BYDAY=TU;COUNT=5")]
    public void What_comes_again_has_a_rule_and_a_start(string language, string text, string start, string rule)
    {
        var left = new Remainder(Utterance.Of(text, Said.By(language)));
        var when = EventDates.Take(left, 0, left.Said.Count);
        Assert.Equal((start, rule), (when?.Start?.Iso, when?.Recurrence));
        Assert.Equal(text[..text.IndexOf(' ')], left.Text(0, left.Said.Count));
        Assert.True(Recurrence.IsRule(rule));
    }

    [Theory]
    [InlineData("en", "piano lesson tuesdays at 4pm for 10 weeks", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270201T165959Z")]
    [InlineData("ru", "занятие по вторникам в 16:00 в течение 3 недель", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261214T165959Z")]
    public void A_length_of_weeks_ends_it(string language, string text, string rule)
    {
        var fields = Said.Fields(text, language);
        Assert.Equal((rule, null), (fields.Recurrence, fields.End));
    }

    [Theory]
    [InlineData("pay rent on the 5th of every month", "2026-12-05")]
    [InlineData("оплатить интернет 25 числа каждого месяца", "2026-11-25")]
    [InlineData("water the plants every sunday", "2026-11-22")]
    public void A_task_that_comes_again_is_due_the_first_time_and_keeps_its_words(string text, string due)
    {
        var item = Said.Item(text, "ru");
        Assert.Equal((text, due, "due"), (item.Fields.Title?.ToLowerInvariant(), item.Fields.Due?.Iso, string.Join(',', item.Assumed)));
    }

    [Theory]
    [InlineData("the weekly report")]
    [InlineData("read the daily news")]
    [InlineData("second tuesday")]
    [InlineData("every")]
    [InlineData("через два дня")]
    [InlineData("последний вторник")]
    public void What_happens_once_has_no_rule(string text)
    {
        var left = new Remainder(Utterance.Of(text, Said.By("en")));
        Assert.Null(EventDates.Take(left, 0, left.Said.Count)?.Recurrence);
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24T19:00", "2026-11-24T19:00 2026-11-26T19:00 2026-12-01T19:00")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24", "2026-11-24 2026-12-08 2026-12-22")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", "2026-12-31 2027-01-31 2027-03-31")]
    [InlineData("FREQ=MONTHLY", "2026-12-31", "2026-12-31 2027-01-31 2027-03-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30", "2026-11-30 2026-12-31 2027-01-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-11-27 2026-12-25 2027-01-29")]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU", "2026-12-08", "2026-12-08 2027-01-12 2027-02-09")]
    [InlineData("FREQ=YEARLY", "2028-02-29", "2028-02-29 2032-02-29 2036-02-29")]
    [InlineData("FREQ=DAILY;COUNT=2", "2026-11-24", "2026-11-24 2026-11-25")]
    [InlineData("FREQ=DAILY;UNTIL=20261125", "2026-11-24", "2026-11-24 2026-11-25")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO", "2026-11-24", "2026-11-30 2026-12-07 2026-12-14")]
    [InlineData("FREQ=HOURLY", "2026-11-24", "")]
    [InlineData("FREQ=1", "2026-11-24", "")]
    [InlineData("nonsense", "2026-11-24", "")]
    [InlineData("", "2026-11-24", "")]
    public void The_next_times_of_a_rule(string rule, string start, string times) =>
        Assert.Equal(times, string.Join(' ', Recurrence.Next(rule, Said.Due(start), DateTimeZoneProviders.Tzdb["Asia/Jakarta"], 3).Select(when => when.Iso)));

    [Fact]
    public void The_local_time_stays_over_daylight_saving()
    {
        var newYork = DateTimeZoneProviders.Tzdb["America/New_York"];
        Assert.Equal(["2027-03-13T02:30", "2027-03-14T03:30", "2027-03-15T02:30"], Recurrence.Next("FREQ=DAILY", Said.Due("2027-03-13T02:30"), newYork, 3).Select(when => when.Iso));
        Assert.Equal(["2027-03-13T09:00", "2027-03-14T09:00"], Recurrence.Next("FREQ=DAILY;UNTIL=20270314T130000Z", Said.Due("2027-03-13T09:00"), newYork, 3).Select(when => when.Iso));
    }

    [Fact]
    public void A_rule_that_never_comes_ends() => Assert.Empty(Recurrence.Next("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", Said.Due("2026-11-01"), DateTimeZone.Utc, 3));
}
