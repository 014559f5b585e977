using St4cker.Language;

namespace St4cker.Unit.Language;

/// <summary>Said on Saturday 21 November.</summary>
public class Money
{
    [Theory]
    [InlineData("en", "paid $5 for coffee", "Coffee", "food", "2026-11-21")]
    [InlineData("en", "spent $40 on groceries yesterday", "Groceries", "groceries", "2026-11-20")]
    [InlineData("en", "bought shoes for $60 last Friday", "Shoes", "shopping", "2026-11-20")]
    [InlineData("en", "$12 taxi", "Taxi", "transport", "2026-11-21")]
    [InlineData("en", "electricity bill was $80", "Electricity bill", "bills", "2026-11-21")]
    [InlineData("en", "add expense: lamp $15", "Lamp", null, "2026-11-21")]
    [InlineData("id", "beli kopi 20rb", "Kopi", "food", "2026-11-21")]
    [InlineData("id", "tadi makan bakso 15rb", "Makan bakso", "food", "2026-11-21")]
    [InlineData("id", "bayar listrik 350rb kemarin", "Listrik", "bills", "2026-11-20")]
    [InlineData("id", "gojek 18rb", "Gojek", "transport", "2026-11-21")]
    [InlineData("id", "catat pengeluaran parkir 5rb", "Parkir", "transport", "2026-11-21")]
    [InlineData("ru", "кофе 350 руб", "Кофе", "food", "2026-11-21")]
    [InlineData("ru", "заплатил 500 рублей за такси вчера", "Такси", "transport", "2026-11-20")]
    public void Money_that_went(string language, string text, string title, string? category, string date)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Expense, title, category, date), (item.Intent, item.Fields.Title, item.Fields.Category, When(item.Fields)));
        Assert.Equal(category is not null, item.Assumed.Contains("category"));
        Assert.True(item.Confidence >= Reader.Unsure);
    }

    [Theory]
    [InlineData("en", "received $100 from Bob", "From Bob", null)]
    [InlineData("en", "salary $2,450", "Salary", "salary")]
    [InlineData("en", "got paid $300", null, null)]
    [InlineData("id", "gajian 5jt", "Gajian", "salary")]
    [InlineData("id", "dapat transfer 200rb dari Budi", "Dapat transfer dari Budi", null)]
    [InlineData("ru", "зарплата 80 тысяч", "Зарплата", "salary")]
    public void Money_that_came(string language, string text, string? title, string? category)
    {
        var item = Said.Item(text, language);
        Assert.Equal((Intent.Income, category), (item.Intent, item.Fields.Category));
        if (title is not null)
            Assert.Equal(title, item.Fields.Title);
    }

    [Theory]
    [InlineData("en", "pay rent $500 tomorrow")]
    [InlineData("id", "bayar kos 500rb besok")]
    [InlineData("id", "besok bayar kos 500rb")]
    public void What_is_still_to_be_paid_is_a_task(string language, string text) => Assert.Equal(Intent.Task, Said.Item(text, language).Intent);

    [Theory]
    [InlineData("coffee | 20rb")]
    [InlineData("")]
    public void An_expense_without_an_amount_asks_for_it(string text)
    {
        var reading = Reader.ReadPiped(Intent.Expense, text, Said.By("en"));
        Assert.Equal("amountMinor", reading.Question?.Field);
    }

    private static string? When(Fields fields) => fields.Date is { } date ? new When(date, null, "").Iso : null;
}
