using System.Net;
using System.Text;
using Google;
using Google.Apis.Drive.v3;
using Google.Apis.Upload;
using St4cker.Google;
using St4cker.Playground.Faults;
using St4cker.Playground.GoogleStandIn;
using RemoteFile = Google.Apis.Drive.v3.Data.File;

namespace St4cker.Unit.Playground;

/// <summary>The stand-in of Drive, called as the program does it: by Google's own runtime.</summary>
public sealed class GoogleDriveTests : IAsyncLifetime
{
    private const string Ann = "ann@example.com";
    private const string Everything = "id,name,mimeType,parents,appProperties,trashed,md5Checksum,size,webViewLink";
    private readonly HandClock _clock = new();
    private readonly FakeGoogle _google;
    private ServedStandIn _served = null!;
    private Drives _drives = null!;
    private DriveService _drive = null!;

    public GoogleDriveTests() => _google = new FakeGoogle(null, _clock);

    public async ValueTask InitializeAsync()
    {
        _served = await ServedStandIn.StartAsync(app => app.MapGoogleStandIn("/g", _google));
        _drives = new Drives(new GoogleSettings { DriveUrl = new Uri(_served.Url + "/g/") });
        _drive = Open(FakeGoogle.DriveScope);
    }

    public async ValueTask DisposeAsync()
    {
        _drive.Dispose();
        _drives.Dispose();
        await _served.DisposeAsync();
        _google.Dispose();
    }

    [Fact]
    public async Task A_file_is_made_in_its_folder_with_what_the_app_notes_on_it()
    {
        var folder = await FolderAsync("st4cker");
        var file = await UploadAsync("events.jsonl", "one\n", folder.Id!);
        Assert.Equal("5bbf5a52328e7439ae6e719dfe712200", file.Md5Checksum);
        Assert.Equal(4, file.Size);
        Assert.Equal([folder.Id!], file.Parents!);
        Assert.Equal("events.jsonl", file.AppProperties!["st4cker"]);
        Assert.Equal("one\n", _google.DriveText(Ann, "st4cker/events.jsonl"));
    }

    [Fact]
    public async Task A_name_may_stand_twice_in_one_folder()
    {
        var folder = await FolderAsync("st4cker");
        await UploadAsync("events.jsonl", "one\n", folder.Id!);
        await UploadAsync("events.jsonl", "one\n", folder.Id!);
        Assert.Equal(2, (await ListAsync($"'{folder.Id}' in parents and appProperties has {{ key='st4cker' and value='events.jsonl' }} and trashed = false")).Count);
    }

    [Fact]
    public async Task Without_fields_an_answer_says_little()
    {
        var made = await _drive.Files.Create(new RemoteFile { Name = "x" }).ExecuteAsync();
        Assert.Equal("x", made.Name);
        Assert.Null(made.Parents);
    }

    [Fact]
    public async Task An_id_that_was_handed_out_makes_one_file_however_often_it_is_created()
    {
        var ids = _drive.Files.GenerateIds();
        ids.Count = 1;
        var id = (await ids.ExecuteAsync()).Ids!.Single();
        await _drive.Files.Create(new RemoteFile { Id = id, Name = "x" }).ExecuteAsync();
        var refused = await Assert.ThrowsAsync<GoogleApiException>(() => _drive.Files.Create(new RemoteFile { Id = id, Name = "x" }).ExecuteAsync());
        Assert.Equal(HttpStatusCode.Conflict, refused.HttpStatusCode);
        Assert.Single(_google.DriveFiles(Ann));
    }

