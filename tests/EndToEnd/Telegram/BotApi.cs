using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace St4cker.EndToEnd.Telegram;

/// <summary>
/// Telegram's side of the Bot API with the rules that matter here: lengths, HTML, edits that change nothing, limits with
/// retry_after, chats that blocked the bot. A test may put its own answer before them.
/// </summary>
internal sealed partial class BotApi : IAsyncDisposable
{
    public const string Token = "4242:AAtoken-of_the-tests";
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<long, Lock> _locks = new();
    private readonly ConcurrentDictionary<long, DateTime> _lastToChat = new();
    private readonly ConcurrentQueue<DateTime> _recent = new();
    private int _lastMessage = 100;

    private BotApi(WebApplication server) => _server = server;

    public Uri Url { get; private set; } = null!;
    public ConcurrentQueue<(string Method, JsonObject Request)> Requests { get; } = new();
    public ConcurrentDictionary<(long Chat, long Message), JsonObject> Messages { get; } = new();
    public ConcurrentDictionary<long, bool> Blocked { get; } = new();

    /// <summary>Telegram's own limits; null: none.</summary>
    public (int All, double PerChat)? Limits { get; set; }

    /// <summary>Answers instead of the rules, or returns null to let them.</summary>
    public Func<HttpContext, string, JsonObject, Task<IResult?>>? Instead { get; set; }

    public static async Task<BotApi> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        var api = new BotApi(builder.Build());
        api._server.MapPost("/bot{token}/{method}", api.AnswerAsync);
        await api._server.StartAsync();
        api.Url = new Uri(api._server.Urls.First());
        return api;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public IEnumerable<JsonObject> Sent(string method) => Requests.Where(request => request.Method == method).Select(request => request.Request);

    public static IResult Refuse(int code, string description, JsonObject? parameters = null)
    {
        var answer = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameters is not null)
            answer["parameters"] = parameters;
        return Results.Text(answer.ToJsonString(), "application/json", statusCode: code);
    }

    public IResult Act(string method, JsonObject request) => method switch
    {
        "getMe" => Ok(new JsonObject { ["id"] = 4242, ["is_bot"] = true, ["first_name"] = "St4cker", ["username"] = "st4cker_bot" }),
        "sendMessage" or "sendPhoto" => Send(request),
        "editMessageText" or "editMessageMedia" => Edit(request),
        _ => Ok(true),
    };

    private async Task<IResult> AnswerAsync(HttpContext context, string token, string method)
    {
        if (token != Token)
            return Refuse(401, "Unauthorized");
        var request = context.Request.HasFormContentType
            ? await ReadFormAsync(context.Request)
            : (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        Requests.Enqueue((method, request));
        if (Instead is { } instead && await instead(context, method, request) is { } answer)
            return answer;
        return Act(method, request);
    }

    /// <summary>As if it had come as JSON: files in base 64, and what describes a picture beside them.</summary>
    private static async Task<JsonObject> ReadFormAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var values = new JsonObject();
        foreach (var (name, value) in form)
            values[name] = value.ToString() is ['{', ..] json ? JsonNode.Parse(json) : value.ToString();
        foreach (var name in new[] { "chat_id", "message_id" }.Where(values.ContainsKey))
            values[name] = long.Parse((string)values[name]!, CultureInfo.InvariantCulture);
        if (values["media"] is { } media)
            (values["caption"], values["parse_mode"]) = (media["caption"]?.DeepClone(), media["parse_mode"]?.DeepClone());
        foreach (var file in form.Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            values[file.Name] = Convert.ToBase64String(content.ToArray());
        }
        return values;
    }

    private IResult Send(JsonObject request)
    {
        var chat = (long)request["chat_id"]!;
        if (Refusal(chat, request) is { } refusal)
            return refusal;
        var id = Interlocked.Increment(ref _lastMessage);
        Messages[(chat, id)] = request;
        return Ok(Shown(chat, id, request));
    }

    private IResult Edit(JsonObject request)
    {
        var key = ((long)request["chat_id"]!, (long)request["message_id"]!);
        if (Refusal(key.Item1, request) is { } refusal)
            return refusal;
        if (!Messages.TryGetValue(key, out var before))
            return Refuse(400, "Bad Request: message to edit not found");
        if (before.ContainsKey("photo") && !request.ContainsKey("photo"))
            return Refuse(400, "Bad Request: there is no text in the message to edit");
        if (!request.ContainsKey("photo") && (string?)before["text"] == (string?)request["text"] && before["reply_markup"]?.ToJsonString() == request["reply_markup"]?.ToJsonString())
            return Refuse(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        Messages[key] = request;
        return Ok(Shown(key.Item1, key.Item2, request));
    }

    private IResult? Refusal(long chat, JsonObject request)
    {
        if (Blocked.ContainsKey(chat))
            return Refuse(403, "Forbidden: bot was blocked by the user");
        if (LimitRefusal(chat) is { } limited)
            return limited;
        var isHtml = (string?)request["parse_mode"] == "HTML";
        var text = Words(request);
        if ((isHtml ? Tags().Replace(text, "") : text).Length is var length && (length == 0 || length > (request.ContainsKey("photo") ? 1024 : 4096)))
            return Refuse(400, request.ContainsKey("photo") ? "Bad Request: message caption is too long" : "Bad Request: message is too long");
        return isHtml && Unknown().IsMatch(text) ? Refuse(400, "Bad Request: can't parse entities: Unsupported start tag") : null;
    }

    private IResult? LimitRefusal(long chat)
    {
        if (Limits is not { } limits)
            return null;
        lock (_locks.GetOrAdd(0, _ => new Lock()))
        {
            var now = DateTime.UtcNow;
            while (_recent.TryPeek(out var first) && first < now.AddSeconds(-1))
                _recent.TryDequeue(out _);
            if (_recent.Count >= limits.All || (_lastToChat.TryGetValue(chat, out var last) && (now - last).TotalSeconds < 1 / limits.PerChat))
                return Refuse(429, "Too Many Requests: retry after 1", new JsonObject { ["retry_after"] = 1 });
            _recent.Enqueue(now);
            _lastToChat[chat] = now;
            return null;
        }
    }

    private static JsonObject Shown(long chat, long id, JsonObject request) => new()
    {
        ["message_id"] = id,
        ["date"] = 1763690400,
        ["chat"] = new JsonObject { ["id"] = chat, ["type"] = "private" },
        [request.ContainsKey("photo") ? "caption" : "text"] = Tags().Replace(Words(request), ""),
    };

    private static string Words(JsonObject request) => (string?)request["text"] ?? (string?)request["caption"] ?? "";

    private static IResult Ok(JsonNode result) =>
        Results.Text(new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString(), "application/json");

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("<(?!/?(?:b|i|s|a)[ >])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unknown();
}
