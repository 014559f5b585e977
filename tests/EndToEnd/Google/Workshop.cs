using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NodaTime;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Contracts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Google;
using St4cker.Hosting.Bus;
using St4cker.Storage;

namespace St4cker.EndToEnd.Google;

/// <summary>The connector and the connect pages as one process runs them, over a real database and a Google of the tests' own.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    public const long Ann = 1, Ben = 2, AnnsChat = 11;
    private readonly TestDatabase? _owned;

    private Workshop(WebApplication app, NpgsqlDataSource database, FakeGoogle google, TestClock clock, TestDatabase? owned) =>
        (App, Database, Google, Clock, _owned) = (app, database, google, clock, owned);

    public WebApplication App { get; }
    public NpgsqlDataSource Database { get; }
    public FakeGoogle Google { get; }
    public TestClock Clock { get; }
    public Journal Journal => App.Services.GetRequiredService<Journal>();
    public Connections Connections => App.Services.GetRequiredService<Connections>();
    public GoogleAccess Access => App.Services.GetRequiredService<GoogleAccess>();

    public static async Task<Workshop> OpenAsync(PostgresServer postgres, string language = "en")
    {
        var clock = new TestClock();
        var google = await FakeGoogle.StartAsync(clock);
        var database = await postgres.CreateMigratedDatabaseAsync();
        var workshop = await OpenAsync(NpgsqlDataSource.Create(database.ConnectionString), google, clock, database);
        foreach (var (id, name) in ((long, string)[])[(Ann, "Ann"), (Ben, "Ben")])
        {
            await workshop.RunAsync($"""
                insert into users (id, first_name, language, time_zone, currency, created_at) values ({id}, '{name}', '{language}', 'Asia/Jakarta', 'IDR', now());
                insert into mailboxes (user_id) values ({id});
                """);
        }
        return workshop;
    }

    /// <summary>A second worker over the same database and Google.</summary>
    public Task<Workshop> OpenAnotherAsync() => OpenAsync(Database, Google, Clock, owned: null);

    private static async Task<Workshop> OpenAsync(NpgsqlDataSource database, FakeGoogle google, TestClock clock, TestDatabase? owned)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var journal = new Journal();
        builder.Logging.AddProvider(journal).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Google:ClientId"] = FakeGoogle.ClientId,
            ["Google:ClientSecret"] = FakeGoogle.ClientSecret,
            ["Google:AuthUrl"] = google.Url + "/auth",
            ["Google:TokenUrl"] = google.Url + "/token",
            ["Google:RevokeUrl"] = google.Url + "/revoke",
            ["Google:TasksUrl"] = google.Url,
        });
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new MasterKey([.. Enumerable.Repeat((byte)9, MasterKey.Length)]));
        WebApplication? app = null;
        builder.Services.AddSingleton(_ => new PublicUrl(new Uri(app!.Urls.First())));
        builder.Services.AddSingleton(journal);
        builder.Services.AddSingleton<IConnectionEvents>(journal);
        builder.Services.AddSingleton<IEffectOutcomes>(journal);
        builder.Services.AddGoogle(builder.Configuration);
        builder.Services.AddGoogleTasks();
        builder.Services.AddBus(rabbitMq: null);
        app = builder.Build();
        app.MapGoogleConnect();
        await app.StartAsync();
        return new Workshop(app, database, google, clock, owned);
    }

    public Task ConnectAsync(long userId, string account) => Connections.ImportAsync(userId, Google.NewRefreshToken(account), withDrive: false, default);

    /// <summary>Commits a draft as Confirmation does it, and wakes the connector.</summary>
    public async Task<Guid> CommitAsync(long userId, string title, LocalDate? due = null, params string[] subtasks)
    {
        var draft = Guid.CreateVersion7();
        var number = Random.Shared.Next(1, int.MaxValue);
        await RunAsync($"""
            with command as (
              insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, source_chat_id, created_at, updated_at)
              values ({userId}, 1, {number}, 0, 'draft_task_from_text', '{"{}"}', 'completed', 1, now(), now()) returning id)
            insert into drafts (id, user_id, number, draft_type, draft_json, version, status, read_by, chat_id, command_id, expires_at, created_at, updated_at)
            select '{draft}', {userId}, {number}, 'task', '{"{}"}', 1, 'executed', 'rules', 1, command.id, now(), now(), now() from command
            """);
        await InsertAsync(PlannedTasks.Plan(draft, userId, title, "note", due, subtasks));
        Wake();
        return draft;
    }

    public void Wake() => App.Services.GetRequiredService<PushToGoogleTasks>().Wake();

    /// <summary>Lets time pass and the connector look.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Pass(time);
        Wake();
    }

    public async Task<IReadOnlyList<Effect>> EffectsAsync(Guid draft)
    {
        await using var ask = Database.CreateCommand(
            "select step, status, attempts, remote_id, remote_url, error, next_attempt_at from effects where draft_id = $1 order by ordinal");
        ask.Parameters.Add(new() { Value = draft });
        var effects = new List<Effect>();
        await using var row = await ask.ExecuteReaderAsync();
        while (await row.ReadAsync())
            effects.Add(new(row.GetString(0), row.GetString(1), row.GetInt32(2), Text(row, 3), Text(row, 4), Text(row, 5), row.GetFieldValue<DateTimeOffset>(6)));
        return effects;
    }

    /// <summary>Waits until the steps of the draft have these states.</summary>
    public async Task<IReadOnlyList<Effect>> UntilAsync(Guid draft, params string[] states)
    {
        IReadOnlyList<Effect> effects = [];
        await UntilAsync(async () => (effects = await EffectsAsync(draft)).Select(effect => effect.Status).SequenceEqual(states, StringComparer.Ordinal));
        return effects;
    }

    /// <summary>Waits until an attempt at the step has failed and the next one is set; tells that step.</summary>
    public async Task<Effect> UntilRetryingAsync(Guid draft, int ordinal, int attempts = 1)
    {
        Effect? effect = null;
        await UntilAsync(async () => (effect = (await EffectsAsync(draft))[ordinal]) is { Status: "pending", Error: not null } && effect.Attempts == attempts);
        return effect!;
    }

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
            await Task.Delay(10, patience.Token);
    }

    public async Task RunAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (_owned is null)
            return;
        await Google.DisposeAsync();
        await Database.DisposeAsync();
        await _owned.DisposeAsync();
    }

    private async Task InsertAsync(IReadOnlyList<EffectStep> steps)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { PlanEffects.Insert(steps, "pending", Clock.GetUtcNow()) } };
        await batch.ExecuteNonQueryAsync();
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

internal sealed record Effect(string Step, string Status, int Attempts, string? RemoteId, string? RemoteUrl, string? Error, DateTimeOffset NextAttemptAt);
