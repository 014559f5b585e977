using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using St4cker.Sync.Devices;

namespace St4cker.Sync.Pull;

/// <summary>GET /api/events?after=SEQ&amp;limit=N: a page of what happened, oldest first.</summary>
internal sealed class ReadEvents(NpgsqlDataSource source)
{
    private const int MostEvents = 1000;

    public async Task DoAsync(HttpContext context, DeviceSession device)
    {
        if (!TryRead(context.Request.Query["after"], 0, out var after) || !TryRead(context.Request.Query["limit"], MostEvents, out var limit) || limit < 1)
        {
            await DeviceError.BadRequest($"after is the last seq you have (0 for none), limit is 1 to {MostEvents}.").WriteAsync(context, StatusCodes.Status400BadRequest);
            return;
        }

        var events = await PageAsync(device.UserId, after, (int)Math.Min(limit, MostEvents), context.RequestAborted);
        // The page may have seen what was committed since the device was let in.
        var head = Math.Max(device.Head, events.Count > 0 ? events[^1].Seq : 0);
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("events");
        foreach (var happened in events)
            happened.WriteTo(json);
        json.WriteEndArray();
        json.WriteNumber("seq", head);
        json.WriteBoolean("more", events.Count > 0 && events[^1].Seq < head);
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private async Task<List<LoggedEvent>> PageAsync(long userId, long after, int limit, CancellationToken stop)
    {
        await using var page = source.CreateCommand($"select {LoggedEvent.Columns} from events e where e.user_id = $1 and e.seq > $2 order by e.seq limit $3");
        page.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        page.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        page.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var events = new List<LoggedEvent>();
        await using var reader = await page.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            events.Add(LoggedEvent.Read(reader));
        return events;
    }

    private static bool TryRead(string? said, long otherwise, out long number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(said) || long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
