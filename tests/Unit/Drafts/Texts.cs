using System.Text.RegularExpressions;
using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;
using St4cker.Unit.House;

namespace St4cker.Unit.Drafts;

/// <summary>What the program says to people.</summary>
public sealed partial class Texts
{
    private static readonly LocalDateTime Now = Samples.LocalNow;

    [Fact]
    public void Every_language_has_the_same_texts()
    {
        Assert.Contains("en", Phrases.Supported);
        Assert.Contains("id", Phrases.Supported);
        Assert.Contains("ru", Phrases.Supported);
        var english = Phrases.In("en").Texts.Keys.Order(StringComparer.Ordinal);
        Assert.All(Phrases.Supported, language => Assert.Equal(english, Phrases.In(language).Texts.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_language_fills_the_same_places()
    {
        foreach (var phrases in Phrases.Supported.Select(Phrases.In))
        {
            foreach (var key in phrases.Texts.Keys)
            {
                // Russian groups digits by a space.
                Assert.False(key == "number.group" ? phrases[key].Length == 0 : string.IsNullOrWhiteSpace(phrases[key]), key);
                Assert.True(Places(phrases[key]).SetEquals(Places(Phrases.In("en")[key])), $"{phrases.Language}: {key}");
                phrases.Say(key, "a", "b", "c", "d");
            }
        }
    }

    [Fact]
    public void Every_text_that_the_code_names_is_there()
    {
        var named = SourceTree.Code.SelectMany(file => Named().Matches(file.Text)).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(named.Count > 50);
        Assert.All(named, key => Assert.NotEmpty(Phrases.In("en")[key]));
    }

    [Fact]
    public void A_language_without_texts_is_spoken_to_in_English() => Assert.Equal("en", Phrases.In("tlh").Language);

    [Fact]
    public void A_text_that_is_not_there_is_named() =>
        Assert.Contains("no.such", Assert.Throws<KeyNotFoundException>(() => Phrases.In("en")["no.such"]).Message, StringComparison.Ordinal);

    [Fact]
    public void The_names_of_days_and_months_are_complete()
    {
        Assert.All(Phrases.Supported.Select(Phrases.In), phrases => Assert.Equal((7, 12), (phrases.Days.Count, phrases.Months.Count)));
        Assert.Equal("Mon", Phrases.In("en").Days[0]);
    }

    [Theory]
    [InlineData("en", 0, "Today, Sat 21 Nov, 09:00")]
    [InlineData("en", 1, "Tomorrow, Sun 22 Nov, 09:00")]
    [InlineData("en", -1, "Yesterday, Fri 20 Nov, 09:00")]
    [InlineData("en", 6, "Fri 27 Nov, 09:00")]
    [InlineData("en", 41, "Fri 1 Jan 2027, 09:00")]
    [InlineData("id", 1, "Besok, Min 22 Nov, 09:00")]
    [InlineData("id", 13, "Jum 4 Des, 09:00")]
    [InlineData("ru", 1, "Завтра, вс 22 ноя, 09:00")]
    public void A_date_is_said_as_people_say_it(string language, int days, string said) =>
        Assert.Equal(said, Phrases.In(language).When(new When(Now.Date.PlusDays(days), new LocalTime(9, 0), ""), Now));

    [Fact]
    public void A_date_without_a_time_has_none_and_a_button_has_no_relative_word()
    {
        Assert.Equal("Tomorrow, Sun 22 Nov", Phrases.In("en").When(new When(new LocalDate(2026, 11, 22), Time: null, ""), Now));
        Assert.Equal("Sun 22 Nov, 16:05", Phrases.In("en").ShortWhen(new When(new LocalDate(2026, 11, 22), new LocalTime(16, 5), ""), Now));
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex("""[pP]hrases(?:\.Say\(|\[)"(?<key>[a-z_0-9.]+)"[,\])]""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
