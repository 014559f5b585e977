using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace St4cker.Client.Drive;

/// <summary>
/// A person's events out of their Google Drive (<c>st4cker/telegram-events/</c>): brings a device up without the server. The events are the
/// server's own, with the same ids, so a device that hears of one from both applies it once.
/// </summary>
/// <param name="http">Signs its requests with a token of the account, good for <c>drive.file</c>.</param>
/// <param name="address">Null: Google's. Requests go to <c>{address}/drive/v3/…</c>.</param>
/// <param name="folderId">The folder <c>telegram-events</c>; null: the one that there is.</param>
public sealed partial class DriveEventLog(HttpClient http, Uri? address = null, string? folderId = null)
{
    private readonly DriveFolder _drive = new(http, address ?? new Uri("https://www.googleapis.com"));

    /// <summary>
    /// The events past <paramref name="after"/>, each once and in order, as they are read. A month that is being written anew meanwhile, a line
    /// that was cut off at the end, a missing index, copies of a month: all of these are put up with.
    /// </summary>
    /// <exception cref="DriveLogIncompleteException">Events are missing in the middle: what was given so far is right, the rest must come from the server.</exception>
    /// <exception cref="HttpRequestException">Drive does not answer, or does not let this account in.</exception>
    public async IAsyncEnumerable<SyncEvent> ReadAsync(long after = 0, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var last = after;
        var beyondGap = false;
        foreach (var file in await MonthsAsync(after, stop))
        {
            await foreach (var logged in LinesAsync(file, stop))
            {
                if (logged.Seq <= last)
                    continue;
                beyondGap = logged.Seq > last + 1;
                // What is missing may stand in another copy of the month.
                if (beyondGap)
                    break;
                last = logged.Seq;
                yield return logged;
            }
        }

        if (beyondGap)
            throw new DriveLogIncompleteException(last + 1);
    }

    /// <summary>The files to read, in their order; those that hold nothing past the cursor are left out where the index tells.</summary>
    private async Task<IReadOnlyList<DriveFile>> MonthsAsync(long after, CancellationToken stop)
    {
        var folder = folderId ?? await FindFolderAsync(stop);
        if (folder is null)
            return [];
        var listed = await _drive.SearchAsync($"'{folder}' in parents and trashed = false", stop);
        var indexed = await IndexAsync(listed, stop);
        // A list may lag behind; what the index names is there.
        var files = listed.Where(file => MonthName().IsMatch(file.Name)).Concat(indexed.Select(month => new DriveFile(month.FileId, month.Name, month.Md5)))
            .DistinctBy(file => file.Id).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        return [.. files.Where(file => !IsBefore(after, file, indexed, files[^1]))];
    }

    /// <summary>The index tells that the file ends before the cursor, and the file has not grown since the index was written.</summary>
    private static bool IsBefore(long after, DriveFile file, IReadOnlyList<IndexedMonth> indexed, DriveFile newest) =>
        indexed.FirstOrDefault(month => month.FileId == file.Id) is { } month && month.LastSeq <= after
        && (month != indexed[^1] || (file == newest && file.Md5 is not null && file.Md5 == month.Md5));

    private async Task<string?> FindFolderAsync(CancellationToken stop)
    {
        var folders = await _drive.SearchAsync("name = 'telegram-events' and mimeType = 'application/vnd.google-apps.folder' and trashed = false", stop);
        return folders.Count <= 1 ? folders.FirstOrDefault()?.Id : throw new InvalidOperationException("This Drive holds the logs of several people: name the folder.");
    }

    private async Task<IReadOnlyList<IndexedMonth>> IndexAsync(IReadOnlyList<DriveFile> listed, CancellationToken stop)
    {
        if (listed.FirstOrDefault(file => file.Name == DriveIndex.Name) is not { } index || await _drive.OpenAsync(index.Id, stop) is not { } stream)
            return [];
        await using (stream)
            return await DriveIndex.ReadAsync(stream, stop);
    }

    private async IAsyncEnumerable<SyncEvent> LinesAsync(DriveFile file, [EnumeratorCancellation] CancellationToken stop)
    {
        if (await _drive.OpenAsync(file.Id, stop) is not { } stream)
            yield break;
        using var lines = new StreamReader(stream);
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (Parse(line) is { } logged)
                yield return logged;
        }
    }

    /// <summary>Null: it is no event, or only the beginning of one.</summary>
    private static SyncEvent? Parse(string line)
    {
        try
        {
            return SyncEvent.Parse(Encoding.UTF8.GetBytes(line)) is { Seq: > 0, EventType: not null, Payload.ValueKind: JsonValueKind.Object } logged ? logged : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^events-\d{4}-\d{2}\.jsonl$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthName();
}

/// <summary>Events are missing in the middle of the log in Drive.</summary>
/// <param name="missing">The first one that is.</param>
public sealed class DriveLogIncompleteException(long missing) : Exception($"Event {missing} is missing in Drive.")
{
    public long Missing { get; } = missing;
}
