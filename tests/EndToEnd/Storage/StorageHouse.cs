using System.Diagnostics;
using Npgsql;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Language;
using St4cker.Storage;
using St4cker.Storage.Audit;
using St4cker.Storage.Flow;

namespace St4cker.EndToEnd.Storage;

/// <summary>A migrated database, its people, and commits into it as the stages make them.</summary>
internal sealed class StorageHouse : IAsyncDisposable
{
    public const long Ann = 1, Ben = 2, Cleo = 3;
    public const long BotId = 4242;
    private readonly TestDatabase _database;
    private int _updates;

    private StorageHouse(TestDatabase database) => (_database, Source) = (database, NpgsqlDataSource.Create(database.ConnectionString));

    public NpgsqlDataSource Source { get; }

    public static async Task<StorageHouse> BuildAsync(PostgresServer postgres)
    {
        var house = new StorageHouse(await postgres.CreateMigratedDatabaseAsync());
        await house.ExecuteAsync($"""
            insert into users (id, first_name, language, time_zone, time_zone_state, currency, chat_id, created_at)
            select id, 'Person ' || id, 'en', 'Asia/Jakarta', 'chosen', 'IDR', id, now() from unnest(array[{Ann}, {Ben}, {Cleo}]) as id;
            insert into mailboxes (user_id) select id from users;
            """);
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database.DisposeAsync();
    }

    public Task ExecuteAsync(string sql) => _database.ExecuteAsync(sql);

    public Task<T> QueryAsync<T>(string sql) => _database.QueryAsync<T>(sql);

    public Task<AuditReport> VerifyAsync() => AuditVerification.RunAsync(Source, TestContext.Current.CancellationToken);

    public Task<ReplayReport> ReplayAsync() => AuditReplay.RunAsync(Source, TestContext.Current.CancellationToken);

    /// <summary>Writes with the person's mailbox in hand.</summary>
    public async Task CommitAsync(long person, Action<Ledger, NpgsqlBatch> write, bool keep = true)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var ledger = await Ledger.LockAsync(connection, [person], DateTimeOffset.UtcNow, CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        write(ledger, batch);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync();
        if (keep)
            await transaction.CommitAsync();
    }

    /// <summary>One fact and its entry in the audit log.</summary>
    public Task CommitFactAsync(long person, string title = "Buy milk tomorrow 9am", bool keep = true) => CommitAsync(person, (ledger, batch) =>
    {
        var draft = Guid.NewGuid();
        foreach (var happened in Facts(title, draft))
            ledger.Append(person, happened, Origin.Chat(draft));
        ledger.Audit(new AuditEntry(person, "person", "draft_confirmed", "draft", draft.ToString(), SourceMessageId: 7, """{ "why" : "“ya” 😀" }"""));
        ledger.WriteTo(batch);
    }, keep);

    public Task CommitEventsAsync(long person, IReadOnlyList<NewEvent> events, Guid draft) => CommitAsync(person, (ledger, batch) =>
    {
        foreach (var happened in events)
            ledger.Append(person, happened, Origin.Chat(draft));
        ledger.Audit(new AuditEntry(person, "person", "draft_executed", "draft", draft.ToString(), SourceMessageId: null, "{}"));
        ledger.WriteTo(batch);
    });

    /// <summary>The person's stored things with these ids, as the flow finds them.</summary>
    public async Task<IReadOnlyList<Stored>> FindStoredAsync(long person, IEnumerable<Guid> ids)
    {
        await using var connection = await Source.OpenConnectionAsync();
        return Stored.Read((await Inquiries.MakeAsync(connection, person, [Stored.ById(ids)], CancellationToken.None))[0]);
    }

    public static IReadOnlyList<NewEvent> Facts(string text, Guid draft)
    {
        var kind = DraftKinds.All[0];
        return kind.Apply(Filled(text).Json, draft);
    }

    public static Filled Filled(string text)
    {
        var speaker = Person(Ann).SpeakingAt(DateTimeOffset.UtcNow);
        var reading = Reader.ReadAs(Intent.Task, text, speaker);
        return DraftKinds.All[0].Fill(reading.Items, new Circumstances(speaker));
    }

    public static Person Person(long id) => new()
    {
        Id = id,
        FirstName = "Person " + id.ToString(CultureInfo.InvariantCulture),
        Language = "en",
        TimeZone = "Asia/Jakarta",
        ZoneState = ZoneState.Chosen,
        Currency = "IDR",
        ChatId = id,
    };

    /// <summary>Queues a command; gives its id.</summary>
    public async Task<long> QueueAsync(long person, string type, CommandPayload? payload = null, Guid? draft = null)
    {
        var update = Interlocked.Increment(ref _updates);
        await using var connection = await Source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Commands.Insert(
            [new NewCommand(person, BotId, update, 0, type, payload ?? new CommandPayload(), draft, WantsPlan: false, ChatId: person, MessageId: null, TraceParent: null)], DateTimeOffset.UtcNow));
        await batch.ExecuteNonQueryAsync();
        return await QueryAsync<long>($"select id from commands where update_id = {update}");
    }

    /// <summary>An open draft with its row.</summary>
    public async Task<Draft> DraftAsync(long person, string text = "Buy milk tomorrow 9am")
    {
        var now = DateTimeOffset.UtcNow;
        var kind = DraftKinds.All[0];
        var command = await QueueAsync(person, kind.CommandType);
        await ExecuteAsync($"update commands set status = 'completed' where id = {command}");
        var draft = new Draft
        {
            Id = Guid.CreateVersion7(),
            UserId = person,
            Number = (int)command,
            Type = kind.Name,
            Json = Filled(text).Json,
            Version = 1,
            Status = DraftStatus.Drafted,
            ReadBy = "rules",
            ChatId = person,
            CommandId = command,
            ExpiresAt = now.AddHours(24),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await CommitAsync(person, (_, batch) => batch.BatchCommands.Add(DraftStore.Write([draft])));
        return draft;
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                throw new TimeoutException("It did not come to pass: " + what);
            await Task.Delay(10);
        }
    }
}
