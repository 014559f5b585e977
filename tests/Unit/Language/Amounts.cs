using St4cker.Language;

namespace St4cker.Unit.Language;

public class Amounts
{
    [Theory]
    [InlineData("id", "kopi 20rb", 2_000_000, "IDR")]
    [InlineData("id", "kopi 20 ribu", 2_000_000, "IDR")]
    [InlineData("id", "sepatu 1,5jt", 150_000_000, "IDR")]
    [InlineData("id", "laptop 1.500rb", 150_000_000, "IDR")]
    [InlineData("id", "bayar parkir gocap", 5_000_000, "IDR")]
    [InlineData("id", "parkir goceng", 500_000, "IDR")]
    [InlineData("id", "bakso ceban", 1_000_000, "IDR")]
    [InlineData("id", "permen cepek", 10_000, "IDR")]
    [InlineData("id", "permen gopek", 50_000, "IDR")]
    [InlineData("id", "permen seceng", 100_000, "IDR")]
    [InlineData("id", "sewa sejuta", 100_000_000, "IDR")]
    [InlineData("id", "kopi seratus ribu", 10_000_000, "IDR")]
    [InlineData("id", "kopi lima puluh ribu", 5_000_000, "IDR")]
    [InlineData("id", "tas dua ratus lima puluh ribu", 25_000_000, "IDR")]
    [InlineData("id", "hp 2 juta 500 ribu", 250_000_000, "IDR")]
    [InlineData("id", "tas setengah juta", 50_000_000, "IDR")]
    [InlineData("id", "kopi Rp 20.000", 2_000_000, "IDR")]
    [InlineData("id", "kopi Rp20rb", 2_000_000, "IDR")]
    [InlineData("id", "kopi Rp. 20.000,-", 2_000_000, "IDR")]
    [InlineData("id", "kopi IDR 20000", 2_000_000, "IDR")]
    [InlineData("id", "beli kopi $3", 300, "USD")]
    [InlineData("en", "lunch $12.50", 1_250, "USD")]
    [InlineData("en", "lunch 12,50 €", 1_250, "EUR")]
    [InlineData("en", "lunch €5", 500, "EUR")]
    [InlineData("en", "lunch £3", 300, "GBP")]
    [InlineData("en", "laptop $1,250.00", 125_000, "USD")]
    [InlineData("en", "laptop €1.250,00", 125_000, "EUR")]
    [InlineData("en", "car $20k", 2_000_000, "USD")]
    [InlineData("en", "paid 1.2k for a sofa", 120_000, "IDR")]
    [InlineData("en", "spent twenty dollars on lunch", 2_000, "USD")]
    [InlineData("en", "spent two hundred and fifty dollars on shoes", 25_000, "USD")]
    [InlineData("en", "coffee ¥450", 450, "JPY")]
    [InlineData("en", "paid 200 for shoes", 20_000, "IDR")]
    [InlineData("en", "gum 50 cents", 50, "USD")]
    [InlineData("en", "sandwich 4 pounds 20", 420, "GBP")]
    [InlineData("ru", "кофе 350 руб", 35_000, "RUB")]
    [InlineData("ru", "кофе 350р", 35_000, "RUB")]
    [InlineData("ru", "потратил 2 тыс на обед", 200_000, "RUB")]
    [InlineData("ru", "потратил 2к на обед", 200_000, "RUB")]
    [InlineData("ru", "купил билет за полторы тысячи", 150_000, "RUB")]
    [InlineData("ru", "купил диван за 20 000 ₽", 2_000_000, "RUB")]
    [InlineData("ru", "заплатил пять тысяч триста рублей за свет", 530_000, "RUB")]
    public void An_amount_is_counted_in_minor_units(string language, string text, long minor, string currency)
    {
        var item = Assert.Single(Reader.Read(text, Said.By(language) with { Currency = language == "ru" ? "RUB" : "IDR" }).Items);
        Assert.Equal((Intent.Expense, minor, currency), (item.Intent, item.Fields.AmountMinor, item.Fields.Currency));
    }

    [Theory]
    [InlineData("buy 2 litres of milk")]
    [InlineData("buy 3 eggs")]
    [InlineData("call mum at 9:30")]
    [InlineData("call +62 812 3456 7890")]
    [InlineData("telepon 0812 3456 7890")]
    [InlineData("fix issue #5")]
    [InlineData("plan for 2027")]
    [InlineData("run 5k tomorrow")]
    [InlineData("buy 2% milk")]
    [InlineData("read pages 100-120")]
    [InlineData("room 101 cleaning")]
    [InlineData("version 1.2.3 release")]
    [InlineData("paprika")]
    public void Other_numbers_are_no_money(string text)
    {
        foreach (var language in new[] { "en", "id", "ru" })
            Assert.All(Reader.Read(text, Said.By(language)).Items, item => Assert.Null(item.Fields.AmountMinor));
    }

    [Theory]
    [InlineData("paid 0 for lunch")]
    [InlineData("bayar kopi 0rb")]
    [InlineData("coffee $-5")]
    [InlineData("paid 99999999999999 dollars for lunch")]
    [InlineData("paid $1.23456 for lunch")]
    public void Nothing_less_than_nothing_and_all_the_money_there_is_are_no_amounts(string text) =>
        Assert.All(Reader.Read(text, Said.By("en")).Items, item => Assert.Null(item.Fields.AmountMinor));

    [Theory]
    [InlineData("paid 200 for shoes", true)]
    [InlineData("paid $200 for shoes", false)]
    [InlineData("beli sepatu 200rb", true)]
    [InlineData("beli sepatu Rp 200.000", false)]
    public void A_currency_that_was_not_said_is_a_guess(string text, bool assumed) => Assert.Equal(assumed, Said.Item(text, "id").Assumed.Contains("currency"));

    [Fact]
    public void Dollars_are_the_persons_own() =>
        Assert.Equal("SGD", Reader.Read("lunch $12", Said.By("en") with { Currency = "SGD" }).Items[0].Fields.Currency);
}
