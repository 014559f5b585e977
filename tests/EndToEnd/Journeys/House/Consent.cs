using System.Net;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>A browser with its cookies, whose person signs in at Google.</summary>
internal static class Consent
{
    /// <param name="link">From the button in the chat.</param>
    /// <param name="answer">"allow" or "deny".</param>
    /// <returns>The page at the end.</returns>
    public static async Task<string> GiveAsync(string link, string account, string answer = "allow")
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
        using var asked = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using var form = new FormUrlEncodedContent([new("account", account), new("answer", answer)]);
        using var done = await browser.PostAsync(asked.RequestMessage!.RequestUri, form);
        return await done.Content.ReadAsStringAsync();
    }
}
