using System.Text;
using System.Text.Json.Nodes;

namespace St4cker.Playground.GoogleStandIn;

// The Drive API's deeds for the account that a bearer token opens: a program sees only the files that it made.
public sealed partial class FakeGoogle
{
    private const int IdLength = 28;

    internal IReadOnlyList<string> ReserveIds(int count)
    {
        lock (_gate)
            return [.. Enumerable.Range(0, count).Select(_ => NewToken("1")[..IdLength])];
    }

    /// <summary>The files that the program may see and the query finds, the newest first.</summary>
    internal IReadOnlyList<GoogleFile> Search(string account, string? query)
    {
        lock (_gate)
        {
            var drive = Drive(account);
            var fits = DriveQuery.Parse(query, drive);
            var listed = Clock.GetUtcNow() - ListingLag;
            return [.. drive.All.Where(file => file.ByProgram && file.Created <= listed && fits(file)).OrderByDescending(file => file.Modified).ThenBy(file => file.Id, StringComparer.Ordinal)];
        }
    }

    internal GoogleFile ReadFile(string account, string fileId)
    {
        lock (_gate)
            return Drive(account).Find(Drive(account).Resolve(fileId)) is { ByProgram: true } file ? file : throw GoogleRefusal.NoFile(fileId);
    }

    internal bool IsTrashed(string account, GoogleFile file)
    {
        lock (_gate)
            return Drive(account).IsTrashed(file);
    }

    /// <param name="content">Null: there is none, as of a folder.</param>
    internal GoogleFile CreateFile(string account, JsonObject metadata, string? mimeType, byte[]? content)
    {
        lock (_gate)
        {
            var id = (string?)metadata["id"] ?? NewToken("1")[..IdLength];
            CheckId(account, id, given: metadata["id"] is not null);
            var now = Clock.GetUtcNow();
            var file = Described(account, metadata, new GoogleFile
            {
                Id = id,
                Name = "Untitled",
                MimeType = mimeType ?? "application/octet-stream",
                Parent = Drive(account).RootId,
                ByProgram = true,
                Created = now,
            });
            return content is null ? PutFile(account, file) : PutContent(account, file, content);
        }
    }

    internal GoogleFile UpdateFile(string account, string fileId, JsonObject metadata, byte[]? content)
    {
        lock (_gate)
        {
            if (metadata["parents"] is not null)
                throw new GoogleRefusal(403, "The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.", "fieldNotWritable", "PERMISSION_DENIED");
            var file = Described(account, metadata, ReadFile(account, fileId));
            return content is null ? PutFile(account, file) : PutContent(account, file, content);
        }
    }

    private void CheckId(string account, string id, bool given)
    {
        if (given && Drive(account).Find(id) is not null)
            throw new GoogleRefusal(409, "A file already exists with the provided ID.", "fileIdInUse", "ALREADY_EXISTS");
        // Whether it was really handed out is not remembered.
        if (given && id.Length != IdLength)
            throw GoogleRefusal.Invalid("The provided file ID is not usable.");
    }

    private GoogleFile Described(string account, JsonObject metadata, GoogleFile file)
    {
        var parent = metadata["parents"] is JsonArray { Count: > 0 } parents ? Drive(account).Resolve((string)parents[0]!) : file.Parent;
        if (parent != Drive(account).RootId && Drive(account).Find(parent) is not { IsFolder: true, ByProgram: true })
            throw GoogleRefusal.NoFile(parent);
        var properties = file.AppProperties.ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in metadata["appProperties"] as JsonObject ?? [])
        {
            if (value is null)
                properties.Remove(key);
            else
                properties[key] = (string)value!;
        }

        if (properties.Any(property => Encoding.UTF8.GetByteCount(property.Key + property.Value) > 124))
            throw new GoogleRefusal(403, "The app property size limit has been exceeded.", "appPropertySizeLimitExceeded", "PERMISSION_DENIED");
        return file with
        {
            Name = (string?)metadata["name"] ?? file.Name,
            MimeType = (string?)metadata["mimeType"] ?? file.MimeType,
            Parent = parent,
            AppProperties = properties,
            Trashed = (bool?)metadata["trashed"] ?? file.Trashed,
        };
    }
}
