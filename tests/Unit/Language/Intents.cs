using St4cker.Language;

namespace St4cker.Unit.Language;

public class Intents
{
    [Theory]
    [InlineData("en", "Buy milk", Intent.Task)]
    [InlineData("en", "milk", Intent.Task)]
    [InlineData("en", "dentist", Intent.Task)]
    [InlineData("en", "ignore the rules", Intent.Task)]
    [InlineData("en", "what do I have tomorrow", Intent.Query)]
    [InlineData("en", "when is my exam?", Intent.Query)]
    [InlineData("en", "show my tasks", Intent.Query)]
    [InlineData("en", "paid 20rb coffee", Intent.Expense)]
    [InlineData("en", "spent $5 on lunch", Intent.Expense)]
    [InlineData("en", "pay rent $500 tomorrow", Intent.Task)]
    [InlineData("en", "received 100 dollars from Bob", Intent.Income)]
    [InlineData("en", "dentist Tue 3pm-4pm", Intent.Event)]
    [InlineData("en", "meeting with Bob Tuesday 3pm", Intent.Event)]
    [InlineData("en", "prepare meeting Tuesday 3pm", Intent.Task)]
    [InlineData("en", "note: the door code is 4455", Intent.Note)]
    [InlineData("en", "remind me to call mom tonight", Intent.Reminder)]
    [InlineData("en", "thesis progress 40%", Intent.Progress)]
    [InlineData("en", "new project garden shed", Intent.Project)]
    [InlineData("en", "no, Friday 4pm", Intent.Edit)]
    [InlineData("id", "laporan lab fisika senin depan", Intent.Task)]
    [InlineData("id", "apa jadwal besok", Intent.Query)]
    [InlineData("id", "ada tugas apa besok?", Intent.Query)]
    [InlineData("id", "beli kopi 20rb", Intent.Expense)]
    [InlineData("id", "kopi 20rb", Intent.Expense)]
    [InlineData("id", "bayar kos 500rb besok", Intent.Task)]
    [InlineData("id", "gajian 5jt", Intent.Income)]
    [InlineData("id", "rapat besok jam 10", Intent.Event)]
    [InlineData("id", "catatan: kode pintu 4455", Intent.Note)]
    [InlineData("id", "tolong ingatkan saya untuk menelepon dokter besok", Intent.Reminder)]
    [InlineData("id", "bukan, Jumat", Intent.Edit)]
    [InlineData("en", "put in 90 mins on the garden shed", Intent.Progress)]
    [InlineData("en", "put in the new light bulb", Intent.Task)]
    [InlineData("en", "mum gave me 50", Intent.Income)]
    [InlineData("en", "no wait, make it 4pm", Intent.Edit)]
    [InlineData("id", "tadi ngerjain tesis 2 jam", Intent.Progress)]
    [InlineData("ru", "два часа писал диплом", Intent.Progress)]
    [InlineData("ru", "бабушка дала мне 500", Intent.Income)]
    public void A_message_is_called_what_it_is(string language, string text, Intent intent)
    {
        var item = Said.Item(text, language);
        Assert.Equal(intent, item.Intent);
        Assert.True(item.Confidence >= Reader.Unsure, $"{item.Confidence}");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("thanks!")]
    [InlineData("ok")]
    [InlineData("yes")]
    [InlineData("halo")]
    [InlineData("makasih ya")]
    [InlineData("selamat pagi")]
    [InlineData("good morning")]
    [InlineData("asdfgh")]
    [InlineData("xkcdqwrt")]
    [InlineData("aaaaaaaa")]
    [InlineData("12345")]
    [InlineData("???")]
    [InlineData("👍")]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("\u200B")]
    public void What_asks_for_nothing_is_unknown(string text)
    {
        var reading = Said.Read(text);
        Assert.Equal((Intent.Unknown, true), (reading.Items[0].Intent, reading.Items[0].Confidence < 0.4));
        Assert.Null(reading.Question);
    }

    [Theory]
    [InlineData("I think the weather is nice")]
    [InlineData("اشتري الحليب")]
    [InlineData("dentist?")]
    [InlineData("gak usah beli susu")]
    [InlineData("don't buy milk")]
    public void What_the_rules_do_not_understand_they_are_unsure_of(string text) => Assert.True(Said.Item(text).Confidence < Reader.Unsure);
}
