using System.Security.Cryptography;
using System.Text;

namespace St4cker.Playground.GoogleStandIn;

// Drive: what a person sees of it and does there by hand.
public sealed partial class FakeGoogle
{
    private readonly Dictionary<string, DriveShelf> _drives = new(StringComparer.OrdinalIgnoreCase);
    private readonly DriveContents _contents;

    /// <summary>Lists tell of a new file only after this time, as Google's index sometimes does; a file asked for by its id is there at once.</summary>
    public TimeSpan ListingLag { get; set; }

    /// <summary>How much an account's Drive holds; then 403 storageQuotaExceeded.</summary>
    public long DriveBytes { get; set; } = 15L << 30;

    /// <summary>The files and folders of an account that are not in the trash, by their paths. A path may stand there twice.</summary>
    public IReadOnlyList<(string Path, GoogleFile File)> DriveFiles(string account)
    {
        lock (_gate)
        {
            return _drives.TryGetValue(account, out var drive)
                ? [.. drive.All.Where(file => !drive.IsTrashed(file)).Select(file => (drive.PathOf(file), file)).OrderBy(file => file.Item1, StringComparer.Ordinal)]
                : [];
        }
    }

    /// <summary>Those of all accounts that have any.</summary>
    public IReadOnlyList<string> DriveAccounts
    {
        get
        {
            lock (_gate)
                return [.. _drives.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>What is in the one file of that path; null when there is none.</summary>
    public string? DriveText(string account, string path) =>
        DriveFiles(account).SingleOrDefault(file => file.Path == path).File is { } file ? Encoding.UTF8.GetString(DriveContent(account, file.Id)) : null;

    /// <summary>What is in a file.</summary>
    public byte[] DriveContent(string account, string fileId)
    {
        lock (_gate)
            return _contents.Get(Drive(account).Find(fileId)?.Revision);
    }

    /// <summary>The person puts a file there by hand: no program sees it that has the scope drive.file only.</summary>
    public GoogleFile PutFile(string account, string name, byte[] content)
    {
        lock (_gate)
        {
            var file = new GoogleFile { Id = NewToken("1")[..IdLength], Name = name, Parent = Drive(account).RootId, Created = Clock.GetUtcNow() };
            return PutContent(account, file, content);
        }
    }

    /// <summary>The person changes what is in a file.</summary>
    public GoogleFile ChangeFile(string account, string fileId, byte[] content)
    {
        lock (_gate)
            return PutContent(account, Drive(account).Find(fileId)!, content);
    }

    /// <summary>The person moves a file or folder into the trash.</summary>
    public void TrashFile(string account, string fileId)
    {
        lock (_gate)
            PutFile(account, Drive(account).Find(fileId)! with { Trashed = true });
    }

    /// <summary>The person deletes a file, or a folder with all in it, for good.</summary>
    public void EraseFile(string account, string fileId)
    {
        lock (_gate)
        {
            foreach (var inner in Drive(account).In(fileId))
                EraseFile(account, inner.Id);
            var revision = Drive(account).Find(fileId)?.Revision;
            Happened(new GoogleFact.Erased(account, fileId), account);
            _contents.Forget(revision);
        }
    }

    /// <summary>Waits until the account's Drive is like this.</summary>
    /// <exception cref="TimeoutException">It was not in time (10 seconds unless said).</exception>
    public async Task WaitForDriveAsync(string account, Func<bool> like, TimeSpan? atMost = null)
    {
        using var end = new CancellationTokenSource(atMost ?? TimeSpan.FromSeconds(10));
        var changes = Watch(end.Token);
        do
        {
            if (like())
                return;
        }
        while (await changes.WaitToReadAsync() && changes.TryRead(out _));
        throw new TimeoutException($"{account} holds: {string.Join("; ", DriveFiles(account).Select(file => $"{file.Path} ({file.File.Size} bytes)"))}");
    }

    private DriveShelf Drive(string account)
    {
        if (!_drives.ContainsKey(account))
            Happened(new GoogleFact.DriveOpened(account, NewToken("0A")[..20]), account);
        return _drives[account];
    }

    private GoogleFile PutContent(string account, GoogleFile file, byte[] content)
    {
        if (Drive(account).Bytes - file.Size + content.Length > DriveBytes)
            throw new GoogleRefusal(403, "The user's Drive storage quota has been exceeded.", "storageQuotaExceeded", "PERMISSION_DENIED");
        var (before, revision) = (file.Revision, NewToken("0B").Replace('=', '-'));
        _contents.Put(revision, content);
#pragma warning disable CA5351 // Drive's own checksum, which nobody's safety rests on.
        var md5 = Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
        var put = PutFile(account, file with { Md5 = md5, Size = content.Length, Revision = revision });
        _contents.Forget(before);
        return put;
    }

    private GoogleFile PutFile(string account, GoogleFile file)
    {
        var put = file with { Version = file.Version + 1, Modified = Clock.GetUtcNow() };
        Happened(new GoogleFact.Kept(account, put), account);
        return put;
    }
}
