using System.Net;
using St4cker.Google;
using RemoteFile = Google.Apis.Drive.v3.Data.File;

namespace St4cker.Sync.DriveLog;

/// <summary>
/// Which file in Drive is which of ours. Its id is noted before it is made, so that a lost answer never makes a second one: lists lag behind,
/// a file that is asked for by its id does not. A list finds what nothing is known of: copies, and all of it after a restore.
/// </summary>
internal sealed class LogFiles(PersonsDrive drive, ClaimedLog log, DriveLogRows rows, TimeProvider clock)
{
    private const string Home = "st4cker", Folder = "telegram-events";
    private Dictionary<string, LogFile> _known = [];
    private ILookup<string, RemoteFile> _listed = Array.Empty<RemoteFile>().ToLookup(_ => "");

    /// <summary>The id of the folder that all of it lies in.</summary>
    public string FolderId { get; private set; } = "";

    /// <summary>Where the person sees it; null: as before.</summary>
    public string? FolderUrl { get; private set; }

    public IEnumerable<LogFile> All => _known.Values;

    public LogFile? Known(string name) => _known.GetValueOrDefault(name);

    public async Task LoadAsync(CancellationToken stop) => _known = await rows.FilesAsync(log, stop);

    public async Task FindFolderAsync(CancellationToken stop)
    {
        if (Known(Folder) is { MadeAt: not null } known)
        {
            await ListAsync(known.FileId, stop);
            // Where all of it lies is neither gone nor in the trash.
            if (_listed.Count > 0 && _known.Values.All(file => file.Name is Home or Folder || _listed.Contains(file.Name)))
                return;
        }

        var home = await FolderAsync(Home, parent: null, stop);
        await ListAsync(await FolderAsync(Folder, home, stop), stop);
    }

    /// <summary>The file that stands there under this name; others of the same name go to the trash.</summary>
    /// <returns>Also whether a new one may take the id that is known: nothing was ever made under it.</returns>
    public async Task<(RemoteFile? Standing, bool CanReuseId)> FindAsync(string name, CancellationToken stop)
    {
        var known = Known(name);
        var listed = _listed[name].OrderBy(file => file.Id, StringComparer.Ordinal).ToList();
        var standing = listed.Find(file => file.Id == known?.FileId);
        var canReuseId = false;
        if (known is not null && (standing is null || standing.Md5Checksum != known.Md5))
        {
            (standing, var isTrashed) = await drive.FindAsync(known.FileId, stop);
            canReuseId = standing is null && !isTrashed && known.MadeAt is null;
        }

        standing ??= listed.Find(file => file.Id != known?.FileId);
        foreach (var other in listed.Where(file => file.Id != (standing?.Id ?? known?.FileId)))
            await drive.TrashAsync(other.Id!, stop);
        return (standing, canReuseId);
    }

    /// <summary>The id under which a file is made that does not stand there.</summary>
    public async Task<string> IdForAsync(string name, bool reuse, CancellationToken stop)
    {
        if (reuse)
            return Known(name)!.FileId;
        var id = await drive.ReserveIdAsync(stop);
        // A month that has to be made again is still the same month.
        await rows.ReserveAsync(log, new LogFile(name, id, Known(name)?.FirstSeq, Known(name)?.LastSeq), stop);
        return id;
    }

    /// <summary>Makes a file under its id. Somebody else's made under it, the next attempt takes another id.</summary>
    public async Task<RemoteFile> MakeAsync(string name, Func<Task<RemoteFile>> make)
    {
        try
        {
            return await make();
        }
        catch (GoogleRefusedException refusal) when (refusal.Refusal.HttpStatusCode == HttpStatusCode.Conflict)
        {
            await rows.SpoilAsync(log, name);
            throw;
        }
    }

    public async Task WrittenAsync(string name, string fileId, Month? month, string? md5, CancellationToken stop)
    {
        // As the column keeps it, so that what is made of it is the same again.
        var now = clock.GetUtcNow();
        _known[name] = new LogFile(name, fileId, month?.FirstSeq, month?.LastSeq, md5, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)));
        await rows.WriteAsync(log, _known[name], stop);
    }

    /// <summary>Months that there are no events of: they were written before an older state of the database was brought back.</summary>
    public async Task TrashOthersAsync(IReadOnlyList<Month> months, CancellationToken stop)
    {
        foreach (var other in _listed.Where(files => Month.Of(files.Key) is { } first && months.All(month => month.First != first)).SelectMany(files => files))
            await drive.TrashAsync(other.Id!, stop);
    }

    private async Task ListAsync(string folder, CancellationToken stop)
    {
        FolderId = folder;
        _listed = (await drive.ListAsync(folder, stop)).ToLookup(file => drive.NameOf(file)!, StringComparer.Ordinal);
    }

    private async Task<string> FolderAsync(string name, string? parent, CancellationToken stop)
    {
        var known = Known(name);
        var (standing, isTrashed) = known is null ? (null, false) : await drive.FindAsync(known.FileId, stop);
        standing ??= (await drive.SearchByNameAsync(name, stop)).MinBy(file => file.Id, StringComparer.Ordinal);
        if (standing is null)
        {
            var id = await IdForAsync(name, reuse: known is { MadeAt: null } && !isTrashed, stop);
            standing = await MakeAsync(name, () => drive.MakeFolderAsync(id, name, parent, stop));
        }

        await WrittenAsync(name, standing.Id!, month: null, md5: null, stop);
        if (name == Folder)
            FolderUrl = standing.WebViewLink;
        return standing.Id!;
    }
}
