using St4cker.Language;

namespace St4cker.Unit.Language;

public class SeveralThings
{
    [Theory]
    [InlineData("en", "milk, dentist Tue 3pm, paid 20rb coffee", "task Milk|event Dentist|expense Coffee")]
    [InlineData("en", "buy stamps tomorrow, lunch with Omar Wed 12:30pm", "task Buy stamps|event Lunch")]
    [InlineData("en", "call mum then pay the rent then water the plants", "task Call mum|task Pay the rent|task Water the plants")]
    [InlineData("en", "coffee $3, bus $2 and lunch $9", "expense Coffee|expense Bus|expense Lunch")]
    [InlineData("en", "todo: stamps, envelopes, call Bob", "task Stamps|task Envelopes|task Call Bob")]
    [InlineData("en", "- call bank\n- send invoice by Friday\n- gym 7pm", "task Call bank|task Send invoice|event Gym")]
    [InlineData("en", "call bank\nsend invoice by Friday", "task Call bank|task Send invoice")]
    [InlineData("id", "susu, dokter gigi Selasa jam 3 sore, bayar kopi 20rb", "task Susu|event Dokter gigi|expense Kopi")]
    [InlineData("id", "beli materai besok, rapat Rabu jam 10 pagi", "task Beli materai|event Rapat")]
    [InlineData("id", "beli susu terus telepon ibu", "task Beli susu|task Telepon ibu")]
    [InlineData("ru", "купить молоко, встреча завтра в 15:00, кофе 300 руб", "task Купить молоко|event Встреча|expense Кофе")]
    [InlineData("ru", "купить хлеб позвонить маме забрать посылку", "task Купить хлеб|task Позвонить маме|task Забрать посылку")]
    [InlineData("ru", "завтра купить корм коту а в воскресенье съездить к бабушке", "task Купить корм коту|task Съездить к бабушке")]
    [InlineData("ru", "потратил 300 на кофе и 1200 на бензин", "expense Кофе|expense Бензин")]
    [InlineData("ru", "обед 350 такси 420 кофе 180", "expense Обед|expense Такси|expense Кофе")]
    [InlineData("en", "coffee 3 petrol 50 and sandwich 4.20", "expense Coffee|expense Petrol|expense Sandwich")]
    [InlineData("en", "spent 12 on lunch and 30 on petrol", "expense Lunch|expense Petrol")]
    [InlineData("id", "kopi 15 gorengan 5", "expense Kopi|expense Gorengan")]
    public void Each_thing_is_an_item(string language, string text, string items) =>
        Assert.Equal(items, string.Join('|', Said.Read(text, language).Items.Select(item => $"{item.Intent.ToString().ToLowerInvariant()} {item.Fields.Title}")));

    [Theory]
    [InlineData("buy milk, eggs and bread")]
    [InlineData("buy milk, eggs and bread tomorrow")]
    [InlineData("milk, eggs, bread")]
    [InlineData("Pack: passport, charger and socks")]
    [InlineData("Pack for trip:\n- passport\n- call a taxi")]
    [InlineData("meeting with Anna and Ben Tuesday 3pm")]
    [InlineData("call mom on Sunday, 22 November, 10:00")]
    [InlineData("fix bugs in login, signup and checkout")]
    [InlineData("paid $50 for coffee, cake and tea")]
    [InlineData("bring wine, cheese and bread to Anna's party on Saturday")]
    [InlineData("no, not Friday, Saturday")]
    [InlineData("note: milk, call Bob, dentist Tue 3pm")]
    [InlineData("beli susu, telur dan roti")]
    [InlineData("rapat dengan Andi dan Budi Senin jam 9")]
    [InlineData("попросить Машу купить хлеб")]
    [InlineData("не забыть сходить купить хлеб и молоко")]
    [InlineData("ralat 25rb bukan 20rb")]
    [InlineData("bus 12 platform 5")]
    [InlineData("read chapter 5 page 20")]
    public void One_thing_stays_one(string text) => Assert.Single(Said.Read(text).Items);

    [Theory]
    [InlineData("tomorrow: call mum, pay rent, water the plants")]
    [InlineData("call mum\npay rent\nwater the plants\ntomorrow")]
    public void A_date_said_once_counts_for_all(string text)
    {
        var items = Said.Read(text).Items;
        Assert.Equal(3, items.Count);
        Assert.All(items, item => Assert.Equal("2026-11-22", item.Fields.Due?.Iso));
    }

    [Fact]
    public void Past_twenty_things_the_rest_is_kept_as_a_note()
    {
        var items = Said.Read(string.Join('\n', Enumerable.Range(1, 30).Select(i => $"call number{i}x"))).Items;
        Assert.Equal(20, items.Count);
        Assert.Contains("number30x", items[^1].Fields.Note);
    }

    [Fact]
    public void A_time_alone_is_of_the_day_said_before_and_marked()
    {
        var items = Said.Read("pick up mum tomorrow 11am, then lunch at 1").Items;
        Assert.Equal(items[0].Fields.Due?.Date, items[1].Fields.Start?.Date);
        Assert.Contains("start", items[1].Assumed);
    }

    [Fact]
    public void A_deed_said_once_moves_both()
    {
        var items = Said.Read("move stamps to tomorrow and the bank call to Monday").Items;
        Assert.All(items, item => Assert.Equal(Intent.Edit, item.Intent));
        Assert.Equal("bank call", items[1].Fields.Title);
    }
}
