using System.Text.Json;
using Npgsql;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Storage;
using St4cker.Storage.Audit;
using St4cker.Storage.Devices;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Sync.Pairing;

/// <summary>Makes the session of a device whose code was right, and says so where the code stood.</summary>
internal sealed class PairDevice(DeviceSecrets secrets)
{
    public async Task<PairingAnswer> DoAsync(OpenCode code, string name, NpgsqlConnection connection, DateTimeOffset now, CancellationToken stop)
    {
        var ledger = await Ledger.LockAsync(connection, [code.UserId], now, stop);
        if ((await Sessions.ListAsync(connection, code.UserId, now, stop)).Count >= Sessions.MostDevices)
            return PairingAnswer.Full;
        var person = await People.FindAsync(connection, code.UserId, stop);
        var (token, deviceId) = (DeviceSecrets.NewToken(), Guid.CreateVersion7(now));
        ledger.Audit(new AuditEntry(code.UserId, "device", "device_paired", "device", deviceId.ToString(), SourceMessageId: null, $$"""{"name":{{JsonSerializer.Serialize(name)}}}"""));
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Use(code, deviceId, now), Insert(code, deviceId, secrets.Hash(token), name, now) } };
        ledger.WriteTo(batch);
        batch.BatchCommands.Add(Outbox.Put([Say(code, deviceId, name, person)], now));
        await batch.ExecuteNonQueryAsync(stop);
        return new PairingAnswer(true) { SessionToken = token, DeviceId = deviceId, ExpiresAt = now + Sessions.Life };
    }

    private static OutgoingMessage Say(OpenCode code, Guid deviceId, string name, Person person)
    {
        var phrases = Phrases.In(person.Language);
        var card = new Card(phrases.Say("device.paired", name), [new CardLine(phrases["device.paired.text"])],
            [[new CardButton(phrases.Say("button.unpair", name), SimplePress.OfDevice(deviceId))]]);
        return new OutgoingMessage(code.MessageKey, code.UserId, code.ChatId, OutgoingMessage.Notice, CardMessage.Render(card, person.Language));
    }

    private static NpgsqlBatchCommand Use(OpenCode code, Guid deviceId, DateTimeOffset now)
    {
        var use = new NpgsqlBatchCommand("update pairing_codes set used_at = $2, device_id = $3 where id = $1");
        use.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = code.Id });
        use.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        use.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = deviceId });
        return use;
    }

    private static NpgsqlBatchCommand Insert(OpenCode code, Guid deviceId, byte[] tokenHash, string name, DateTimeOffset now)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into sessions (device_id, user_id, token_hash, device_name, chat_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $5, $6, $6, $7)
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = deviceId });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = code.UserId });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = tokenHash });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = code.ChatId });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + Sessions.Life });
        return insert;
    }
}
