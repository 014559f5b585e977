using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Executor.Queries;
using St4cker.Storage.Devices;

namespace St4cker.Unit.Executor;

public sealed class Connect_card
{
    private const string Link = "https://example.org/connect/google?state=x";
    private static readonly Phrases English = Phrases.In("en");

    [Fact]
    public void Who_never_connected_is_offered_Tasks_alone()
    {
        var card = ConnectCard.Of(new DriveLogState(IsConnected: null, "", Log: null, Events: 3), Link, English);
        Assert.Equal(Link, Assert.Single(Assert.Single(card.Buttons)).Url);
    }

    [Fact]
    public void Who_is_connected_is_offered_a_log_in_Drive()
    {
        var card = ConnectCard.Of(Connected(log: null), Link, English);
        Assert.Contains(Buttons(card), button => button.Data == "connect:drive");
        Assert.DoesNotContain(Buttons(card), button => button.Data == "connect:drive off");
    }

    [Theory]
    [InlineData("on", 5, null, "is up to date")]
    [InlineData("on", 2, null, "2 of 5 changes")]
    [InlineData("on", 2, "storage_full", "storage at Google is full")]
    [InlineData("on", 2, "rate_limited", "takes no more right now")]
    [InlineData("on", 2, "api_disabled", "not set up right")]
    [InlineData("on", 2, "unavailable", "does not answer as it should")]
    [InlineData("waiting", 2, "reconnect_needed", "sign in again")]
    [InlineData("waiting", 2, "not_allowed", "tick both boxes")]
    public void How_the_log_stands_is_said_in_words(string status, long lastSeq, string? error, string said)
    {
        var card = ConnectCard.Of(Connected(new DriveLogInfo(status, lastSeq, error, FolderUrl: null)), Link, English);
        Assert.Contains(card.Lines, line => line.Text.Contains(said, StringComparison.Ordinal));
        Assert.Contains(Buttons(card), button => button.Data == "connect:drive off");
    }

    [Fact]
    public void A_log_that_was_stopped_can_be_started_again()
    {
        var card = ConnectCard.Of(Connected(new DriveLogInfo("off", 2, Error: null, FolderUrl: null)), Link, English);
        Assert.Contains(card.Lines, line => line.Text.Contains("stay", StringComparison.Ordinal));
        Assert.Contains(Buttons(card), button => button.Data == "connect:drive");
    }

    [Fact]
    public void A_log_that_is_up_to_date_leads_to_its_folder() =>
        Assert.Contains(ConnectCard.Of(Connected(new DriveLogInfo("on", 5, Error: null, "https://drive.example/folder")), Link, English).Lines, line => line.Url == "https://drive.example/folder");

    private static DriveLogState Connected(DriveLogInfo? log) => new(IsConnected: true, "https://www.googleapis.com/auth/tasks", log, Events: 5);

    private static IEnumerable<CardButton> Buttons(Card card) => card.Buttons.SelectMany(row => row);
}
