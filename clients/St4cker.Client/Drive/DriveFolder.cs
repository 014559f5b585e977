using System.Net;
using System.Text.Json;

namespace St4cker.Client.Drive;

/// <summary>A file in Drive, as the log is read from it.</summary>
/// <param name="Md5">Of its content, as far as the list knows.</param>
internal sealed record DriveFile(string Id, string Name, string? Md5);

/// <summary>The calls to Google Drive that reading takes.</summary>
/// <param name="http">Signs its requests itself.</param>
/// <param name="address">Where Drive is: requests go to <c>{address}/drive/v3/…</c>.</param>
internal sealed class DriveFolder(HttpClient http, Uri address)
{
    private readonly string _files = address.AbsoluteUri.TrimEnd('/') + "/drive/v3/files";

    public async Task<IReadOnlyList<DriveFile>> SearchAsync(string query, CancellationToken stop)
    {
        var found = new List<DriveFile>();
        string? page = null;
        do
        {
            var uri = $"{_files}?q={Uri.EscapeDataString(query)}&pageSize=1000&fields={Uri.EscapeDataString("nextPageToken,files(id,name,md5Checksum)")}"
                + (page is null ? "" : "&pageToken=" + Uri.EscapeDataString(page));
            await using var answer = await http.GetStreamAsync(new Uri(uri), stop);
            using var json = await JsonDocument.ParseAsync(answer, cancellationToken: stop);
            if (json.RootElement.TryGetProperty("files", out var files))
                found.AddRange(files.EnumerateArray().Select(file => new DriveFile(
                    file.GetProperty("id").GetString()!, file.GetProperty("name").GetString()!, file.TryGetProperty("md5Checksum", out var md5) ? md5.GetString() : null)));
            page = json.RootElement.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
        }
        while (!string.IsNullOrEmpty(page));
        return found;
    }

    /// <summary>What is in the file, as it comes; null: there is none of that id.</summary>
    public async Task<Stream?> OpenAsync(string fileId, CancellationToken stop)
    {
        var answer = await http.GetAsync(new Uri($"{_files}/{Uri.EscapeDataString(fileId)}?alt=media"), HttpCompletionOption.ResponseHeadersRead, stop);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            answer.Dispose();
            return null;
        }

        return await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(stop);
    }
}
