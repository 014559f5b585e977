using System.Runtime.ExceptionServices;
using Google;
using Google.Apis.Drive.v3;
using Google.Apis.Upload;
using St4cker.Google;
using St4cker.Storage;
using RemoteFile = Google.Apis.Drive.v3.Data.File;

namespace St4cker.Sync.DriveLog;

/// <summary>The calls to one person's Drive, each made once: who calls decides about trying again.</summary>
/// <remarks>A refusal is a <see cref="GoogleRefusedException"/>; what else is thrown says that no answer came.</remarks>
internal sealed class PersonsDrive : IDisposable
{
    private const string OfFile = "id,md5Checksum,trashed,appProperties,webViewLink";
    private const string FolderType = "application/vnd.google-apps.folder";
    private const string LinesType = "application/x-ndjson";
    // Two persons may use one account at Google: each has their own files there.
    private const string Mark = "st4cker";
    /// <summary>A multiple of 256 KiB, as Google wants it; one piece is in memory at a time.</summary>
    private const int Piece = 1 << 20;
    private const int MostOnPage = 1000;
    private readonly DriveService _service;
    private readonly PauseAsked _pause;
    private readonly long _userId;

    public PersonsDrive(Drives drives, AccessToken token, long userId, TimeProvider clock)
    {
        (_pause, _userId) = (new PauseAsked(clock), userId);
        _service = drives.Open(token, _pause);
    }

    /// <summary>Our own name for a file; null when it is none of ours for this person.</summary>
    public string? NameOf(RemoteFile file) =>
        file.AppProperties?.TryGetValue(Mark, out var mark) == true && mark.StartsWith(Owner, StringComparison.Ordinal) ? mark[Owner.Length..] : null;

    /// <summary>What lies in a folder; nothing when there is no such folder. It may lag behind: what is missing here is asked for by its id.</summary>
    public async Task<IReadOnlyList<RemoteFile>> ListAsync(string folder, CancellationToken stop)
    {
        try
        {
            return await SearchAsync($"'{folder}' in parents and trashed = false", stop);
        }
        catch (GoogleRefusedException refusal) when (refusal.IsGone)
        {
            return [];
        }
    }

    /// <summary>Files that carry our mark, wherever they lie.</summary>
    public Task<IReadOnlyList<RemoteFile>> SearchByNameAsync(string name, CancellationToken stop) =>
        SearchAsync($"appProperties has {{ key='{Mark}' and value='{Owner}{name}' }} and trashed = false", stop);

    /// <summary>Null: there is none of that id, or it is in the trash.</summary>
    public async Task<(RemoteFile? File, bool IsTrashed)> FindAsync(string id, CancellationToken stop)
    {
        var get = _service.Files.Get(id);
        get.Fields = OfFile;
        try
        {
            var file = await SendAsync(get, stop);
            return file.Trashed == true ? (null, true) : (file, false);
        }
        catch (GoogleRefusedException refusal) when (refusal.IsGone)
        {
            return (null, false);
        }
    }

    /// <summary>An id for a file that is to be made: made again with it, the file is refused instead of standing there twice.</summary>
    public async Task<string> ReserveIdAsync(CancellationToken stop)
    {
        var ids = _service.Files.GenerateIds();
        ids.Count = 1;
        return (await SendAsync(ids, stop)).Ids?.FirstOrDefault() ?? throw Garbled();
    }

    public Task<RemoteFile> MakeFolderAsync(string id, string name, string? parent, CancellationToken stop)
    {
        var create = _service.Files.Create(New(id, name, parent, FolderType));
        create.Fields = OfFile;
        return SendAsync(create, stop);
    }

    public Task<RemoteFile> CreateAsync(string id, string name, string folder, Stream content, CancellationToken stop)
    {
        var create = _service.Files.Create(New(id, name, folder, type: null), content, TypeOf(name));
        create.Fields = OfFile;
        return UploadAsync(create, "create", stop);
    }

    public Task<RemoteFile> ReplaceAsync(string id, string name, Stream content, CancellationToken stop)
    {
        var update = _service.Files.Update(new RemoteFile(), id, content, TypeOf(name));
        update.Fields = OfFile;
        return UploadAsync(update, "update", stop);
    }

    public Task TrashAsync(string id, CancellationToken stop) => SendAsync(_service.Files.Update(new RemoteFile { Trashed = true }, id), stop);

    public void Dispose() => _service.Dispose();

    private string Owner => string.Create(CultureInfo.InvariantCulture, $"{_userId}/");

    private RemoteFile New(string id, string name, string? parent, string? type) => new()
    {
        Id = id,
        Name = name,
        MimeType = type,
        Parents = parent is null ? null : [parent],
        AppProperties = new Dictionary<string, string>(StringComparer.Ordinal) { [Mark] = Owner + name },
    };

    private async Task<IReadOnlyList<RemoteFile>> SearchAsync(string query, CancellationToken stop)
    {
        var list = _service.Files.List();
        list.Q = query;
        list.PageSize = MostOnPage;
        list.Fields = $"nextPageToken,files({OfFile})";
        var found = new List<RemoteFile>();
        do
        {
            var page = await SendAsync(list, stop);
            found.AddRange((page.Files ?? []).Where(file => NameOf(file) is not null));
            list.PageToken = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(list.PageToken));
        return found;
    }

    private Task<TAnswer> SendAsync<TAnswer>(DriveBaseServiceRequest<TAnswer> request, CancellationToken stop) => DriveLogTelemetry.TracedAsync(request.MethodName, async () =>
    {
        try
        {
            return await request.ExecuteAsync(stop);
        }
        catch (GoogleApiException refusal)
        {
            throw new GoogleRefusedException(refusal, _pause.RetryAfter);
        }
    });

    private Task<RemoteFile> UploadAsync(ResumableUpload<RemoteFile, RemoteFile> upload, string method, CancellationToken stop) => DriveLogTelemetry.TracedAsync(method, async () =>
    {
        upload.ChunkSize = Piece;
        CrashPoints.Pass(nameof(PersonsDrive), CrashMoment.BeforeCall);
        var progress = await upload.UploadAsync(stop);
        CrashPoints.Pass(nameof(PersonsDrive), CrashMoment.AfterCall);
        if (progress.Status == UploadStatus.Completed && upload.ResponseBody is { Id: not null } file)
            return file;
        var failure = progress.Exception is AggregateException { InnerException: { } inner } ? inner : progress.Exception;
        switch (failure)
        {
            case GoogleApiException refusal:
                throw new GoogleRefusedException(refusal, _pause.RetryAfter);
            // An answer without a session or a file: some proxy stands between.
            case null or ArgumentException or NullReferenceException or Newtonsoft.Json.JsonException:
                throw Garbled();
            default:
                ExceptionDispatchInfo.Throw(failure);
                throw failure;
        }
    });

    private static string TypeOf(string name) => name == ProcessedIndex.Name ? "application/json" : LinesType;

    /// <summary>What came is not what was asked for, and nothing is known of the deed.</summary>
    public static GoogleRefusedException Garbled() => GoogleRefusedException.Garbled("drive");
}
