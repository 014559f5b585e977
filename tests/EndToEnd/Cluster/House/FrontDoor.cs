using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace St4cker.EndToEnd.Cluster.House;

/// <summary>
/// What stands before the routers: it gives each of Telegram's calls to one of them by turns, or to several, and answers what they
/// answer. It remembers which updates were acknowledged, and when.
/// </summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly ConcurrentDictionary<long, Passage> _passages = new();
    private readonly WebApplication _app;
    private int _turn;

    private FrontDoor(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>The routers' addresses.</summary>
    public IReadOnlyList<string> Routers { get; set; } = [];

    /// <summary>What is to happen to a call; by default one router gets it.</summary>
    public Func<Handling> Handle { get; set; } = () => Handling.Plain;

    public IReadOnlyDictionary<long, Passage> Passages => _passages;

    public static async Task<FrontDoor> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var door = new FrontDoor(builder.Build());
        door._app.MapPost("/telegram/webhook", (Delegate)door.PassAsync);
        await door._app.StartAsync();
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task<IResult> PassAsync(HttpContext call)
    {
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body);
        var passage = _passages.GetOrAdd(TelegramUpdateId.Of(body.ToArray()), _ => new Passage());
        var handling = Handle();
        await Task.Delay(handling.Delay);
        passage.Goes();
        var copies = handling.ToAll ? Routers.Count : 1;
        var first = Interlocked.Increment(ref _turn);
        var answers = await Task.WhenAll(Enumerable.Range(first, copies).Select(turn => CallAsync(Routers[turn % Routers.Count], call, body.ToArray())));
        if (!answers.Any(status => status is >= 200 and < 300))
            return Results.StatusCode(answers.Max());
        passage.Taken();
        // Telegram hears nothing of it and sends it again.
        return Results.StatusCode(handling.LosesAnswer ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status200OK);
    }

    private async Task<int> CallAsync(string router, HttpContext call, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, router + "/telegram/webhook") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", call.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString());
        try
        {
            using var answer = await _http.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return StatusCodes.Status502BadGateway;
        }
    }
}

/// <summary>What happens to one of Telegram's calls.</summary>
/// <param name="ToAll">Every router gets it, at once.</param>
/// <param name="LosesAnswer">It is taken, and Telegram does not hear so.</param>
/// <param name="Delay">Meanwhile others overtake it.</param>
internal sealed record Handling(bool ToAll, bool LosesAnswer, TimeSpan Delay)
{
    public static Handling Plain { get; } = new(ToAll: false, LosesAnswer: false, TimeSpan.Zero);
}

/// <summary>When an update first went to a router, and when the first of them had taken it.</summary>
internal sealed class Passage
{
    private long _went, _taken;

    public long Went => Volatile.Read(ref _went);
    /// <summary>Null: not yet.</summary>
    public long? TakenAt => Volatile.Read(ref _taken) is > 0 and var at ? at : null;

    public void Goes() => Interlocked.CompareExchange(ref _went, Stopwatch.GetTimestamp(), 0);

    public void Taken() => Interlocked.CompareExchange(ref _taken, Stopwatch.GetTimestamp(), 0);
}

file static class TelegramUpdateId
{
    public static long Of(byte[] body)
    {
        using var update = System.Text.Json.JsonDocument.Parse(body);
        return update.RootElement.GetProperty("update_id").GetInt64();
    }
}
