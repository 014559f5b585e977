using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace St4cker.Unit.Gemini;

/// <summary>A server on loopback with generateContent's envelope. What it answers is decided by the model's name.</summary>
internal sealed class FakeGemini : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<string, Reply> _answer;

    private FakeGemini(WebApplication app, Func<string, Reply> answer) => (_app, _answer) = (app, answer);

    public string Url { get; private set; } = "";
    public ConcurrentQueue<Received> Requests { get; } = new();
    public IEnumerable<string> Asked => Requests.Select(request => request.Model);

    public static Task<FakeGemini> StartAsync(Reply always) => StartAsync(_ => always);

    public static async Task<FakeGemini> StartAsync(Func<string, Reply> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeGemini(app, answer);
        app.Run(fake.HandleAsync);
        await app.StartAsync();
        fake.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return fake;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (!path.StartsWith("/v1beta/models/", StringComparison.Ordinal) || !path.EndsWith(":generateContent", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return;
        }
        var model = path["/v1beta/models/".Length..^":generateContent".Length];
        Requests.Enqueue(new Received(model, path + context.Request.QueryString, context.Request.Headers["x-goog-api-key"].ToString(), body));

        var reply = _answer(model);
        if (reply.Never)
        {
            // Until the client goes away.
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        context.Response.StatusCode = (int)reply.Status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(reply.Body);
    }
}

internal sealed record Received(string Model, string PathAndQuery, string Key, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
    public string Instructions => Json["systemInstruction"]!["parts"]![0]!["text"]!.GetValue<string>();
    public string Data => Json["contents"]![0]!["parts"]![0]!["text"]!.GetValue<string>();
}

internal sealed record Reply(HttpStatusCode Status, string Body)
{
    public Dictionary<string, string> Headers { get; init; } = [];
    public bool Never { get; init; }
}
