using Npgsql;

namespace St4cker.Sync.DriveLog;

/// <summary>
/// Brings one person's files in Drive to what the table of events says. Drive can neither append to a file nor compare before it writes, so a
/// month is written whole: the same events give the same bytes, and however often or by how many it is written, no line stands twice.
/// </summary>
/// <param name="drive">The person's.</param>
/// <param name="log">Claimed by this worker.</param>
internal sealed class FlushDriveLog(PersonsDrive drive, ClaimedLog log, DriveLogRows rows, NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);
    private readonly LogFiles _files = new(drive, log, rows, clock);
    private DateTimeOffset _renewedAt = log.ClaimedAt;

    /// <summary>Where the person sees the files; null: as before.</summary>
    public string? FolderUrl => _files.FolderUrl;

    /// <exception cref="ClaimLostException">Another worker has taken over.</exception>
    public async Task DoAsync(CancellationToken stop)
    {
        await _files.LoadAsync(stop);
        var written = Month.Written(_files.All);
        var months = Month.Grow(written, await rows.MonthsSinceAsync(log, written.LastOrDefault(), stop));
        if (months.Count == 0)
            return;
        await _files.FindFolderAsync(stop);
        foreach (var month in months)
            await BringAsync(month.Name, known => known.LastSeq == month.LastSeq, () => new EventLines(database, log.UserId, month, RenewAsync), month, stop);
        var index = ProcessedIndex.Write([.. months.Select(month => _files.Known(month.Name)!)]);
        await BringAsync(ProcessedIndex.Name, known => known.Md5 == HashedBytes.Md5Of(index), () => new HashedBytes(index), month: null, stop);
        await _files.TrashOthersAsync(months, stop);
    }

    /// <summary>Makes the file be what we know, if it is not.</summary>
    /// <param name="isWhole">What we wrote last is all that there is to write.</param>
    private async Task BringAsync(string name, Func<LogFile, bool> isWhole, Func<IHashedStream> content, Month? month, CancellationToken stop)
    {
        var (standing, canReuseId) = await _files.FindAsync(name, stop);
        if (standing is not null && _files.Known(name) is { } known && standing.Id == known.FileId && standing.Md5Checksum == known.Md5 && isWhole(known))
            return;
        await RenewAsync(stop);
        var id = standing?.Id ?? await _files.IdForAsync(name, canReuseId, stop);
        await using var bytes = content();
        var made = standing is null
            ? await _files.MakeAsync(name, () => drive.CreateAsync(id, name, _files.FolderId, bytes.AsStream, stop))
            : await drive.ReplaceAsync(id, name, bytes.AsStream, stop);
        // On the way it was changed, or somebody wrote at the same time: the next attempt writes it again.
        if (made.Md5Checksum != bytes.Md5)
            throw PersonsDrive.Garbled();
        await _files.WrittenAsync(name, made.Id!, month, bytes.Md5, stop);
    }

    /// <summary>Shows that this worker is still at it; whoever lost the log finds out before the last piece is sent.</summary>
    private async Task RenewAsync(CancellationToken stop)
    {
        if (clock.GetUtcNow() - _renewedAt < RenewEvery)
            return;
        await rows.RenewAsync(log, stop);
        _renewedAt = clock.GetUtcNow();
    }
}
