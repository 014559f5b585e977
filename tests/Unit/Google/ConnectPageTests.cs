using St4cker.Google;

namespace St4cker.Unit.Google;

public sealed class ConnectPageTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("id")]
    [InlineData("ru")]
    public void Every_outcome_has_words_of_its_own_in_every_language(string language)
    {
        var said = Enum.GetValues<ConnectOutcome>().Select(outcome => ConnectWords.Say(outcome, language)).ToList();
        Assert.All(said, words => Assert.Equal(language, words.Language));
        Assert.Equal(said.Count, said.Select(words => words.Sentence).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_language_we_do_not_speak_gets_English() => Assert.Equal("en", ConnectWords.Say(ConnectOutcome.Connected, "de").Language);

    [Fact]
    public void The_page_says_its_language() => Assert.Contains("<html lang=\"id\">", ConnectPage.Html(ConnectOutcome.Used, "id"), StringComparison.Ordinal);
}
