using St4cker.Language;
using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Unit.Language;

/// <summary>From when to when an event is, said on Saturday 21 November 2026 at 10:00.</summary>
public class EventTimes
{
    [Theory]
    [InlineData("en", "football 2-4pm tomorrow", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("en", "football tomorrow 2–4pm", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("en", "football tomorrow 2pm-4pm", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("en", "football tomorrow 11-1pm", "2026-11-22T11:00", "2026-11-22T13:00")]
    [InlineData("en", "meeting tomorrow 9-11", "2026-11-22T09:00", "2026-11-22T11:00")]
    [InlineData("en", "meeting tomorrow 9-5", "2026-11-22T09:00", "2026-11-22T17:00")]
    [InlineData("en", "meeting tomorrow from 2 to 4", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("en", "meeting from 2pm till 4pm tomorrow", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("en", "meeting tomorrow 9am-noon", "2026-11-22T09:00", "2026-11-22T12:00")]
    [InlineData("en", "party tomorrow 10pm-2am", "2026-11-22T22:00", "2026-11-23T02:00")]
    [InlineData("en", "party tomorrow 22:00-02:00", "2026-11-22T22:00", "2026-11-23T02:00")]
    [InlineData("en", "standup 9:30 to 9:45 tomorrow", "2026-11-22T09:30", "2026-11-22T09:45")]
    [InlineData("en", "yoga from 6 to 7:30pm monday", "2026-11-23T18:00", "2026-11-23T19:30")]
    [InlineData("en", "lunch today 9-11am", "2026-11-21T09:00", "2026-11-21T11:00")]
    [InlineData("en", "conference 10-12 December", "2026-12-10", "2026-12-12")]
    [InlineData("en", "conference 10 - 12 Dec", "2026-12-10", "2026-12-12")]
    [InlineData("en", "conference Dec 10-12", "2026-12-10", "2026-12-12")]
    [InlineData("en", "conference from 10 Dec to 12 Dec", "2026-12-10", "2026-12-12")]
    [InlineData("en", "holiday 28 Dec to 3 Jan", "2026-12-28", "2027-01-03")]
    [InlineData("en", "training Mon-Wed", "2026-11-23", "2026-11-25")]
    [InlineData("en", "training from Monday to Wednesday", "2026-11-23", "2026-11-25")]
    [InlineData("en", "camp from Friday 6pm to Sunday 4pm", "2026-11-27T18:00", "2026-11-29T16:00")]
    [InlineData("en", "meeting between 2 and 4pm tomorrow", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("id", "rapat antara jam 2 dan 4 sore besok", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("ru", "встреча завтра между 14 и 16", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("id", "rapat besok jam 9 sampai 11", "2026-11-22T09:00", "2026-11-22T11:00")]
    [InlineData("id", "rapat besok jam 9-11", "2026-11-22T09:00", "2026-11-22T11:00")]
    [InlineData("id", "rapat senin jam 9 sampai jam 11", "2026-11-23T09:00", "2026-11-23T11:00")]
    [InlineData("id", "rapat besok dari jam 1 siang sampe jam 4 sore", "2026-11-22T13:00", "2026-11-22T16:00")]
    [InlineData("id", "nobar besok jam 9-11 malam", "2026-11-22T21:00", "2026-11-22T23:00")]
    [InlineData("id", "kelas rabu 13.00-14.40", "2026-11-25T13:00", "2026-11-25T14:40")]
    [InlineData("id", "seminar dari Senin sampai Rabu", "2026-11-23", "2026-11-25")]
    [InlineData("id", "seminar tanggal 10 sampai 12 Desember", "2026-12-10", "2026-12-12")]
    [InlineData("id", "liburan 20 des sampai 27 des", "2026-12-20", "2026-12-27")]
    [InlineData("ru", "совещание завтра с 9 до 11", "2026-11-22T09:00", "2026-11-22T11:00")]
    [InlineData("ru", "футбол с 14 до 16 в субботу", "2026-11-21T14:00", "2026-11-21T16:00")]
    [InlineData("ru", "йога в понедельник с 18 до 19:30", "2026-11-23T18:00", "2026-11-23T19:30")]
    [InlineData("ru", "созвон чт 14:00-14:30", "2026-11-26T14:00", "2026-11-26T14:30")]
    [InlineData("ru", "встреча завтра с двух до четырёх", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("ru", "встреча завтра с 2 до 4 дня", "2026-11-22T14:00", "2026-11-22T16:00")]
    [InlineData("ru", "вечеринка завтра с 10 вечера до 2 ночи", "2026-11-22T22:00", "2026-11-23T02:00")]
    [InlineData("ru", "тренировка завтра 7 утра до 8", "2026-11-22T07:00", "2026-11-22T08:00")]
    [InlineData("ru", "отпуск с 20 по 27 декабря", "2026-12-20", "2026-12-27")]
    [InlineData("ru", "конференция 1-3 декабря", "2026-12-01", "2026-12-03")]
    [InlineData("ru", "семинар с понедельника по среду", "2026-11-23", "2026-11-25")]
    [InlineData("ru", "семинар пн-ср", "2026-11-23", "2026-11-25")]
    public void A_range_has_a_start_and_an_end(string language, string text, string start, string end)
    {
        var when = Take(text, language, out var title);
        Assert.Equal((start, end), (when?.Start?.Iso, when?.End?.Iso));
        Assert.Equal(start.Length == 10, when!.AllDay);
        Assert.Equal(text[..text.IndexOf(' ')], title, ignoreCase: true);
    }

    [Theory]
    [InlineData("en", "dentist tuesday 3pm", "2026-11-24T15:00", "")]
    [InlineData("en", "dentist tuesday at 3", "2026-11-24T15:00", "startTime")]
    [InlineData("en", "birthday 5 December", "2026-12-05", "")]
    [InlineData("en", "party saturday all day", "2026-11-21", "start")]
    [InlineData("en", "lunch today 9:30am", "2026-11-21T09:30", "")]
    [InlineData("ru", "выставка завтра весь день", "2026-11-22", "")]
    [InlineData("id", "bazar besok seharian", "2026-11-22", "")]
    public void Without_an_end_only_the_start_is_known(string language, string text, string start, string assumed)
    {
        var when = Take(text, language, out _);
        Assert.Equal((start, null, assumed), (when?.Start?.Iso, when?.End?.Iso, string.Join(',', when!.Assumed)));
    }

    [Theory]
    [InlineData("en", "meeting yesterday 3pm", Doubt.Past)]
    [InlineData("en", "meeting today 8am", Doubt.Past)]
    [InlineData("ru", "встреча в 25:00", Doubt.Impossible)]
    [InlineData("id", "rapat 31 Februari", Doubt.Impossible)]
    public void What_can_not_be_is_asked_about(string language, string text, Doubt doubt)
    {
        var when = Take(text, language, out _);
        Assert.Equal(("start", doubt, null), (when?.Question?.Field, when?.Question?.Doubt, when?.Start));
    }

    [Theory]
    [InlineData("read chapters 9 to 11")]
    [InlineData("2 to 3 litres of milk")]
    [InlineData("прочитать главы 5-7")]
    [InlineData("baca halaman 9-11")]
    public void Other_numbers_are_no_range(string text) => Assert.Null(Take(text, "en", out _));

    [Fact]
    public void An_event_that_is_moved_lasts_as_long_as_before()
    {
        var said = Utterance.Of("Monday 4pm", Said.By("en"));
        var when = EventDates.Take(new Remainder(said), 0, said.Count, new Fields { Start = Said.Due("2026-11-22T09:00"), End = Said.Due("2026-11-22T10:30") });
        Assert.Equal(("2026-11-23T16:00", "2026-11-23T17:30"), (when?.Start?.Iso, when?.End?.Iso));
    }

    private static EventWhen? Take(string text, string language, out string title)
    {
        var left = new Remainder(Utterance.Of(text, Said.By(language)));
        var when = EventDates.Take(left, 0, left.Said.Count);
        title = left.Text(0, left.Said.Count);
        return when;
    }
}
