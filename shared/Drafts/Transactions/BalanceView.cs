using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Drafts.Words;

namespace St4cker.Drafts.Transactions;

/// <summary>/balance: what there is, this month against the last, and where the money went.</summary>
internal sealed class BalanceView : View
{
    private const int MostCategories = 4;

    public override string Name => "balance";

    public override Inquiry Ask(ViewRequest request) => new(MonthTotals.Sql, MonthTotals.Argument(request.Now.Date));

    public override Card Show(string found, ViewRequest request)
    {
        var phrases = request.Phrases;
        var totals = MonthTotals.Read(found);
        if (totals.Count == 0)
            return new Card(phrases["balance.heading"], [new CardLine(phrases["balance.none"], LineStyle.Faint)], []);
        var lines = new List<CardLine>();
        foreach (var money in totals)
        {
            lines.Add(new CardLine("💰 " + phrases.Money(money.IncomeEver - money.ExpenseEver, money.Currency), LineStyle.Strong));
            lines.Add(new CardLine(phrases.Say("balance.month", phrases.Money(money.Income, money.Currency), phrases.Money(money.Expense, money.Currency))));
            if (money.IncomeBefore + money.ExpenseBefore > 0)
                lines.Add(new CardLine(phrases.Say("balance.last_month", phrases.Money(money.IncomeBefore, money.Currency), phrases.Money(money.ExpenseBefore, money.Currency)), LineStyle.Faint));
            lines.AddRange(money.Categories.Take(MostCategories).Select(category => new CardLine(CategoryBars.Line(category, money, phrases)) { MayFold = true }));
        }

        return new Card(phrases["balance.heading"], lines, [[new CardButton(phrases["balance.picture"], new SimplePress(SimplePress.View, "summary::0").Data)]]);
    }
}

/// <summary>Sums of one currency: ever, this month, the month before, and by category this month. In minor units.</summary>
public sealed record CurrencyTotals(
    string Currency, long IncomeEver, long ExpenseEver, long Income, long Expense, long IncomeBefore, long ExpenseBefore, IReadOnlyList<CategoryTotal> Categories);

/// <param name="Category">"" when it has none.</param>
/// <param name="Before">The month before.</param>
public sealed record CategoryTotal(string Category, long Minor, long Before);

internal static class MonthTotals
{
    /// <summary>The totals of the month in which $2->>'first' is, the currency with most in it first.</summary>
    public const string Sql = """
        with mine as (
            select currency, type, category, amount_minor, date >= d.first and date < d.after as is_now, date >= d.before and date < d.first as was
            from transactions, lateral (select ($2->>'first')::date as first, ($2->>'after')::date as after, ($2->>'before')::date as before) d
            where user_id = $1 and deleted_at is null
        ), sums as (
            select currency, count(*) as n,
                   coalesce(sum(amount_minor) filter (where type = 'income'), 0)::bigint as income_ever, coalesce(sum(amount_minor) filter (where type = 'expense'), 0)::bigint as expense_ever,
                   coalesce(sum(amount_minor) filter (where type = 'income' and is_now), 0)::bigint as income, coalesce(sum(amount_minor) filter (where type = 'expense' and is_now), 0)::bigint as expense,
                   coalesce(sum(amount_minor) filter (where type = 'income' and was), 0)::bigint as income_before, coalesce(sum(amount_minor) filter (where type = 'expense' and was), 0)::bigint as expense_before
            from mine group by currency
        ), categories as (
            select currency, json_agg(json_build_object('category', category, 'minor', minor, 'before', earlier) order by minor desc, category) as list
            from (select currency, coalesce(category, '') as category, coalesce(sum(amount_minor) filter (where is_now), 0)::bigint as minor, coalesce(sum(amount_minor) filter (where was), 0)::bigint as earlier
                  from mine where type = 'expense' and (is_now or was) group by 1, 2) c
            where minor > 0 group by currency
        )
        select coalesce(json_agg(json_build_object('currency', currency, 'incomeEver', income_ever, 'expenseEver', expense_ever, 'income', income, 'expense', expense,
               'incomeBefore', income_before, 'expenseBefore', expense_before, 'categories', coalesce(list, '[]')) order by n desc), '[]')::text
        from sums left join categories using (currency)
        """;

    public static string Argument(NodaTime.LocalDate day)
    {
        var first = new NodaTime.LocalDate(day.Year, day.Month, 1);
        return new JsonObject { ["first"] = Iso(first), ["after"] = Iso(first.PlusMonths(1)), ["before"] = Iso(first.PlusMonths(-1)) }.ToJsonString();
    }

    public static IReadOnlyList<CurrencyTotals> Read(string found) => JsonSerializer.Deserialize(found, DraftJson.Readable.IReadOnlyListCurrencyTotals) ?? [];

    private static string Iso(NodaTime.LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

internal static class CategoryBars
{
    private const int Widest = 8;

    public static string Line(CategoryTotal category, CurrencyTotals money, Phrases phrases)
    {
        var width = money.Expense == 0 ? 0 : (int)Math.Ceiling((double)Widest * category.Minor / money.Expense);
        return $"{new string('▇', Math.Clamp(width, 1, Widest))} {Name(category.Category, phrases)} · {phrases.Money(category.Minor, money.Currency)}";
    }

    public static string Name(string category, Phrases phrases) => category.Length == 0 ? phrases["category.none"] : FieldShapes.NameOf("category", category, phrases);
}
