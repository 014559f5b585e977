using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Confirmation;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Storage;
using St4cker.Google;
using St4cker.Language;
using St4cker.Playground.GoogleStandIn;
using St4cker.Storage.Flow;
using StandIn = St4cker.Playground.GoogleStandIn.FakeGoogle;

namespace St4cker.EndToEnd.Google;

/// <summary>Ann answers her drafts, and what she confirms goes to Google and comes back: the confirmation role over a real database and Google's stand-in.</summary>
internal sealed class TasksHouse : IAsyncDisposable
{
    public const long Ann = StorageHouse.Ann;
    public const string Account = "ann@example.com";
    private readonly WebApplication _google;
    private WebApplication _role;

    private TasksHouse(StorageHouse rows, TestClock clock, StandIn google, WebApplication served) =>
        (Rows, Clock, Google, _google, _role) = (rows, clock, google, served, Role(rows.Source, clock, served.Urls.First(), google));

    public StorageHouse Rows { get; }
    public TestClock Clock { get; }
    public StandIn Google { get; }
    /// <summary>What Google shows, each task followed by its subtasks.</summary>
    public IReadOnlyList<string> Titles => [.. Google.Tasks(Account).Select(task => task.Title)];

    public static async Task<TasksHouse> BuildAsync(PostgresServer postgres, bool connected = true)
    {
        var clock = new TestClock();
        var google = new StandIn(options: null, clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var served = builder.Build();
        served.MapGoogleStandIn("/google", google);
        await served.StartAsync();
        var house = new TasksHouse(await StorageHouse.BuildAsync(postgres), clock, google, served);
        if (connected)
            await house.ConnectAsync();
        await house._role.StartAsync();
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await _role.StopAsync();
        await _role.DisposeAsync();
        await _google.StopAsync(new CancellationToken(canceled: true));
        await _google.DisposeAsync();
        Google.Dispose();
        await Rows.DisposeAsync();
    }

    public Task ConnectAsync() => _role.Services.GetRequiredService<Connections>().ImportAsync(Ann, Google.Connect(Account), withDrive: false, default);

    /// <summary>The process ends, and another one takes up its rows.</summary>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        await _role.StopAsync();
        await _role.DisposeAsync();
        await meanwhile();
        _role = Role(Rows.Source, Clock, _google.Urls.First(), Google);
        await _role.StartAsync();
    }

