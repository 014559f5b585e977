using System.Net;
using System.Net.Http.Headers;

namespace St4cker.Telegram;

/// <summary>
/// One request to the Bot API and its raw answer. The token stands in the address, so nothing here logs, traces or
/// reports the address: no activity of HttpClient's, no redirects, no exception that names it.
/// </summary>
internal sealed class BotConnection : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpClient _http;
    private readonly TelegramSettings _settings;
    private readonly string _base;

    public BotConnection(TelegramSettings settings)
    {
        _settings = settings;
        _base = $"{settings.ApiUrl.AbsoluteUri.TrimEnd('/')}/bot{settings.BotToken}/";
        _http = new HttpClient(new SocketsHttpHandler
        {
            // Null takes HttpClient's own tracing away, which would write the address into its activities.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => _http.Dispose();

    /// <param name="patience">How long the server itself may take on purpose (long polling), beyond the usual timeout.</param>
    /// <param name="atMost">Bytes of an answer; a longer one counts as none.</param>
    /// <param name="type">Of the body; null: JSON.</param>
    /// <exception cref="NotSentException">Surely not sent.</exception>
    /// <exception cref="NoAnswerException">Sent, and no readable answer came.</exception>
    public async Task<BotAnswer> PostAsync(string method, byte[] body, TimeSpan patience, int atMost, CancellationToken stop, MediaTypeHeaderValue? type = null)
    {
        var content = new RequestBody(body);
        content.Headers.ContentType = type ?? Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, _base + method) { Content = content };
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(_settings.Timeout + patience);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return new BotAnswer(response.StatusCode, await ReadAsync(response.Content, atMost, timeout.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            var what = failure is OperationCanceledException ? "in time" : "before the connection broke";
            throw content.Started
                ? new NoAnswerException($"{method}: no answer {what}", failure)
                : new NotSentException($"{method}: Telegram could not be reached", failure);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, int atMost, CancellationToken stop)
    {
        if (content.Headers.ContentLength > atMost)
            throw new IOException("The answer is too long");
        await using var stream = await content.ReadAsStreamAsync(stop);
        using var whole = new MemoryStream((int)(content.Headers.ContentLength ?? 1024));
        var buffer = new byte[8192];
        int read;
        while ((read = await stream.ReadAsync(buffer, stop)) > 0)
        {
            if (whole.Length + read > atMost)
                throw new IOException("The answer is too long");
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }

    /// <summary>Remembers whether any of it was handed to a connection: before that, Telegram can not have acted on it.</summary>
    private sealed class RequestBody(byte[] body) : HttpContent
    {
        public bool Started { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            Started = true;
            await stream.WriteAsync(body, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}

internal readonly record struct BotAnswer(HttpStatusCode Status, byte[] Body);
