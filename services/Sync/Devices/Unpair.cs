using Microsoft.AspNetCore.Http;
using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Storage;
using St4cker.Storage.Audit;
using St4cker.Storage.Devices;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Sync.Devices;

internal sealed record UnpairAnswer(bool Success);

/// <summary>POST /api/unpair: a device takes itself away; its person reads it in the chat.</summary>
internal sealed class Unpair(NpgsqlDataSource source, TimeProvider clock, IWakeUps wakeUps)
{
    public async Task DoAsync(HttpContext context, DeviceSession device)
    {
        // Half of it would leave a chat that says something false: not to be broken off.
        await RevokeAsync(device, CancellationToken.None);
        await wakeUps.TellDevicesAsync([device.UserId]);
        await wakeUps.SendAsync<CardChanged>();
        await context.Response.WriteAsJsonAsync(new UnpairAnswer(true), SyncJson.Default.UnpairAnswer, cancellationToken: context.RequestAborted);
    }

    private async Task RevokeAsync(DeviceSession device, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ledger = await Ledger.LockAsync(connection, [device.UserId], now, stop);
        var person = await People.FindAsync(connection, device.UserId, stop);
        ledger.Audit(new AuditEntry(device.UserId, "device", "device_unpaired", "device", device.DeviceId.ToString(), SourceMessageId: null, "{}"));
        var card = new Card(Phrases.In(person.Language).Say("device.unpaired.itself", device.Name), [], []);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Sessions.Revoke(device.UserId, device.DeviceId, now) } };
        ledger.WriteTo(batch);
        batch.BatchCommands.Add(Outbox.Put([new OutgoingMessage($"unpaired:{device.DeviceId}", device.UserId, device.ChatId, OutgoingMessage.Notice, CardMessage.Render(card, person.Language))], now));
        await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
