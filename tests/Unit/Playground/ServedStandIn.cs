using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace St4cker.Unit.Playground;

/// <summary>Serves what a test maps on a free port of this machine.</summary>
internal sealed class ServedStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServedStandIn(WebApplication app)
    {
        _app = app;
        Url = app.Urls.First();
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };
    }

    public string Url { get; }
    public HttpClient Http { get; }

    public static async Task<ServedStandIn> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? set = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        set?.Invoke(builder);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new ServedStandIn(app);
    }

    /// <summary>The answer's JSON, whatever its status.</summary>
    public async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(path, body);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
