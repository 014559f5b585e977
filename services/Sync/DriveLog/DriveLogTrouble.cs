using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Google;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Sync.DriveLog;

/// <summary>Writes that a log could not be written, and tells the person, once, when only they can mend it.</summary>
internal sealed partial class DriveLogTrouble(NpgsqlDataSource database, IWakeUps wakeUps, TimeProvider clock, ILogger<DriveLogTrouble> log, Random? chance = null)
{
    private readonly Random _chance = chance ?? Random.Shared;

    /// <returns>It waits for the person; else it is tried again by itself.</returns>
    /// <exception cref="ClaimLostException"/>
    public async Task<bool> TellAsync(ClaimedLog claimed, Verdict verdict)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var waits = verdict is Verdict.Reconnect reconnect
            && !await Connections.HasReconnectedAsync(connection, transaction, claimed.UserId, reconnect.ConnectionVersion, CancellationToken.None);
        var ledger = await Ledger.LockAsync(connection, [claimed.UserId], clock.GetUtcNow(), CancellationToken.None);
        await WriteAsync(connection, claimed, verdict, waits);
        // The same trouble again is no news.
        if (TextOf(verdict, waits) is { } text && claimed.Error != verdict.Reason)
            await SayAsync(connection, claimed.UserId, text, verdict.Reason, waits, ledger);
        await transaction.CommitAsync();
        await wakeUps.SendAsync<CardChanged>();
        LogTrouble(log, verdict.Reason, claimed.Attempts + 1);
        return waits;
    }

    private async Task WriteAsync(NpgsqlConnection connection, ClaimedLog claimed, Verdict verdict, bool waits)
    {
        var now = clock.GetUtcNow();
        var pause = verdict switch
        {
            // They have come back while this was tried.
            Verdict.Reconnect => TimeSpan.Zero,
            Verdict.Transient passing => Backoff.Pause(claimed.Attempts + 1, passing.NotBefore, _chance.NextDouble()),
            _ => Backoff.Pause(claimed.Attempts + 1, asked: null, _chance.NextDouble()),
        };
        await using var write = new NpgsqlCommand("""
            update drive_logs set status = $3, error = $4, attempts = attempts + 1, next_attempt_at = $5, claimed_by = null, lease_until = null, updated_at = $6
            where user_id = $1 and claimed_by = $2
            """, connection);
        write.Parameters.Add(new NpgsqlParameter<long> { TypedValue = claimed.UserId });
        write.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = claimed.Claim });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = waits ? "waiting" : "on" });
        write.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = verdict is Verdict.Reconnect && !waits ? null : verdict.Reason });
        write.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + pause });
        write.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        if (await write.ExecuteNonQueryAsync() == 0)
            throw new ClaimLostException();
    }

    private async Task SayAsync(NpgsqlConnection connection, long userId, string text, string reason, bool waits, Ledger ledger)
    {
        var now = clock.GetUtcNow();
        var person = await People.FindAsync(connection, userId, CancellationToken.None);
        var desk = new Desk(person, botId: 0, ledger, now);
        desk.Audit("drive_log_interrupted", "connector", "connection", Connections.Provider, sourceMessageId: null, $$"""{"why":"{{reason}}"}""");
        if (person.ChatId is { } chat)
            desk.Say(new OutgoingMessage(string.Create(CultureInfo.InvariantCulture, $"drive_log:{userId}:{now.ToUnixTimeMilliseconds()}"), userId, chat, OutgoingMessage.Notice,
                desk.Render(new Card(desk.Phrases[text], [], waits ? [[new CardButton(desk.Phrases["button.reconnect"], new SimplePress(SimplePress.Connect, "").Data)]] : []))));
        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        if (desk.Messages.Count > 0)
            batch.BatchCommands.Add(Outbox.Put(desk.Messages, now));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>What the person is told: only of what they can mend.</summary>
    private static string? TextOf(Verdict verdict, bool waits) => verdict switch
    {
        _ when waits => "connect.drive.again",
        { Reason: Reasons.StorageFull } => "connect.drive.full",
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A log in Drive could not be written: {Reason}, attempt {Attempt}")]
    private static partial void LogTrouble(ILogger log, string reason, int attempt);
}
