using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Hosting;
using St4cker.Storage;
using St4cker.Storage.Audit;
using St4cker.Storage.Flow;
using St4cker.Sync.Devices;

namespace St4cker.Sync.Push;

/// <summary>
/// POST /api/push: what was done on a device. It was confirmed by hand there, so it becomes events at once, each under the id that the device
/// gave it, however often it is sent.
/// </summary>
internal sealed class PushChanges(NpgsqlDataSource source, IWakeUps wakeUps, TimeProvider clock)
{
    private const int LargestBody = 1 << 20;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task DoAsync(HttpContext context, DeviceSession device)
    {
        if (await BoundedBody.ReadAsync(context, LargestBody) is not { } body)
        {
            await new DeviceError("too_large", $"A push has {LargestBody} bytes and {ReadPush.MostChanges} changes at most; send several.").WriteAsync(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        if (await PushAsync(body, device, context.RequestAborted) is not { } answer)
        {
            await DeviceError.BadRequest($"Send an object whose changes are a list of {ReadPush.MostChanges} at most.").WriteAsync(context, StatusCodes.Status400BadRequest);
            return;
        }

        foreach (var result in answer.Results)
            DeviceMeter.Pushed(result.Status);
        if (answer.Results.Any(result => result.Seq is not null && result.Status != "duplicate"))
            await wakeUps.TellDevicesAsync([device.UserId]);
        await context.Response.WriteAsJsonAsync(answer, SyncJson.Default.PushAnswer, cancellationToken: context.RequestAborted);
    }

    private async Task<PushAnswer?> PushAsync(ReadOnlyMemory<byte> body, DeviceSession device, CancellationToken stop)
    {
        // As the log keeps it.
        var now = AuditChain.Moment(clock.GetUtcNow());
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ledger = await Ledger.LockAsync(connection, [device.UserId], now, stop);
        var person = await People.FindAsync(connection, device.UserId, stop);
        if (ReadPush.Read(body, person.TimeZone, now) is not { } sent)
            return null;
        var log = await PushLog.ReadAsync(device.UserId, device.DeviceId, [.. sent.Where(change => change.Refused is null)], connection, stop);
        var results = sent.Select(change => change.Refused ?? Do(change, device, log, ledger)).ToList();
        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        if (batch.BatchCommands.Count > 0)
        {
            CrashPoints.Pass(nameof(PushChanges), CrashMoment.BeforeSave);
            await batch.ExecuteNonQueryAsync(stop);
            await transaction.CommitAsync(stop);
            CrashPoints.Pass(nameof(PushChanges), CrashMoment.AfterSave);
        }

        return new PushAnswer(results, ledger.EventSeq(device.UserId));
    }

    private static PushResult Do(SentChange sent, DeviceSession device, PushLog log, Ledger ledger)
    {
        var (eventId, change) = (sent.EventId!.Value, sent.Change!);
        if (log.Known.TryGetValue(eventId, out var place))
            return place is { } seq ? new PushResult(eventId, "duplicate") { Seq = seq } : PushResult.Refused(eventId, "taken", "This eventId is taken: make a new one.");
        var isThere = log.Things.TryGetValue((change.Kind.Name, change.ThingId), out var isDeleted);
        if (!change.Creates && !isThere)
            return PushResult.Refused(eventId, "unknown", "There is no such thing to change.");
        var merged = Merge.Of(change, sent.DoneAt, [.. log.Since.GetValueOrDefault(change.ThingId, []).Where(other => other.Seq > sent.Base).Select(other => other.Event)], isDeleted);
        var status = merged.Superseded.Count == 0 ? "applied" : merged.AnyWon ? "merged" : "superseded";
        var appended = ledger.Append(device.UserId, new NewEvent(eventId, merged.Type, merged.Payload.ToJsonString(Readable), change.ThingId), Origin.Device(device.DeviceId, sent.DoneAt));
        ledger.Audit(new AuditEntry(device.UserId, "device", "change_pushed", change.Kind.Name, change.ThingId.ToString(), SourceMessageId: null, Details(merged, status, eventId, device)));
        log.Known.Add(eventId, appended);
        log.Things[(change.Kind.Name, change.ThingId)] = !change.Creates && !change.Updates || isDeleted && merged.Type != change.Kind.CreatedEvent;
        return new PushResult(eventId, status) { Seq = appended };
    }

    private static string Details(Merged merged, string status, Guid eventId, DeviceSession device) => $$"""
        {"device":"{{device.DeviceId}}","name":{{JsonSerializer.Serialize(device.Name)}},"eventId":"{{eventId}}","type":"{{merged.Type}}","status":"{{status}}","superseded":{{JsonSerializer.Serialize(merged.Superseded)}}}
        """;
}
