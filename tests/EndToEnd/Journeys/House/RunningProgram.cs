using System.Text.Json;
using St4cker.EndToEnd.Fixtures;
using St4cker.Playground.GoogleStandIn;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>A running program with everything around it: stand-ins, a database, people. Tests that share one meet as different people.</summary>
public class RunningProgram(PostgresServer postgres) : IAsyncLifetime
{
    private const int ConnectedAtOnce = 20;
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Queue<Chat> _connected = new();
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private StandIns? _standIns;
    private TestDatabase? _database;
    private ProgramUnderTest? _program;
    private long _lastPerson = 7_000_000_000;

    public FakeTelegram Telegram => _standIns!.Telegram;
    public FakeGoogle Google => _standIns!.Google;
    internal StandIns StandIns => _standIns!;
    internal ProgramUnderTest Program => _program!;
    public TestDatabase Database => _database!;

    /// <summary>What this one is told besides the addresses of the stand-ins.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings => [];

    /// <summary>One of a single test's own, told these settings; for what would disturb the others.</summary>
    public static async Task<RunningProgram> OpenAsync(PostgresServer postgres, params (string Name, string Value)[] settings)
    {
        var own = new Told(postgres, settings);
        await own.InitializeAsync();
        return own;
    }

    public async ValueTask InitializeAsync()
    {
        _standIns = await StandIns.StartAsync();
        _database = await postgres.CreateDatabaseAsync();
        _program = new ProgramUnderTest([.. _standIns.Settings, ("ConnectionStrings__Postgres", _database.ConnectionString), .. Settings]);
        await _program.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _connecting.Dispose();
        if (_program is not null)
            await _program.DisposeAsync();
        if (_standIns is not null)
            await _standIns.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>Somebody who never wrote to the bot.</summary>
    internal Chat Join(string language = "en", string name = "Ann")
    {
        var id = Interlocked.Increment(ref _lastPerson);
        Telegram.Join(id, name, language);
        return new Chat(Telegram, Database.ConnectionString, id);
    }

    /// <summary>Somebody whose Google account was connected by the operator's import.</summary>
    internal async Task<Chat> JoinConnectedAsync(string language = "en")
    {
        await _connecting.WaitAsync();
        try
        {
            if (_connected.Count == 0)
                await ConnectAsync([.. Enumerable.Range(0, ConnectedAtOnce).Select(_ => Join())]);
            var next = _connected.Dequeue();
            Telegram.Join(next.Id, "Ann", language);
            return next;
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task ConnectAsync(IReadOnlyList<Chat> people)
    {
        await ImportAsync(Program, Google, people);
        foreach (var person in people)
            _connected.Enqueue(person);
    }

    /// <param name="drive">They have a log in their Drive too.</param>
    internal static async Task ImportAsync(ProgramUnderTest program, FakeGoogle google, IEnumerable<Chat> people, bool drive = false)
    {
        string[] scopes = drive ? [FakeGoogle.TasksScope, FakeGoogle.DriveScope] : [FakeGoogle.TasksScope];
        var lines = people.Select(person =>
            JsonSerializer.Serialize(new { telegramUserId = person.Id, provider = "google", refreshToken = google.Connect(person.Account, scopes), drive }));
        var (exitCode, output) = await program.RunAsync(["connections", "import"], string.Join('\n', lines));
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Waits until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> so, string what, TimeSpan? atMost = null)
    {
        using var end = new CancellationTokenSource(atMost ?? Patience);
        while (!await so())
        {
            if (end.IsCancellationRequested)
                throw new TimeoutException($"It did not come to this: {what}");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}

file sealed class Told(PostgresServer postgres, (string Name, string Value)[] settings) : RunningProgram(postgres)
{
    protected override IEnumerable<(string Name, string Value)> Settings => settings;
}

/// <summary>Telegram brings the updates to it.</summary>
public sealed class ByWebhook(PostgresServer postgres) : RunningProgram(postgres)
{
    public const string Secret = "the-secret-of-this-test";

    protected override IEnumerable<(string Name, string Value)> Settings => [("Telegram__Mode", "webhook"), ("Telegram__WebhookSecret", Secret)];
}

/// <summary>It asks a model first.</summary>
public sealed class WithAModel(PostgresServer postgres) : RunningProgram(postgres)
{
    public double TimeoutSeconds { get; init; } = 2;

    public string Models { get; init; } = "gemini-test";

    protected override IEnumerable<(string Name, string Value)> Settings =>
        [.. StandIns.GeminiSettings, ("Gemini__Models", Models), ("Gemini__TimeoutSeconds", TimeoutSeconds.ToString(CultureInfo.InvariantCulture))];
}
