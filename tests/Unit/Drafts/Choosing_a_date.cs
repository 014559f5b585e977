using NodaTime;
using St4cker.Drafts;
using St4cker.Language;
using St4cker.Unit.Language;

namespace St4cker.Unit.Drafts;

public class Choosing_a_date
{
    private static readonly DraftKind Task = DraftKinds.Named("task");

    [Theory]
    [InlineData("buy eggs on 31 Feb")]
    [InlineData("pay rent on 03/04")]
    [InlineData("finish homework yesterday")]
    public void What_was_chosen_is_not_asked_again_in_another_zone(string text)
    {
        var said = Said.By("en");
        var reading = Reader.ReadAs(Intent.Task, text, said);
        var question = reading.Question!;
        var drafted = Task.Fill(reading.Items, new Circumstances(said));
        var chosen = Task.Choose(drafted.Json, question, question.Choices[0], said);

        var moved = Task.MoveToZone(chosen.Json, chosen.Question, said with { Zone = DateTimeZoneProviders.Tzdb["Asia/Makassar"] });

        Assert.Null(moved.Question);
        Assert.Contains($"\"iso\":\"{question.Choices[0].Value}\"", moved.Json, StringComparison.Ordinal);
    }
}
