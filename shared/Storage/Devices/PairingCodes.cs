using Npgsql;

namespace St4cker.Storage.Devices;

/// <summary>The table <c>pairing_codes</c>.</summary>
public static class PairingCodes
{
    /// <summary>Only the newest code of a person works: this one ends the one before.</summary>
    public static NpgsqlBatchCommand Open(PairingCode code, long userId, long chatId, string messageKey, DeviceSecrets secrets, DateTimeOffset now)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into pairing_codes (id, user_id, chat_id, message_key, slot, code_hash, token_hash, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7(now) });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = chatId });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = messageKey });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = code.Slot });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = secrets.Hash(code.Code) });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = secrets.Hash(code.Token) });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + PairingCode.Life });
        return insert;
    }

    /// <summary>A slot in which no code of anybody is open, if that can be had: tries at another person's code then do not count against this one.</summary>
    public static async Task<PairingCode> ChooseAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken stop)
    {
        var candidates = Enumerable.Range(0, 8).Select(_ => PairingCode.Make()).ToArray();
        await using var find = new NpgsqlCommand("select slot from pairing_codes where slot = any($1) and used_at is null and expires_at > $2", connection);
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. candidates.Select(code => code.Slot)] });
        find.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        var taken = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await find.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            taken.Add(reader.GetString(0));
        return candidates.FirstOrDefault(code => !taken.Contains(code.Slot), candidates[0]);
    }
}
