using System.Net.Http.Json;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>Brings updates to the bot's webhook, again and again until it answers 2xx; in parallel, so the order is not kept.</summary>
internal sealed class WebhookDelivery(FakeTelegram telegram, TimeSpan pause, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>When and why the last delivery failed.</summary>
    public (DateTimeOffset At, string Why)? LastError { get; private set; }

    public void Start(WebhookSettings settings)
    {
        _stop?.Cancel();
        _stop = new CancellationTokenSource();
        LastError = null;
        var stop = _stop.Token;
        _running = Task.Run(() => RunAsync(settings, stop), CancellationToken.None);
    }

    public async Task StopAsync()
    {
        if (_stop is not null)
            await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(WebhookSettings settings, CancellationToken stop)
    {
        var connections = new SemaphoreSlim(settings.MaxConnections);
        var underWay = new HashSet<long>();
        while (!stop.IsCancellationRequested)
        {
            await connections.WaitAsync(stop);
            var (update, arrived) = telegram.NextUndelivered(id => Contains(underWay, id));
            if (update is null)
            {
                connections.Release();
                await arrived.WaitAsync(stop);
                continue;
            }
            lock (underWay)
                underWay.Add(update.UpdateId);
            _ = DeliverAsync(settings, update, connections, underWay, stop);
        }
    }

    private async Task DeliverAsync(WebhookSettings settings, TelegramUpdate update, SemaphoreSlim connections, HashSet<long> underWay, CancellationToken stop)
    {
        var wait = pause;
        telegram.Leave(update);
        while (!await TryAsync(settings, update, stop))
        {
            connections.Release();
            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            wait = wait * 2 < LongestPause ? wait * 2 : LongestPause;
            await connections.WaitAsync(stop);
        }
        telegram.Delivered(update);
        lock (underWay)
            underWay.Remove(update.UpdateId);
        if (!stop.IsCancellationRequested)
            connections.Release();
    }

    private async Task<bool> TryAsync(WebhookSettings settings, TelegramUpdate update, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = JsonContent.Create(update, options: BotApiJson.Options) };
        if (settings.Secret is { } secret)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        try
        {
            using var answer = await Http.SendAsync(request, stop);
            if (answer.IsSuccessStatusCode)
                return true;
            LastError = (clock.GetUtcNow(), $"Wrong response from the webhook: {(int)answer.StatusCode} {answer.ReasonPhrase}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            LastError = (clock.GetUtcNow(), e is HttpRequestException ? "Connection refused" : "Read timeout expired");
        }
        return false;
    }

    private static bool Contains(HashSet<long> ids, long id)
    {
        lock (ids)
            return ids.Contains(id);
    }
}
