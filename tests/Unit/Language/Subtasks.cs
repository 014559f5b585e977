using St4cker.Language;

namespace St4cker.Unit.Language;

public class Subtasks
{
    [Theory]
    [InlineData("Pack for trip:\n- passport\n- charger", "Pack for trip", "passport|charger")]
    [InlineData("Pack for trip\n• passport\n• charger", "Pack for trip", "passport|charger")]
    [InlineData("Pack for trip\r\n1. passport\r\n2) charger", "Pack for trip", "passport|charger")]
    [InlineData("Pack for trip\n- [ ] passport\n☐ charger\n✅ socks", "Pack for trip", "passport|charger|socks")]
    [InlineData("Pack for trip:\npassport\ncharger", "Pack for trip", "passport|charger")]
    [InlineData("Pack for trip tomorrow:\n\n- passport\n\n- charger", "Pack for trip", "passport|charger")]
    [InlineData("Pack: passport, charger, socks", "Pack", "passport|charger|socks")]
    [InlineData("Pack: passport, charger and socks", "Pack", "passport|charger|socks")]
    [InlineData("Pack tomorrow: passport; charger", "Pack", "passport|charger")]
    [InlineData("Pack subtasks: passport, charger", "Pack", "passport|charger")]
    [InlineData("Belanja besok: telur, susu dan roti", "Belanja", "telur|susu|roti")]
    [InlineData("Skripsi langkah: bab 1, bab 2", "Skripsi", "bab 1|bab 2")]
    [InlineData("Skripsi subtugas: bab 1, bab 2", "Skripsi", "bab 1|bab 2")]
    [InlineData("Trip\n- passport by Friday\n- buy sun cream", "Trip", "passport by Friday|buy sun cream")]
    [InlineData("buy milk, eggs and bread", "Buy milk, eggs and bread", "")]
    [InlineData("Email Bob: I will come later than we said yesterday evening, as the train is late again", "Email Bob: I will come later than we said yesterday evening, as the train is late again", "")]
    public void A_list_becomes_subtasks(string text, string title, string subtasks)
    {
        var fields = Said.Fields(text);
        Assert.Equal((title, subtasks), (fields.Title, string.Join('|', fields.Subtasks)));
    }

    [Fact]
    public void Forty_subtasks_are_kept_in_order()
    {
        var fields = Said.Fields("Pack for trip:\n" + string.Join('\n', Enumerable.Range(1, 40).Select(i => $"- thing {i}")));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"thing {i}"), fields.Subtasks);
    }

    [Fact]
    public void Nothing_past_fifty_is_lost()
    {
        var fields = Said.Fields("Pack for trip:\n" + string.Join('\n', Enumerable.Range(1, 60).Select(i => $"- thing {i}")));
        Assert.Equal(50, fields.Subtasks.Count);
        Assert.Contains("thing 51", fields.Note);
        Assert.Contains("thing 60", fields.Note);
    }

    [Fact]
    public void A_list_without_a_heading_is_asked_for_one()
    {
        var reading = Said.Read("- passport\n- charger");
        Assert.Equal(("title", 2), (reading.Question?.Field, reading.Items[0].Fields.Subtasks.Count));
    }

    [Fact]
    public void One_bullet_is_a_task() => Assert.Equal("Wash car", Said.Fields("- wash car").Title);

    [Theory]
    [InlineData("Buy cake tomorrow note: chocolate, 2 kg", "Buy cake", "chocolate, 2 kg")]
    [InlineData("Beli kue besok catatan: cokelat", "Beli kue", "cokelat")]
    [InlineData("Title here\nsome prose\nmore prose", "Title here", "some prose\nmore prose")]
    [InlineData("Report\ndue: Friday\nnote: bring the\nprinted copy", "Report", "bring the\nprinted copy")]
    public void The_rest_becomes_the_note(string text, string title, string note)
    {
        var fields = Said.Fields(text);
        Assert.Equal((title, note), (fields.Title, fields.Note));
    }

    [Fact]
    public void A_title_too_long_is_cut_and_kept_whole_in_the_note()
    {
        var text = "Write " + string.Concat(Enumerable.Repeat("😀word ", 600));
        var fields = Said.Fields(text);
        Assert.True(fields.Title!.Length <= 1024);
        Assert.EndsWith("…", fields.Title);
        Assert.Equal(text.Trim(), fields.Note);
    }

    [Theory]
    [InlineData("Buy milk | tomorrow 9am | high | Physics", "Buy milk", "2026-11-22T09:00", "high", "Physics", null)]
    [InlineData("Buy milk on Friday || p3", "Buy milk on Friday", null, "low", null, null)]
    [InlineData("Buy milk | | | | oat, please", "Buy milk", null, null, null, "oat, please")]
    [InlineData("Beli susu | besok jam 9 | tinggi", "Beli susu", "2026-11-22T09:00", "high", null, null)]
    [InlineData("Buy milk tomorrow", "Buy milk", "2026-11-22", null, null, null)]
    public void Pipes_say_what_is_what(string text, string title, string? due, string? priority, string? course, string? note)
    {
        var fields = Reader.ReadPiped(Intent.Task, text, Said.By("en")).Items[0].Fields;
        Assert.Equal((title, due, priority, course, note), (fields.Title, fields.Due?.Iso, fields.Priority, fields.Course, fields.Note));
    }

    [Fact]
    public void A_date_between_pipes_that_can_not_be_read_is_asked_about()
    {
        var question = Reader.ReadPiped(Intent.Task, "Buy milk | sometime", Said.By("en")).Question;
        Assert.Equal(("due", Doubt.Missing, "sometime"), (question?.Field, question?.Doubt, question?.Words));
    }
}
