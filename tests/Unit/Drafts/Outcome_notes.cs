using St4cker.Drafts;
using St4cker.Drafts.Words;

namespace St4cker.Unit.Drafts;

public sealed class Outcome_notes
{
    [Theory]
    [InlineData("rejected")]
    [InlineData("forbidden")]
    [InlineData("not_found")]
    public void Only_what_Google_refused_is_said_to_be_refused(string reason) =>
        Assert.Contains("refused it", Phrases.In("en").Say(OutcomeNote.Of(failed: true, trying: false, reason, timeDropped: false)!, "Google Tasks"), StringComparison.Ordinal);

    [Theory]
    [InlineData("unreadable", true)]
    [InlineData(null, true)]
    [InlineData("network", false)]
    [InlineData("unavailable", false)]
    [InlineData("rate_limited", false)]
    [InlineData("quota_exceeded", false)]
    [InlineData("client_refused", false)]
    [InlineData("token_unreadable", false)]
    [InlineData("api_disabled", false)]
    public void Everything_else_has_words_of_its_own_in_every_language(string? reason, bool failed)
    {
        var key = OutcomeNote.Of(failed, trying: !failed, reason, timeDropped: true)!;
        Assert.All(Phrases.Supported, language => Assert.Contains("Google Tasks", Phrases.In(language).Say(key, "Google Tasks"), StringComparison.Ordinal));
        Assert.DoesNotContain("refused", Phrases.In("en")[key], StringComparison.Ordinal);
    }

    [Fact]
    public void Done_without_the_time_is_noted_and_done_with_it_is_not()
    {
        Assert.Equal("outcome.date_only", OutcomeNote.Of(failed: false, trying: false, reason: null, timeDropped: true));
        Assert.Null(OutcomeNote.Of(failed: false, trying: false, reason: null, timeDropped: false));
    }
}