    [Fact]
    public async Task Large_content_goes_up_in_pieces_and_the_old_one_stands_until_the_last()
    {
        var folder = await FolderAsync("st4cker");
        var file = await UploadAsync("events.jsonl", "old\n", folder.Id!);
        var content = new byte[900_000];
        Random.Shared.NextBytes(content);
        using var stream = new Unseekable(content);
        var upload = _drive.Files.Update(new RemoteFile(), file.Id!, stream, "application/x-ndjson");
        upload.ChunkSize = ResumableUpload.MinimumChunkSize;
        var olds = 0;
        upload.ProgressChanged += progress => olds += progress.Status == UploadStatus.Uploading && _google.DriveText(Ann, "st4cker/events.jsonl") == "old\n" ? 1 : 0;
        Assert.Equal(UploadStatus.Completed, (await upload.UploadAsync()).Status);
        Assert.Equal(3, olds);
        Assert.Equal(content, _google.DriveContent(Ann, file.Id!));
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.ServerError)]
    public async Task A_piece_whose_answer_is_lost_is_not_taken_twice(FaultKind kind)
    {
        _google.Faults.Add(new Fault(kind) { Operation = "drive.upload" });
        var content = new byte[700_000];
        Random.Shared.NextBytes(content);
        using var stream = new Unseekable(content);
        var upload = _drive.Files.Create(new RemoteFile { Name = "x" }, stream, "text/plain");
        upload.ChunkSize = ResumableUpload.MinimumChunkSize;
        Assert.Equal(UploadStatus.Completed, (await upload.UploadAsync()).Status);
        Assert.Equal(content, _google.DriveContent(Ann, Assert.Single(_google.DriveFiles(Ann)).File.Id));
    }

    [Fact]
    public async Task What_the_person_put_there_by_hand_is_not_seen()
    {
        var mine = _google.PutFile(Ann, "diary.txt", "secret"u8.ToArray());
        Assert.Empty(await ListAsync("trashed = false"));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<GoogleApiException>(() => _drive.Files.Get(mine.Id).ExecuteAsync())).HttpStatusCode);
    }

    [Fact]
    public async Task What_lies_in_a_trashed_folder_is_in_the_trash()
    {
        var folder = await FolderAsync("st4cker");
        var file = await UploadAsync("events.jsonl", "one\n", folder.Id!);
        _google.TrashFile(Ann, folder.Id!);
        Assert.True((await GetAsync(file.Id!)).Trashed);
        Assert.Empty(await ListAsync("trashed = false"));
        _google.EraseFile(Ann, folder.Id!);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<GoogleApiException>(() => GetAsync(file.Id!))).HttpStatusCode);
    }

    [Fact]
    public async Task To_list_a_folder_that_is_gone_is_refused()
    {
        var folder = await FolderAsync("st4cker");
        _google.EraseFile(Ann, folder.Id!);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<GoogleApiException>(() => ListAsync($"'{folder.Id}' in parents"))).HttpStatusCode);
    }

    [Fact]
    public async Task A_new_file_may_come_late_into_lists_but_is_there_by_its_id()
    {
        _google.ListingLag = TimeSpan.FromMinutes(1);
        var folder = await FolderAsync("st4cker");
        Assert.Empty(await ListAsync("trashed = false"));
        Assert.Equal("st4cker", (await GetAsync(folder.Id!)).Name);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await ListAsync("trashed = false"));
    }

    [Fact]
    public async Task A_token_for_tasks_only_opens_no_Drive_and_the_other_way_round()
    {
        using var tasksOnly = Open(FakeGoogle.TasksScope);
        var refused = await Assert.ThrowsAsync<GoogleApiException>(() => tasksOnly.Files.List().ExecuteAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "insufficientPermissions"), (refused.HttpStatusCode, refused.Error.Errors.Single().Reason));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/g/tasks/v1/users/@me/lists");
        request.Headers.Authorization = new("Bearer", Token(FakeGoogle.DriveScope));
        using var answer = await _served.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_full_Drive_takes_no_more()
    {
        _google.DriveBytes = 10;
        using var stream = new MemoryStream(new byte[11]);
        var progress = await _drive.Files.Create(new RemoteFile { Name = "x" }, stream, "text/plain").UploadAsync();
        Assert.Equal("storageQuotaExceeded", Assert.IsType<GoogleApiException>(progress.Exception).Error.Errors.Single().Reason);
        Assert.Empty(_google.DriveFiles(Ann));
    }

    [Theory]
    [InlineData("name contains 'x'")]
    [InlineData("trashed = false or trashed = true")]
    public async Task A_query_of_another_form_is_refused_and_not_misread(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Assert.ThrowsAsync<GoogleApiException>(() => ListAsync(query))).HttpStatusCode);

    [Fact]
    public async Task A_person_sees_their_files_on_a_page_and_can_read_them()
    {
        await UploadAsync("<b>.txt", "one\n", (await FolderAsync("st4cker")).Id!);
        var page = await _served.Http.GetStringAsync("/g/drive");
        Assert.Contains("st4cker/&lt;b&gt;.txt", page, StringComparison.Ordinal);
        var file = _google.DriveFiles(Ann).Single(entry => !entry.File.IsFolder).File;
        Assert.Equal("one\n", await _served.Http.GetStringAsync($"/g/drive/{Uri.EscapeDataString(Ann)}/{file.Id}"));
    }

    private DriveService Open(string scope) => _drives.Open(new AccessToken(Token(scope), default, default), new PauseAsked(_clock));

    private string Token(string scope) => _google.SignIn(Ann, scope);

    private Task<RemoteFile> FolderAsync(string name) => _drive.Files.Create(new RemoteFile { Name = name, MimeType = GoogleFile.FolderType }).ExecuteAsync();

    private async Task<RemoteFile> UploadAsync(string name, string text, string folder)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var body = new RemoteFile { Name = name, Parents = [folder], AppProperties = new Dictionary<string, string> { ["st4cker"] = name } };
        var upload = _drive.Files.Create(body, stream, "application/x-ndjson");
        upload.Fields = Everything;
        var progress = await upload.UploadAsync();
        Assert.True(progress.Status == UploadStatus.Completed, progress.Exception?.ToString());
        return upload.ResponseBody;
    }

    private Task<RemoteFile> GetAsync(string id)
    {
        var get = _drive.Files.Get(id);
        get.Fields = Everything;
        return get.ExecuteAsync();
    }

    private async Task<IReadOnlyList<RemoteFile>> ListAsync(string query)
    {
        var list = _drive.Files.List();
        list.Q = query;
        list.PageSize = 1;
        list.Fields = $"nextPageToken,files({Everything})";
        var all = new List<RemoteFile>();
        do
        {
            var page = await list.ExecuteAsync();
            all.AddRange(page.Files!);
            list.PageToken = page.NextPageToken;
        }
        while (list.PageToken is not null);
        return all;
    }

    private sealed class Unseekable(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
