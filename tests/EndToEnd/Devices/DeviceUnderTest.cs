using System.Text.Json;
using System.Text.RegularExpressions;
using St4cker.Client;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Devices;

/// <summary>A person's device over the real HTTP and WebSocket, with the client library.</summary>
internal sealed partial class DeviceUnderTest : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _server;
    private readonly HttpClient _http;
    private Task _following = Task.CompletedTask;

    private DeviceUnderTest(Uri server, Paired paired)
    {
        (_server, Paired) = (server, paired);
        _http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        DeviceApi.Authorize(_http, paired.SessionToken);
        Api = new DeviceApi(_http);
    }

    public Paired Paired { get; }
    public DeviceApi Api { get; }
    public HttpClient Http => _http;
    public Things Things { get; } = new();

    /// <summary>Every event that came over the socket, as it came.</summary>
    public List<SyncEvent> Came { get; } = [];

    /// <summary>How the socket ended.</summary>
    public SyncException? Dropped { get; private set; }

    public static async Task<(string Code, ChatEntry Card)> CodeAsync(Chat person)
    {
        var card = await person.ShownAsync("/device pair", "works once");
        return (CodeOf(card), card);
    }

    public static string CodeOf(ChatEntry card) => Code().Match(card.Words).Groups["code"].Value;

    public static string TokenOf(ChatEntry card) => Token().Match(card.Words + string.Concat(card.Buttons.Select(button => " " + button.Url))).Groups["token"].Value;

    /// <summary>Paired by a code from the chat.</summary>
    public static async Task<DeviceUnderTest> PairAsync(ProgramUnderTest program, Chat person, string name = "Laptop")
    {
        var (code, _) = await CodeAsync(person);
        return await PairAsync(program.Http, code, name);
    }

    public static async Task<DeviceUnderTest> PairAsync(HttpClient http, string code, string? name = null) =>
        new(http.BaseAddress!, await DeviceApi.PairAsync(http, code, name));

    /// <summary>The same device at another copy of the program.</summary>
    public DeviceUnderTest At(string url) => new(new Uri(url), Paired);

    /// <summary>Follows from where it is, applying and acknowledging.</summary>
    public async Task FollowAsync(bool acknowledges = true)
    {
        var live = await LiveEvents.ConnectAsync(_server, Paired.SessionToken, Things.Seq, _end.Token);
        _following = ReadAsync(live, acknowledges);
    }

    public Task UntilAsync(Func<bool> so, string what) => RunningProgram.UntilAsync(() => Task.FromResult(Locked(so)), what);

    public T Locked<T>(Func<T> ask)
    {
        lock (Things)
            return ask();
    }

    public static Change Change(string eventType, long known, object payload, DateTimeOffset? at = null) =>
        new(Guid.NewGuid(), eventType, at ?? DateTimeOffset.UtcNow, known, JsonSerializer.SerializeToElement(payload));

    public async Task<PushResult> PushAsync(string eventType, object payload, long? known = null, DateTimeOffset? at = null) =>
        Assert.Single(await Api.PushAsync([Change(eventType, known ?? Things.Seq, payload, at)]));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _following;
        _http.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync(LiveEvents live, bool acknowledges)
    {
        await using var open = live;
        try
        {
            await foreach (var happened in live.ReadAsync(_end.Token))
            {
                lock (Things)
                {
                    Came.Add(happened);
                    Things.Apply(happened);
                }

                if (acknowledges)
                    await live.AckAsync(happened.Seq, _end.Token);
            }
        }
        catch (SyncException dropped)
        {
            Dropped = dropped;
        }
        catch (Exception ended) when (ended is OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // The test's end, or the program's.
        }
    }

    [GeneratedRegex(@"\n(?<code>[0-9A-Z]{3} [0-9A-Z]{3})\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("#pair=(?<token>[A-Za-z0-9_-]{22})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
