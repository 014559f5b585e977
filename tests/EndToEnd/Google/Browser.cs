using System.Net;

namespace St4cker.EndToEnd.Google;

/// <summary>A browser with its cookies.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    public sealed record Page(HttpStatusCode Status, string Text, Uri? Location, IReadOnlyDictionary<string, string> Headers)
    {
        public string Header(string name) => Headers[name];
    }

    /// <summary>One request, no redirect followed.</summary>
    public async Task<Page> StepAsync(Uri address)
    {
        using var answer = await _http.GetAsync(address);
        return new Page(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location,
            answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Follows redirects to a page.</summary>
    public async Task<Page> OpenAsync(Uri address)
    {
        var page = await StepAsync(address);
        while (page.Location is { } next)
            page = await StepAsync(next);
        return page;
    }

    public void Dispose() => _http.Dispose();
}
