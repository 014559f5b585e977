using System.Data;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Sync.Devices;

namespace St4cker.Sync.Pull;

/// <summary>GET /api/snapshot: all that a person keeps, as it stands after the event <c>seq</c>, so that a new device replays nothing before it.</summary>
/// <remarks>The tables are the snapshot: they are read at one moment, together with the place in the log that they stand for.</remarks>
internal sealed class Snapshot(NpgsqlDataSource source)
{
    private const int FlushAfter = 32 << 10;
    private const int InMemory = 256 << 10;
    private static readonly TimeSpan TakenWithin = TimeSpan.FromMinutes(5);

    public async Task DoAsync(HttpContext context, DeviceSession device)
    {
        // Beside the connection: a device that takes it slowly must not hold a place in the database meanwhile.
        await using var copy = new FileBufferingWriteStream(InMemory);
        await WriteAsync(copy, device, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(TakenWithin);
        await copy.DrainBufferAsync(context.Response.Body, patience.Token);
    }

    private async Task WriteAsync(Stream copy, DeviceSession device, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var person = await People.FindAsync(connection, device.UserId, stop);
        await using var json = new Utf8JsonWriter(copy);
        json.WriteStartObject();
        json.WriteNumber("seq", await SeqAsync(connection, device.UserId, stop));
        WriteDevice(json, device);
        WritePerson(json, person);
        json.WriteStartArray("things");
        foreach (var kind in DraftKinds.All.OfType<ShapedKind>())
            await WriteThingsAsync(json, kind, connection, device.UserId, stop);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static async Task<long> SeqAsync(NpgsqlConnection connection, long userId, CancellationToken stop)
    {
        await using var find = new NpgsqlCommand("select event_seq from mailboxes where user_id = $1", connection);
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        return (long)(await find.ExecuteScalarAsync(stop))!;
    }

    private static void WriteDevice(Utf8JsonWriter json, DeviceSession device)
    {
        json.WriteStartObject("device");
        json.WriteString("deviceId", device.DeviceId);
        json.WriteString("name", device.Name);
        json.WriteEndObject();
    }

    private static void WritePerson(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject("person");
        // A text: scripts round numbers of this size.
        json.WriteString("id", person.Id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("firstName", person.FirstName);
        json.WriteString("language", person.Language);
        json.WriteString("timeZone", person.TimeZone);
        json.WriteString("currency", person.Currency);
        json.WriteEndObject();
    }

    private static async Task WriteThingsAsync(Utf8JsonWriter json, ShapedKind kind, NpgsqlConnection connection, long userId, CancellationToken stop)
    {
        await using var select = new NpgsqlCommand(kind.Payloads, connection);
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        await using var reader = await select.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            json.WriteStartObject();
            json.WriteString("type", kind.Name);
            json.WritePropertyName("payload");
            json.WriteRawValue(reader.GetString(0), skipInputValidation: true);
            json.WriteEndObject();
            if (json.BytesPending > FlushAfter)
                await json.FlushAsync(stop);
        }
    }
}
