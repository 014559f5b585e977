using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using St4cker.Language;

namespace St4cker.EndToEnd.Storage;

/// <summary>Contents of things of all sorts, with all that is needed and any of the rest.</summary>
internal static class AnyFields
{
    private static readonly string[] Pieces =
    [
        "milk", "Kopi susu", "молоко", "牛奶", "e\u0301", "😀", "👩‍👩‍👧‍👦", "\u202Ex", "\"", "\\", "'", "'; drop table tasks; --", "{}", "[]", "null", "\\u0000", "\n", "\t", "%", "$1", " ", "2026-11-22T09:00",
    ];

    private static readonly string[] Zones = ["Asia/Jakarta", "Europe/London", "America/New_York", "UTC", "Pacific/Chatham"];

    public static Gen<string> Text { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => Kept(text ?? "")),
        Gen.Elements(Pieces).ListOf(4).Select(string.Concat),
        Gen.Elements(Pieces).Select(piece => string.Concat(Enumerable.Repeat(piece, 60))));

    public static Gen<string> Zone { get; } = Gen.Elements(Zones);

    public static Gen<Fields> Any { get; } =
        from texts in Text.ListOf(9)
        from absent in Gen.Choose(0, 1).ListOf(20)
        from moments in Moment.ListOf(4)
        from date in Day
        from amount in Gen.Choose(0, int.MaxValue)
        from steps in Text.ListOf()
        from names in Text.ListOf()
        let has = absent.Select(number => number == 1).ToArray()
        select new Fields
        {
            Title = texts[0],
            Project = texts[1],
            Currency = "IDR",
            AmountMinor = (long)amount * 100_000,
            Date = date,
            Start = moments[0],
            RemindAt = moments[1],
            Due = has[0] ? moments[2] : null,
            End = has[1] ? moments[3] : null,
            AllDay = has[2],
            Note = has[3] ? texts[2] : null,
            Course = has[4] ? texts[3] : null,
            Type = has[5] ? texts[4] : null,
            Priority = has[6] ? "high" : null,
            Location = has[7] ? texts[5] : null,
            Recurrence = has[8] ? "FREQ=WEEKLY;BYDAY=TU" : null,
            Category = has[9] ? texts[6] : null,
            Percent = has[10] ? amount % 101 : null,
            Minutes = has[11] ? amount % 5000 : null,
            Status = has[12] ? "done" : null,
            Subtasks = [.. steps.Take(20)],
            Participants = [.. names.Take(20)],
        };

    private static Gen<LocalDate> Day => Gen.Choose(1, 3_000_000).Select(days => new LocalDate(1, 1, 1).PlusDays(days));

    private static Gen<When> Moment =>
        from day in Day
        from minute in Gen.Choose(-400, 1439)
        select new When(day, minute < 0 ? null : LocalTime.Midnight.PlusMinutes(minute), "");

    // What comes from a message has neither NUL nor halves of pairs.
    private static string Kept(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0));
}