    /// <summary>Lets time pass and the connector look.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Pass(time);
        _role.Services.GetRequiredService<PushToGoogleTasks>().Wake();
    }

    /// <summary>Ann confirms a draft of a new task, or of several.</summary>
    public async Task<Draft> CommitAsync(params string[] texts)
    {
        var speaker = StorageHouse.Person(Ann).SpeakingAt(Clock.GetUtcNow());
        var items = texts.SelectMany(text => Reader.ReadAs(Intent.Task, text, speaker).Items).ToList();
        var kind = DraftKinds.Of(items);
        return await ConfirmAsync(await DraftAsync(kind.Name, kind.Fill(items, new Circumstances(speaker)).Json));
    }

    /// <summary>Ann confirms a change of what is stored: other fields, or "done", "open", "deleted".</summary>
    public async Task<Draft> ChangeAsync(Guid task, Fields said)
    {
        var stored = await StoredAsync(task);
        var kind = (ShapedKind)DraftKinds.Named("task");
        var speaker = StorageHouse.Person(Ann).SpeakingAt(Clock.GetUtcNow());
        var content = new Content { Intent = Intent.Edit, Fields = said with { Title = stored.Fields.Title }, TimeZone = "Asia/Jakarta", SaidAt = Clock.GetUtcNow() };
        return await ConfirmAsync(await DraftAsync("task", kind.Change(stored, content, open: null, speaker).Json));
    }

    public Task<Draft> RemoveDateAsync(Guid task) => RewriteAsync(task, fields => fields.Without("due"));

    public Task<Draft> SubtasksAsync(Guid task, params string[] titles) => RewriteAsync(task, fields => fields with { Subtasks = titles });

    private async Task<Draft> RewriteAsync(Guid task, Func<Fields, Fields> change)
    {
        var stored = await StoredAsync(task);
        var content = new Content
        {
            Intent = stored.Intent,
            Fields = change(stored.Fields),
            TimeZone = "Asia/Jakarta",
            SaidAt = Clock.GetUtcNow(),
            Target = new Target(task, Deed.Update, stored.Fields),
        };
        return await ConfirmAsync(await DraftAsync("task", content.Write()));
    }

    public async Task<Stored> StoredAsync(Guid task)
    {
        await using var connection = await Rows.Source.OpenConnectionAsync();
        return Assert.Single(Stored.Read((await Inquiries.MakeAsync(connection, Ann, [Stored.ById(task)], default))[0]));
    }

    public async Task PressUndoAsync(Draft draft)
    {
        await Rows.QueueAsync(Ann, CommandTypes.UndoDraft, new CommandPayload { Version = draft.Version }, draft.Id);
        _role.Services.GetRequiredService<WorkOffAnswers>().Wake();
    }

    /// <summary>Waits until the undo of the draft stands so.</summary>
    public Task UntilUndoAsync(Draft draft, string state) =>
        UntilWithRetriesAsync(async () => await Rows.QueryAsync<string>($"select undo_state from drafts where id = '{draft.Id}'") == state, $"undo of {draft.Id} is {state}");

    public async Task UndoAsync(Draft draft)
    {
        await PressUndoAsync(draft);
        await UntilUndoAsync(draft, "done");
    }

    /// <summary>Waits until nothing of the draft is open at Google any more.</summary>
    public Task UntilPushedAsync(Draft draft) =>
        UntilWithRetriesAsync(async () => await CountAsync("effects", $"draft_id = '{draft.Id}' and status not in ('succeeded', 'failed')") == 0, $"the steps of {draft.Id} are ended");

    /// <summary>The pauses between attempts pass quickly; while an attempt is in hand they do not, as its lease would run out.</summary>
    private Task UntilWithRetriesAsync(Func<Task<bool>> so, string what) => StorageHouse.UntilAsync(async () =>
    {
        if (await so())
            return true;
        if (await CountAsync("effects", "status = 'processing'") == 0)
            Pass(TimeSpan.FromSeconds(5));
        return false;
    }, what);

    public Task UntilAsync(Func<Task<bool>> so) => StorageHouse.UntilAsync(so);

    /// <summary>What the card of the draft says.</summary>
    public Task<string> CardAsync(Draft draft) => Rows.QueryAsync<string>($"select body_json->>'html' from outbound_messages where draft_id = '{draft.Id}' order by updated_at desc limit 1");

    public Task<long> CountAsync(string table, string where) => Rows.QueryAsync<long>($"select count(*) from {table} where {where}");

    /// <summary>The chain of the audit log is whole, and the events give the tables.</summary>
    public async Task AssertSoundAsync()
    {
        Assert.Empty((await Rows.VerifyAsync()).Broken);
        Assert.Empty((await Rows.ReplayAsync()).Differences);
    }

    private async Task<Draft> DraftAsync(string kind, string json)
    {
        var draft = await Rows.DraftAsync(Ann) with { Type = kind, Json = json };
        await Rows.CommitAsync(Ann, (_, batch) => batch.BatchCommands.Add(DraftStore.Write([draft])));
        return draft;
    }

    private async Task<Draft> ConfirmAsync(Draft draft)
    {
        await Rows.QueueAsync(Ann, CommandTypes.ConfirmDraft, new CommandPayload { Version = draft.Version, SaidAt = Clock.GetUtcNow() }, draft.Id);
        _role.Services.GetRequiredService<WorkOffAnswers>().Wake();
        await StorageHouse.UntilAsync(async () => await Rows.QueryAsync<long>("select count(*) from commands where status in ('pending', 'processing')") == 0, "the command is done");
        Assert.Equal("executed", await Rows.QueryAsync<string>($"select d.status || coalesce(c.error, '') || case when d.status <> 'executed' then (select string_agg(body_json->>'html', '|') from outbound_messages) else '' end from drafts d join commands c on c.draft_id = d.id where d.id = '{draft.Id}'"));
        return draft;
    }

    private static WebApplication Role(NpgsqlDataSource database, TestClock clock, string url, StandIn google)
    {
        var builder = RoleNearGoogle.Prepare(database, clock, url, google.Options);
        builder.Services.AddConfirmation();
        return builder.Build();
    }
}
