using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Client;
using St4cker.Client.Drive;
using St4cker.EndToEnd.Fixtures;
using St4cker.Google;
using St4cker.Playground.GoogleStandIn;
using St4cker.Storage.Devices;
using St4cker.Sync;
using St4cker.Sync.DriveLog;

namespace St4cker.EndToEnd.Devices;

/// <summary>The role Sync over a real database, and the playground's Google, whose time the tests move.</summary>
internal sealed class DriveHouse : IAsyncDisposable
{
    public const long Ann = 1, Ben = 2;
    public const string Account = "ann@example.com", Folder = "st4cker/telegram-events/", Index = Folder + "processed-index.json";
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly TestDatabase? _owned;
    private readonly WebApplication? _stand;
    private readonly string _url;

    private DriveHouse(WebApplication role, NpgsqlDataSource database, FakeGoogle google, TestClock clock, string url, WebApplication? stand, TestDatabase? owned) =>
        (Role, Database, Google, Clock, _url, _stand, _owned) = (role, database, google, clock, url, stand, owned);

    public WebApplication Role { get; }
    public NpgsqlDataSource Database { get; }
    public FakeGoogle Google { get; }
    public TestClock Clock { get; }

    public static async Task<DriveHouse> OpenAsync(PostgresServer postgres)
    {
        var clock = new TestClock(Start);
        var google = new FakeGoogle(clock: clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stand = builder.Build();
        stand.MapGoogleStandIn("/google", google);
        await stand.StartAsync();
        var owned = await postgres.CreateMigratedDatabaseAsync();
        await owned.ExecuteAsync($"""
            insert into users (id, first_name, language, time_zone, currency, chat_id, created_at) select id, 'Ann', 'en', 'Asia/Jakarta', 'IDR', id, now() from unnest(array[{Ann}, {Ben}]) id;
            insert into mailboxes (user_id) select id from users;
            """);
        var database = NpgsqlDataSource.Create(owned.ConnectionString);
        var url = stand.Urls.First();
        return new DriveHouse(await StartAsync(database, clock, url, google), database, google, clock, url, stand, owned);
    }

    /// <summary>A second process over the same database and Google.</summary>
    public async Task<DriveHouse> OpenAnotherAsync() => new(await StartAsync(Database, Clock, _url, Google), Database, Google, Clock, _url, stand: null, owned: null);

    public Task ConnectAsync(long person = Ann, string account = Account) =>
        Role.Services.GetRequiredService<Connections>().ImportAsync(person, Google.Connect(account, FakeGoogle.TasksScope, FakeGoogle.DriveScope), withDrive: true, default);

    /// <summary>Events of a person's, at these times or now.</summary>
    public async Task HappenAsync(int count = 1, long person = Ann, DateTimeOffset? at = null, int padding = 0)
    {
        await using var insert = Database.CreateCommand("""
            with box as (update mailboxes set event_seq = event_seq + $2 where user_id = $1 returning event_seq - $2 as before)
            insert into events (user_id, seq, event_id, event_type, timestamp, payload_json, source, thing_id)
            select $1, before + i, gen_random_uuid(), 'task.created', $3, json_build_object('taskId', gen_random_uuid(), 'title', 'Task ' || (before + i), 'note', repeat('x', $4), 'status', 'open', 'subtasks', '[]'::json), 'telegram', gen_random_uuid()
            from box, generate_series(1, $2) i
            """);
        insert.Parameters.Add(new() { Value = person });
        insert.Parameters.Add(new() { Value = count });
        insert.Parameters.Add(new() { Value = (at ?? Clock.GetUtcNow()).UtcDateTime });
        insert.Parameters.Add(new() { Value = padding });
        await insert.ExecuteNonQueryAsync();
        Wake();
    }

    /// <summary>A device of Ann's as it calls the server.</summary>
    public async Task<HttpClient> PairAsync()
    {
        var token = DeviceSecrets.NewToken();
        await using var insert = Database.CreateCommand("""
            insert into sessions (device_id, user_id, token_hash, device_name, chat_id, created_at, last_seen_at, expires_at) values (gen_random_uuid(), $1, $2, 'laptop', $1, $3, $3, $3 + interval '30 days')
            """);
        insert.Parameters.Add(new() { Value = Ann });
        insert.Parameters.Add(new() { Value = Role.Services.GetRequiredService<DeviceSecrets>().Hash(token) });
        insert.Parameters.Add(new() { Value = Clock.GetUtcNow() });
        await insert.ExecuteNonQueryAsync();
        var http = new HttpClient { BaseAddress = new Uri(Role.Urls.First() + "/") };
        DeviceApi.Authorize(http, token);
        return http;
    }

    public void Wake() => Role.Services.GetRequiredService<WriteDriveLogs>().Wake();

    /// <summary>Lets time pass and the writer look.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Pass(time);
        Wake();
    }

