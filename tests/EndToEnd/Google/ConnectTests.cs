using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using St4cker.EndToEnd.Fixtures;
using St4cker.Google;

namespace St4cker.EndToEnd.Google;

public sealed class ConnectTests(PostgresServer postgres)
{
    [Fact]
    public async Task The_link_leads_over_Google_back_to_a_page_that_says_connected()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        using var browser = new Browser();
        var page = await browser.OpenAsync(await LinkAsync(workshop));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Connected", page.Text, StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
        Assert.Contains("default-src 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Equal(["connected 1 google 11"], workshop.Journal.Changes);
        Assert.Equal("ann", (await PushedAsync(workshop)).Account);
    }

    [Fact]
    public async Task The_database_the_log_and_the_traces_hold_no_secret_in_the_clear()
    {
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Enqueue(activity.DisplayName + string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(listener);
        await using var workshop = await Workshop.OpenAsync(postgres);
        var link = await LinkAsync(workshop);
        using var browser = new Browser();
        await browser.OpenAsync(link);
        var state = link.Query["?state=".Length..];
        var rows = await workshop.AskAsync<string>(
            "select string_agg(encode(state_hash, 'escape') || encode(code_verifier, 'escape'), ' ') || (select encode(refresh_token, 'escape') from connections) from oauth_states");
        Assert.DoesNotContain(state, rows, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-", rows, StringComparison.Ordinal);
        await PushedAsync(workshop);
        Assert.NotEmpty(traced);
        Assert.DoesNotContain(workshop.Journal.Lines.Concat(traced), line => line.Contains(state, StringComparison.Ordinal)
            || line.Contains("refresh-", StringComparison.Ordinal) || line.Contains("access-", StringComparison.Ordinal) || line.Contains(FakeGoogle.ClientSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opening_the_link_twice_is_fine_but_finishing_it_works_once()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        var link = await LinkAsync(workshop);
        using var preview = new Browser();
        await preview.StepAsync(link);
        using var browser = new Browser();
        await browser.OpenAsync(link);
        var again = await browser.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Contains("/connect", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_answers_at_once_connect_once()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        using var browser = new Browser();
        var consent = (await browser.StepAsync(await LinkAsync(workshop))).Location!;
        var callback = (await browser.StepAsync(consent)).Location!;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.StepAsync(callback)));
        Assert.Single(workshop.Journal.Changes);
    }

    [Fact]
    public async Task Another_browser_can_not_finish_and_the_first_one_still_can()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        using var mine = new Browser();
        using var theirs = new Browser();
        var consent = (await mine.StepAsync(await LinkAsync(workshop))).Location!;
        var callback = (await mine.StepAsync(consent)).Location!;
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.StepAsync(callback)).Status);
        Assert.Empty(workshop.Journal.Changes);
        Assert.Equal(HttpStatusCode.OK, (await mine.StepAsync(callback)).Status);
    }

    [Fact]
    public async Task A_link_of_eleven_minutes_ago_says_so_in_the_persons_language()
    {
        await using var workshop = await Workshop.OpenAsync(postgres, language: "id");
        var link = await LinkAsync(workshop);
        workshop.Clock.Pass(TimeSpan.FromMinutes(11));
        using var browser = new Browser();
        var page = await browser.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("kedaluwarsa", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?state=made-up")]
    [InlineData("")]
    [InlineData("?state=")]
    public async Task A_link_that_was_never_made_is_told_so(string query)
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        using var browser = new Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(new Uri(workshop.App.Urls.First() + "/connect/google" + query))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(new Uri(workshop.App.Urls.First() + "/connect/google/callback" + query))).Status);
    }

    [Fact]
    public async Task Saying_no_at_Google_changes_nothing_and_is_answered_kindly()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        workshop.Google.PersonDenies = true;
        using var browser = new Browser();
        var page = await browser.OpenAsync(await LinkAsync(workshop));
        Assert.Contains("did not allow", page.Text, StringComparison.Ordinal);
        Assert.Null(await workshop.Connections.FindAsync(Workshop.Ann, default));
    }

    [Fact]
    public async Task A_box_that_was_not_ticked_is_asked_for()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        workshop.Google.GrantedScope = "openid";
        using var browser = new Browser();
        Assert.Contains("ticked", (await browser.OpenAsync(await LinkAsync(workshop))).Text, StringComparison.Ordinal);
        Assert.Null(await workshop.Connections.FindAsync(Workshop.Ann, default));
    }

    [Fact]
    public async Task Of_the_links_of_one_person_the_newest_five_work()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        var links = new List<Uri>();
        for (var i = 0; i < 6; i++)
            links.Add(await LinkAsync(workshop));
        using var browser = new Browser();
        Assert.Equal(HttpStatusCode.Gone, (await browser.StepAsync(links[0])).Status);
        foreach (var link in links[1..])
            Assert.Equal(HttpStatusCode.Redirect, (await browser.StepAsync(link)).Status);
    }

    private static Task<Uri> LinkAsync(Workshop workshop) =>
        workshop.App.Services.GetRequiredService<ConnectLinks>().CreateAsync(Workshop.Ann, Workshop.AnnsChat, withDrive: false, default);

    private static async Task<FakeGoogle.Stored> PushedAsync(Workshop workshop)
    {
        await workshop.UntilAsync(await workshop.CommitAsync(Workshop.Ann, "Milk"), "succeeded");
        return Assert.Single(workshop.Google.Tasks);
    }
}
