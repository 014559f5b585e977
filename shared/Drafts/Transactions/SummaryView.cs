using NodaTime;
using St4cker.Drafts.Words;

namespace St4cker.Drafts.Transactions;

/// <summary>/summary [month]: totals of a month by category.</summary>
internal sealed class SummaryView : View
{
    private const int MostMonthsBack = 120;
    // A picture leaves the words a quarter of the room.
    private const int MostLines = 9;

    public override string Name => "summary";

    public override Inquiry Ask(ViewRequest request) => new(MonthTotals.Sql, MonthTotals.Argument(Month(request)));

    public override Card Show(string found, ViewRequest request)
    {
        var phrases = request.Phrases;
        var month = Month(request);
        var totals = MonthTotals.Read(found);
        var heading = phrases.Say("summary.heading", $"{phrases.FullMonths[month.Month - 1]} {month.Year.ToString(CultureInfo.InvariantCulture)}");
        var lines = new List<CardLine>();
        foreach (var money in totals.Where(money => money.Income + money.Expense > 0))
        {
            lines.Add(new CardLine(phrases.Say("summary.totals", phrases.Money(money.Income, money.Currency), phrases.Money(money.Expense, money.Currency)), LineStyle.Strong));
            lines.AddRange(money.Categories.Select(category => new CardLine($"{CategoryBars.Name(category.Category, phrases)} · {phrases.Money(category.Minor, money.Currency)}") { MayFold = true }));
        }

        if (lines.Count == 0)
            lines.Add(new CardLine(phrases["summary.none"], LineStyle.Faint));
        var now = new LocalDate(request.Now.Year, request.Now.Month, 1);
        List<CardButton> row = [Button("‹ " + phrases.FullMonths[month.PlusMonths(-1).Month - 1], Argument(month.PlusMonths(-1)))];
        if (month < now)
            row.Add(Button(phrases.FullMonths[month.PlusMonths(1).Month - 1] + " ›", Argument(month.PlusMonths(1))));
        return new Card(heading, lines.Count <= MostLines ? lines : [.. lines.Take(MostLines)], [row]) { Chart = Picture(heading, month, totals, phrases) };
    }

    /// <summary>The expenses of the currency that is used most, beside those of the month before; null when there are none.</summary>
    private static Chart? Picture(string heading, LocalDate month, IReadOnlyList<CurrencyTotals> totals, Phrases phrases)
    {
        if (totals.FirstOrDefault(money => money.Expense > 0) is not { } money)
            return null;
        var amounts = money.Categories.Select(category => new ChartAmount(CategoryBars.Name(category.Category, phrases), category.Minor) { Before = money.ExpenseBefore > 0 ? category.Before : null });
        return Chart.Of(heading.Replace("📊 ", "", StringComparison.Ordinal), amounts, minor => phrases.Money(minor, money.Currency), phrases["category.other"]) with
        {
            Subtitle = phrases.Say("summary.totals", phrases.Money(money.Income, money.Currency), phrases.Money(money.Expense, money.Currency)),
            Now = phrases.FullMonths[month.Month - 1],
            Before = phrases.FullMonths[month.PlusMonths(-1).Month - 1],
        };
    }

    private static string Argument(LocalDate month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);

    /// <summary>"2026-10", "10", "oct", "Oktober"; this month when it is none of these.</summary>
    private static LocalDate Month(ViewRequest request)
    {
        var now = new LocalDate(request.Now.Year, request.Now.Month, 1);
        var said = request.Argument;
        if (said is [_, _, _, _, '-', _, _] && int.TryParse(said[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && int.TryParse(said[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && year is > 1970 and < 3000 && number is >= 1 and <= 12)
            return Bounded(new LocalDate(year, number, 1), now);
        if (!int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            number = said.Length < 3 ? 0 : 1 + Enumerable.Range(0, 12).FirstOrDefault(at => Phrases.Supported.Any(language => Phrases.In(language).FullMonths[at].StartsWith(said, StringComparison.OrdinalIgnoreCase)), -1);
        if (number is < 1 or > 12)
            return now;
        var month = new LocalDate(now.Year, number, 1);
        return month > now ? month.PlusYears(-1) : month;
    }

    private static LocalDate Bounded(LocalDate month, LocalDate now) => month > now || month < now.PlusMonths(-MostMonthsBack) ? now : month;
}
