using System.Security.Cryptography;
using System.Threading.Channels;
using St4cker.Playground.Faults;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>
/// Google in one process: accounts, OAuth, Tasks and Drive. A test (or a person in Google's own app) acts by the methods here, the program by
/// HTTP (<see cref="GoogleEndpoints.MapGoogleStandIn"/>) under the real rules. Thread-safe.
/// </summary>
public sealed partial class FakeGoogle : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskShelf> _shelves = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Grant> _refreshTokens = new(StringComparer.Ordinal);
    private readonly Journal<GoogleFact> _journal;
    private readonly List<Channel<string>> _watchers = [];
    private readonly List<GoogleCall> _calls = [];
    private long _etag;

    public FakeGoogle(FakeGoogleOptions? options = null, TimeProvider? clock = null)
    {
        Options = options ?? new FakeGoogleOptions();
        Clock = clock ?? TimeProvider.System;
        _contents = new DriveContents(Options.Directory);
        _journal = new Journal<GoogleFact>(Options.Directory, "google");
        _journal.Start(Learn, Summary);
    }

    public FakeGoogleOptions Options { get; }
    /// <summary>What shall go wrong: operations are "token", "revoke", "tasklists.list", "tasks.list|get|insert|patch|update|delete|move",
    /// "drive.files.list|get|download|create|update|generateIds" and "drive.upload" (a piece); about is the account.</summary>
    public FaultPlan Faults { get; } = new();

    internal TimeProvider Clock { get; }

    /// <summary>The last 10 000 calls, oldest first.</summary>
    public IReadOnlyList<GoogleCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>Has somebody let the program into this account, and not taken it back?</summary>
    public bool IsConnected(string account)
    {
        lock (_gate)
            return _refreshTokens.Values.Any(grant => grant.Account == account);
    }

    /// <summary>The account's tasks in order, each followed by its subtasks; deleted ones are left out.</summary>
    public IReadOnlyList<GoogleTask> Tasks(string account)
    {
        lock (_gate)
        {
            if (!_shelves.TryGetValue(account, out var shelf))
                return [];
            return [.. shelf.Siblings(null).SelectMany(task => shelf.Siblings(task.Id).Prepend(task))];
        }
    }

    /// <summary>Lets the program in without a browser.</summary>
    /// <param name="scopes">What it may do; none: see to the tasks.</param>
    /// <returns>The refresh token.</returns>
    public string Connect(string account, params string[] scopes)
    {
        lock (_gate)
        {
            Shelf(account);
            var token = NewToken("1//0");
            Happened(new GoogleFact.Granted(account, token, scopes.Length == 0 ? TasksScope : string.Join(' ', scopes)), account);
            return token;
        }
    }

    /// <summary>The person takes the access back in their Google account: every later use is invalid_grant or 401.</summary>
    public void Revoke(string account)
    {
        lock (_gate)
        {
            foreach (var token in _refreshTokens.Where(pair => pair.Value.Account == account).Select(pair => pair.Key).ToList())
                Happened(new GoogleFact.Revoked(token), account);
            ForgetAccessTokens(account);
        }
    }

    /// <summary>All access tokens of the account end now, as they do after an hour.</summary>
    public void ExpireAccess(string account)
    {
        lock (_gate)
            ForgetAccessTokens(account);
    }

    /// <summary>The person changes a task in Google's own app: it gets a new etag.</summary>
    public GoogleTask Change(string account, string taskId, Func<GoogleTask, GoogleTask> change)
    {
        lock (_gate)
            return Put(account, change(Shelf(account).Find(taskId) ?? throw new InvalidOperationException($"{account} has no task {taskId}.")));
    }

    /// <summary>The person finishes a task in Google's own app: from there it is hidden too.</summary>
    public GoogleTask Complete(string account, string taskId) =>
        Change(account, taskId, task => task with { Status = "completed", Completed = Now, Hidden = true });

    /// <summary>The person deletes a task in Google's own app, its subtasks with it.</summary>
    public void Delete(string account, string taskId)
    {
        lock (_gate)
            Bury(account, taskId);
    }

    /// <summary>Names of accounts whose tasks or access changed, until <paramref name="stop"/>.</summary>
    public ChannelReader<string> Watch(CancellationToken stop)
    {
        var channel = Channel.CreateUnbounded<string>();
        lock (_gate)
            _watchers.Add(channel);
        stop.Register(() =>
        {
            lock (_gate)
                _watchers.Remove(channel);
            channel.Writer.TryComplete();
        });
        return channel.Reader;
    }

    /// <summary>Waits until the account's tasks are like this.</summary>
    /// <exception cref="TimeoutException">They were not in time (10 seconds unless said).</exception>
    public async Task<IReadOnlyList<GoogleTask>> WaitForAsync(string account, Func<IReadOnlyList<GoogleTask>, bool> like, TimeSpan? atMost = null)
    {
        using var end = new CancellationTokenSource(atMost ?? TimeSpan.FromSeconds(10));
        var changes = Watch(end.Token);
        do
        {
            if (Tasks(account) is var tasks && like(tasks))
                return tasks;
        }
        while (await changes.WaitToReadAsync() && changes.TryRead(out _));
        throw new TimeoutException($"{account} holds: {string.Join("; ", Tasks(account).Select(task => task.Title))}");
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _watchers.ForEach(watcher => watcher.Writer.TryComplete());
            _journal.Dispose();
        }
    }

    internal void Called(GoogleCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            if (_calls.Count > 10_000)
                _calls.RemoveRange(0, 1_000);
        }
    }

    private void Happened(GoogleFact fact, string account)
    {
        Learn(fact);
        _journal.Append(fact, Summary);
        _watchers.ForEach(watcher => watcher.Writer.TryWrite(account));
    }

    private void Learn(GoogleFact fact)
    {
        switch (fact)
        {
            case GoogleFact.Opened opened: _shelves[opened.Account] = new TaskShelf(opened.ListId); break;
            case GoogleFact.Granted granted: _refreshTokens[granted.RefreshToken] = new Grant(granted.Account, granted.Scopes ?? TasksScope); break;
            case GoogleFact.Revoked revoked: _refreshTokens.Remove(revoked.RefreshToken); break;
            case GoogleFact.Stands stands: _shelves[stands.Account].Put(stands.Task); break;
            case GoogleFact.DriveOpened opened: _drives[opened.Account] = new DriveShelf(opened.RootId); break;
            case GoogleFact.Kept kept: _drives[kept.Account].Put(kept.File); break;
            case GoogleFact.Erased erased: _drives[erased.Account].Erase(erased.FileId); break;
            default: throw new NotSupportedException(fact.GetType().Name);
        }
    }

    private IEnumerable<GoogleFact> Summary() =>
    [
        .. _shelves.Select(shelf => new GoogleFact.Opened(shelf.Key, shelf.Value.ListId)),
        .. _refreshTokens.Select(token => new GoogleFact.Granted(token.Value.Account, token.Key, token.Value.Scopes)),
        .. _drives.Select(drive => new GoogleFact.DriveOpened(drive.Key, drive.Value.RootId)),
        .. _drives.SelectMany(drive => drive.Value.All.Select(file => new GoogleFact.Kept(drive.Key, file))),
        .. _shelves.SelectMany(shelf => shelf.Value.All.Select(task => new GoogleFact.Stands(shelf.Key, shelf.Value.ListId, task))),
    ];

    private TaskShelf Shelf(string account)
    {
        if (!_shelves.ContainsKey(account))
            Happened(new GoogleFact.Opened(account, NewToken("")), account);
        return _shelves[account];
    }

    private GoogleTask Put(string account, GoogleTask task)
    {
        var stamped = task with { Etag = $"\"{Convert.ToBase64String(BitConverter.GetBytes(Clock.GetUtcNow().Ticks + ++_etag)).TrimEnd('=')}\"", Updated = Now };
        Happened(new GoogleFact.Stands(account, _shelves[account].ListId, stamped), account);
        return stamped;
    }

    private void Bury(string account, string taskId)
    {
        foreach (var child in Shelf(account).Siblings(taskId))
            Bury(account, child.Id);
        if (Shelf(account).Find(taskId) is { } task)
            Put(account, task with { Deleted = true });
    }

    private string Now => Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>What a person allowed.</summary>
    private sealed record Grant(string Account, string Scopes);

    private static string NewToken(string prefix) =>
        prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');
}