    /// <summary>Waits until all that happened stands in Drive, as far as we know, letting pauses pass.</summary>
    public Task WrittenAsync(long person = Ann) => UntilAsync(async () =>
    {
        Pass(TimeSpan.FromSeconds(31));
        return await AskAsync<bool>($"select claimed_by is null and last_seq = (select event_seq from mailboxes m where m.user_id = d.user_id) and doubts = doubts_settled from drive_logs d where user_id = {person}");
    }, "the log is written");

    public static async Task UntilAsync(Func<Task<bool>> so, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await so())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException("It did not come to this: " + what);
            await Task.Delay(20);
        }
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The lines of a month as they stand in Drive.</summary>
    public IReadOnlyList<JsonElement> Lines(string month, string account = Account) =>
    [
        .. (Google.DriveText(account, $"{Folder}events-{month}.jsonl") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
    ];

    public IReadOnlyList<long> Seqs(string month) => [.. Lines(month).Select(line => line.GetProperty("seq").GetInt64())];

    public GoogleFile File(string name) => Google.DriveFiles(Account).Single(file => file.Path == Folder + name).File;

    /// <summary>The names of all that stands there, folders too.</summary>
    public IReadOnlyList<string> Paths(string account = Account) => [.. Google.DriveFiles(account).Select(file => file.Path)];

    /// <summary>How often Google was asked that.</summary>
    public int Calls(string operation) => Google.Calls.Count(call => call.Operation == operation);

    /// <summary>The files hold every event once, in order, and the index says so.</summary>
    public async Task IsWholeAsync(long person = Ann, string account = Account)
    {
        var events = await AskAsync<long>($"select event_seq from mailboxes where user_id = {person}");
        var months = Google.DriveFiles(account).Where(file => file.Path.EndsWith(".jsonl", StringComparison.Ordinal)).ToList();
        Assert.Equal(months.Count, months.DistinctBy(month => month.Path).Count());
        var seqs = months.SelectMany(month => Lines(month.File.Name["events-".Length..^".jsonl".Length], account)).Select(line => line.GetProperty("seq").GetInt64());
        Assert.Equal(Enumerable.Range(1, (int)events).Select(seq => (long)seq), seqs);
        var index = JsonSerializer.Deserialize<JsonElement>(Google.DriveText(account, Index)!);
        Assert.Equal(events, index.GetProperty("lastSeq").GetInt64());
        Assert.Equal(months.Select(month => (month.File.Name, month.File.Id, month.File.Md5)),
            index.GetProperty("months").EnumerateArray().Select(month => (month.GetProperty("file").GetString()!, month.GetProperty("fileId").GetString()!, month.GetProperty("md5").GetString())));
    }

    /// <summary>What a device reads from Drive alone.</summary>
    public async Task<IReadOnlyList<SyncEvent>> ReadAsync(long after = 0, string account = Account)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Google.SignIn(account, FakeGoogle.DriveScope));
        return await new DriveEventLog(http, new Uri(_url + "/google/")).ReadAsync(after).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Role.StopAsync();
        await Role.DisposeAsync();
        if (_stand is null)
            return;
        await _stand.DisposeAsync();
        Google.Dispose();
        await Database.DisposeAsync();
        await _owned!.DisposeAsync();
    }

    private static async Task<WebApplication> StartAsync(NpgsqlDataSource database, TestClock clock, string url, FakeGoogle google)
    {
        var builder = RoleNearGoogle.Prepare(database, clock, url, google.Options);
        builder.Services.AddSync();
        var role = builder.Build();
        role.MapGoogleConnect();
        role.MapSync();
        await role.StartAsync();
        return role;
    }
}
