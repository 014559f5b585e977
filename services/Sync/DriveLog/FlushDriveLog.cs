using System.Net;
using Npgsql;
using St4cker.Google;
using RemoteFile = Google.Apis.Drive.v3.Data.File;

namespace St4cker.Sync.DriveLog;

/// <summary>
/// Brings one person's files in Drive to what the table of events says. Drive can neither append to a file nor compare before it writes, so a
/// month is written whole: the same events give the same bytes, and however often or by how many it is written, no line stands twice.
/// </summary>
/// <param name="drive">The person's.</param>
/// <param name="log">Claimed by this worker.</param>
internal sealed class FlushDriveLog(PersonsDrive drive, ClaimedLog log, DriveLogRows rows, NpgsqlDataSource database, TimeProvider clock)
{
    private const string Home = "st4cker", Folder = "telegram-events";
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);
    private Dictionary<string, LogFile> _known = [];
    private ILookup<string, RemoteFile> _listed = Array.Empty<RemoteFile>().ToLookup(_ => "");
    private string _folder = "";
    private DateTimeOffset _renewedAt = log.ClaimedAt;

    /// <summary>Where the person sees the files; null: as before.</summary>
    public string? FolderUrl { get; private set; }

    /// <exception cref="ClaimLostException">Another worker has taken over.</exception>
    public async Task DoAsync(CancellationToken stop)
    {
        _known = await rows.FilesAsync(log, stop);
        var written = Month.Written(_known.Values);
        var months = Month.Grow(written, await rows.MonthsSinceAsync(log, written.LastOrDefault(), stop));
        if (months.Count == 0)
            return;
        await FindFolderAsync(stop);
        foreach (var month in months)
            await BringAsync(month.Name, known => known?.LastSeq == month.LastSeq, () => Lines(month), month, stop);
        var index = ProcessedIndex.Write([.. months.Select(month => _known[month.Name])]);
        await BringAsync(ProcessedIndex.Name, known => known?.Md5 == Md5Of(index), () => new HashedBytes(index), month: null, stop);
        await TrashOthersAsync(months, stop);
    }

    /// <summary>Makes the file be what we know, if it is not.</summary>
    /// <param name="isWritten">What we wrote last is all that there is to write.</param>
    private async Task BringAsync(string name, Func<LogFile?, bool> isWritten, Func<IHashedStream> content, Month? month, CancellationToken stop)
    {
        var known = _known.GetValueOrDefault(name);
        var (standing, canReuseId) = await FindAsync(name, known, stop);
        if (standing is not null && standing.Id == known?.FileId && standing.Md5Checksum == known?.Md5 && isWritten(known))
            return;
        await RenewAsync(stop);
        var id = standing?.Id ?? (canReuseId ? known!.FileId : await ReserveAsync(name, stop));
        await using var stream = content();
        var made = await UploadAsync(name, id, isNew: standing is null, stream.AsStream, stop);
        // On the way it was changed, or somebody wrote at the same time: the next attempt writes it again.
        if (made.Md5Checksum != stream.Md5)
            throw PersonsDrive.Garbled();
        _known[name] = new LogFile(name, made.Id!, month?.FirstSeq, month?.LastSeq, stream.Md5, Whole(clock.GetUtcNow()));
        await rows.WriteAsync(log, _known[name], stop);
    }

    private async Task<RemoteFile> UploadAsync(string name, string id, bool isNew, Stream content, CancellationToken stop)
    {
        try
        {
            return isNew ? await drive.CreateAsync(id, name, _folder, content, stop) : await drive.ReplaceAsync(id, name, content, stop);
        }
        catch (GoogleRefusedException refusal) when (isNew && refusal.Refusal.HttpStatusCode == HttpStatusCode.Conflict)
        {
            await rows.ForgetAsync(log, name);
            throw;
        }
    }

    /// <summary>The file that stands there under this name; others of the same name go to the trash.</summary>
    /// <returns>Also whether a new one may take the id that is known: nothing was ever made under it.</returns>
    private async Task<(RemoteFile? Standing, bool CanReuseId)> FindAsync(string name, LogFile? known, CancellationToken stop)
    {
        var listed = _listed[name].OrderBy(file => file.Id, StringComparer.Ordinal).ToList();
        var standing = listed.Find(file => file.Id == known?.FileId);
        var canReuseId = false;
        // A list lags behind, a file that is asked for by its id does not.
        if (known is not null && (standing is null || standing.Md5Checksum != known.Md5))
        {
            (standing, var isTrashed) = await drive.FindAsync(known.FileId, stop);
            canReuseId = standing is null && !isTrashed && known.MadeAt is null;
        }

        standing ??= listed.FirstOrDefault(file => file.Id != known?.FileId);
        foreach (var other in listed.Where(file => file.Id != (standing?.Id ?? known?.FileId)))
            await drive.TrashAsync(other.Id!, stop);
        return (standing, canReuseId);
    }

    private async Task FindFolderAsync(CancellationToken stop)
    {
        if (_known.GetValueOrDefault(Folder) is { MadeAt: not null } known)
        {
            await ListAsync(known.FileId, stop);
            // Where all of it lies is neither gone nor in the trash.
            if (_known.Values.All(file => file.Name is Home or Folder || _listed.Contains(file.Name)))
                return;
        }

        var home = await FolderAsync(Home, parent: null, stop);
        await ListAsync(await FolderAsync(Folder, home, stop), stop);
    }

    private async Task ListAsync(string folder, CancellationToken stop)
    {
        _folder = folder;
        _listed = (await drive.ListAsync(folder, stop)).ToLookup(file => drive.NameOf(file)!, StringComparer.Ordinal);
    }

    private async Task<string> FolderAsync(string name, string? parent, CancellationToken stop)
    {
        var known = _known.GetValueOrDefault(name);
        var (standing, isTrashed) = known is null ? (null, false) : await drive.FindAsync(known.FileId, stop);
        var canReuseId = known is { MadeAt: null } && !isTrashed;
        standing ??= (await drive.SearchByNameAsync(name, stop)).MinBy(file => file.Id, StringComparer.Ordinal);
        if (standing is null)
        {
            var id = canReuseId ? known!.FileId : await ReserveAsync(name, stop);
            standing = await MakeFolderAsync(id, name, parent, stop);
        }

        _known[name] = new LogFile(name, standing.Id!, MadeAt: Whole(clock.GetUtcNow()));
        await rows.WriteAsync(log, _known[name], stop);
        if (name == Folder)
            FolderUrl = standing.WebViewLink;
        return standing.Id!;
    }

    private async Task<RemoteFile> MakeFolderAsync(string id, string name, string? parent, CancellationToken stop)
    {
        try
        {
            return await drive.MakeFolderAsync(id, name, parent, stop);
        }
        catch (GoogleRefusedException refusal) when (refusal.Refusal.HttpStatusCode == HttpStatusCode.Conflict)
        {
            await rows.ForgetAsync(log, name);
            throw;
        }
    }

    private async Task<string> ReserveAsync(string name, CancellationToken stop)
    {
        var id = await drive.ReserveIdAsync(stop);
        await rows.ReserveAsync(log, name, id, stop);
        return id;
    }

    /// <summary>Months that there are no events of: they were written before an older state of the database was brought back.</summary>
    private async Task TrashOthersAsync(IReadOnlyList<Month> months, CancellationToken stop)
    {
        foreach (var other in _listed.Where(files => Month.Of(files.Key) is { } first && months.All(month => month.First != first)).SelectMany(files => files))
            await drive.TrashAsync(other.Id!, stop);
    }

    private IHashedStream Lines(Month month) => new EventLines(database, log.UserId, month, RenewAsync);

    /// <summary>Shows that this worker is still at it; whoever lost the log finds out before the last piece is sent.</summary>
    private async Task RenewAsync(CancellationToken stop)
    {
        if (clock.GetUtcNow() - _renewedAt < RenewEvery)
            return;
        await rows.RenewAsync(log, stop);
        _renewedAt = clock.GetUtcNow();
    }

    // As the column keeps it, so that what is made of it is the same again.
    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));

    private static string Md5Of(byte[] bytes) => HashedBytes.Md5Of(bytes);
}
