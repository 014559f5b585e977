using System.Net;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>A browser with its cookies, whose person signs in at Google.</summary>
internal static class Consent
{
    /// <param name="link">From the button in the chat.</param>
    /// <param name="answer">"allow" or "deny".</param>
    /// <param name="ticked">The boxes that are ticked where the page has boxes; none: all.</param>
    /// <returns>The page at the end.</returns>
    public static async Task<string> GiveAsync(string link, string account, string answer = "allow", params string[] ticked)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
        using var asked = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using var form = new FormUrlEncodedContent([new("account", account), new("answer", answer), .. ticked.Select(scope => KeyValuePair.Create("scope", scope)), .. ticked.Length > 0 ? [KeyValuePair.Create("boxes", "1")] : Array.Empty<KeyValuePair<string, string>>()]);
        using var done = await browser.PostAsync(asked.RequestMessage!.RequestUri, form);
        return await done.Content.ReadAsStringAsync();
    }
}
