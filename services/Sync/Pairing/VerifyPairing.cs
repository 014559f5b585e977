using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using St4cker.Contracts;
using St4cker.Hosting;
using St4cker.Storage.Devices;

namespace St4cker.Sync.Pairing;

/// <summary>POST /api/verify-pairing: a code or a link's token becomes a session, once.</summary>
internal sealed class VerifyPairing(NpgsqlDataSource source, DeviceSecrets secrets, PairingTries tries, PairDevice pair, IWakeUps wakeUps, TimeProvider clock)
{
    private const int LargestBody = 4096;
    private const int LongestSaid = 100;

    public async Task DoAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var answer = await AnswerAsync(context);
        DeviceMeter.Paired(answer.Code);
        context.Response.StatusCode = answer.Code switch
        {
            "limited" => StatusCodes.Status429TooManyRequests,
            "bad_request" => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };
        await context.Response.WriteAsJsonAsync(answer, SyncJson.Default.PairingAnswer, cancellationToken: context.RequestAborted);
    }

    private async Task<PairingAnswer> AnswerAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { Code: { Length: > 0 and <= LongestSaid } said } request)
            return PairingAnswer.Bad;
        var address = context.Connection.RemoteIpAddress;
        if (!await tries.TakeAsync(address, context.RequestAborted))
            return PairingAnswer.Limited;
        // From here on it is done, whether or not the device waits for it: a code that was used must have paired somebody.
        var answer = await PairAsync(said.Trim(), request.DeviceName, CancellationToken.None);
        if (answer.Code != "wrong")
            await tries.GiveBackAsync(address, CancellationToken.None);
        return answer;
    }

    private static async Task<PairingRequest?> ReadAsync(HttpContext context)
    {
        if (await BoundedBody.ReadAsync(context, LargestBody) is not { } body)
            return null;
        try
        {
            return JsonSerializer.Deserialize(body, SyncJson.Default.PairingRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<PairingAnswer> PairAsync(string said, string? deviceName, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var typed = PairingCode.Typed(said);
        if (typed is null && !PairingCode.IsToken(said))
            return PairingAnswer.Wrong;
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var found = typed is null ? await FindByTokenAsync(said, connection, stop) : await FindTypedAsync(typed, now, connection, stop);
        if (found is null)
        {
            // The try is counted on the codes of the slot.
            await transaction.CommitAsync(stop);
            return PairingAnswer.Wrong;
        }

        var refused = found.Used ? PairingAnswer.Used : found.IsOver(now) ? PairingAnswer.Expired : null;
        if (refused is not null)
            return refused;
        var answer = await pair.DoAsync(found, PairingName.Of(deviceName), connection, now, stop);
        await transaction.CommitAsync(stop);
        await wakeUps.SendAsync<CardChanged>();
        await wakeUps.TellDevicesAsync([found.UserId]);
        return answer;
    }

    private async Task<OpenCode?> FindByTokenAsync(string token, NpgsqlConnection connection, CancellationToken stop) =>
        // Locked, so that of two who come at once the second finds it used.
        (await FindAsync("token_hash = $1 for update", connection, stop, new NpgsqlParameter<byte[]> { TypedValue = secrets.Hash(token) })).FirstOrDefault();

    /// <summary>The code that is meant; a wrong one counts against all open codes that begin alike, which are locked before anything is compared: many tries at once are one after the other.</summary>
    private async Task<OpenCode?> FindTypedAsync(string code, DateTimeOffset now, NpgsqlConnection connection, CancellationToken stop)
    {
        var alike = await FindAsync("slot = $1 and used_at is null and expires_at > $2 order by id for update", connection, stop,
            new NpgsqlParameter<string> { TypedValue = code[..PairingCode.SlotLength] }, new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        var hash = secrets.Hash(code);
        if (alike.Find(open => CryptographicOperations.FixedTimeEquals(open.Hash, hash)) is { } found)
            return found;
        // It may have been right: then its person is told so.
        if ((await FindAsync("code_hash = $1 order by created_at desc limit 1", connection, stop, new NpgsqlParameter<byte[]> { TypedValue = hash })).FirstOrDefault() is { } past)
            return past;
        await using var count = new NpgsqlCommand("update pairing_codes set wrong_tries = wrong_tries + 1 where id = any($1)", connection);
        count.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. alike.Select(open => open.Id)] });
        await count.ExecuteNonQueryAsync(stop);
        return null;
    }

    private static async Task<List<OpenCode>> FindAsync(string condition, NpgsqlConnection connection, CancellationToken stop, params NpgsqlParameter[] parameters)
    {
        await using var find = new NpgsqlCommand($"""
            select id, user_id, chat_id, message_key, code_hash, wrong_tries, expires_at, used_at is not null,
                   exists (select from pairing_codes newer where newer.user_id = code.user_id and newer.created_at > code.created_at)
            from pairing_codes code where {condition}
            """, connection);
        find.Parameters.AddRange(parameters);
        var found = new List<OpenCode>();
        await using var row = await find.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            found.Add(new OpenCode(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetFieldValue<byte[]>(4), row.GetInt32(5),
                row.GetFieldValue<DateTimeOffset>(6), row.GetBoolean(7), row.GetBoolean(8)));
        }

        return found;
    }
}

internal sealed record OpenCode(Guid Id, long UserId, long ChatId, string MessageKey, byte[] Hash, int WrongTries, DateTimeOffset ExpiresAt, bool Used, bool Replaced)
{
    public bool IsOver(DateTimeOffset now) => ExpiresAt <= now || Replaced || WrongTries >= PairingCode.MostWrongTries;
}
