using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace St4cker.Client;

/// <summary>The calls of a device over HTTP. Every one may be repeated: the server does nothing twice.</summary>
/// <param name="http">With the server's address as its base, such as https://st4cker.example.org/.</param>
public sealed class DeviceApi(HttpClient http)
{
    /// <summary>Trades a code from the chat (or the token of a link) for a session, once.</summary>
    /// <exception cref="SyncException">The code is wrong, too old or used, or there were too many tries.</exception>
    public static async Task<Paired> PairAsync(HttpClient http, string code, string? deviceName, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(http);
        using var body = JsonContent.Create(new PairRequest(code, deviceName), ClientJson.Default.PairRequest);
        await body.LoadIntoBufferAsync(stop);
        using var answer = await http.PostAsync(new Uri("api/verify-pairing", UriKind.Relative), body, stop);
        var paired = await answer.Content.ReadFromJsonAsync(ClientJson.Default.PairResponse, stop);
        return paired is { Success: true, SessionToken: { } token, DeviceId: { } id, ExpiresAt: { } until }
            ? new Paired(token, id, until)
            : throw new SyncException(paired?.Code ?? "bad_request", paired?.Error ?? "The server did not answer as it should.");
    }

    /// <summary>Lets the calls of <paramref name="http"/> be those of this device.</summary>
    public static void Authorize(HttpClient http, string sessionToken)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sessionToken);
    }

    public async Task UnpairAsync(CancellationToken stop = default)
    {
        using var answer = await http.PostAsync(new Uri("api/unpair", UriKind.Relative), content: null, stop);
        await CheckAsync(answer, stop);
    }

    /// <exception cref="SyncException">The device is not paired any more.</exception>
    public Task<Snapshot> SnapshotAsync(CancellationToken stop = default) => GetAsync("api/snapshot", ClientJson.Default.Snapshot, stop);

    /// <param name="after">The last event that is known; 0: from the beginning.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <exception cref="SyncException">The device is not paired any more.</exception>
    public Task<EventPage> EventsAsync(long after, int limit = 1000, CancellationToken stop = default) =>
        GetAsync(string.Create(CultureInfo.InvariantCulture, $"api/events?after={after}&limit={limit}"), ClientJson.Default.EventPage, stop);

    /// <summary>Tells what was done on this device, at most 500 changes and a megabyte at once. Each answer has the place of its change.</summary>
    /// <exception cref="SyncException">The device is not paired any more, or it was too much.</exception>
    public async Task<IReadOnlyList<PushResult>> PushAsync(IReadOnlyList<Change> changes, CancellationToken stop = default)
    {
        using var body = JsonContent.Create(new PushRequest(changes), ClientJson.Default.PushRequest);
        using var answer = await http.PostAsync(new Uri("api/push", UriKind.Relative), body, stop);
        await CheckAsync(answer, stop);
        return (await answer.Content.ReadFromJsonAsync(ClientJson.Default.PushResponse, stop))!.Results;
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken stop)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
        await CheckAsync(answer, stop);
        return (await answer.Content.ReadFromJsonAsync(type, stop))!;
    }

    private static async Task CheckAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.IsSuccessStatusCode)
            return;
        SyncError? error = null;
        try
        {
            error = (await answer.Content.ReadFromJsonAsync(ClientJson.Default.ErrorFrame, stop))?.Error;
        }
        catch (JsonException)
        {
            // A proxy's page, say.
        }

        throw new SyncException(error?.Code ?? "away", error?.Message ?? $"The server answered {(int)answer.StatusCode}.");
    }
}
