namespace St4cker.Playground.GoogleStandIn;

/// <summary>A file or folder in a Drive, without its content.</summary>
public sealed record GoogleFile
{
    public const string FolderType = "application/vnd.google-apps.folder";

    public required string Id { get; init; }
    public required string Name { get; init; }
    public string MimeType { get; init; } = "application/octet-stream";
    /// <summary>The id of the folder that it lies in.</summary>
    public required string Parent { get; init; }
    public IReadOnlyDictionary<string, string> AppProperties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    /// <summary>By itself; what lies in a trashed folder is in the trash too.</summary>
    public bool Trashed { get; init; }
    /// <summary>The program made it: with the scope drive.file it sees no others.</summary>
    public bool ByProgram { get; init; }
    /// <summary>Of the content; null for a folder.</summary>
    public string? Md5 { get; init; }
    public long Size { get; init; }
    /// <summary>Changes with the content; names it in the store.</summary>
    public string? Revision { get; init; }
    /// <summary>Goes up with every change.</summary>
    public long Version { get; init; }
    public DateTimeOffset Created { get; init; }
    public DateTimeOffset Modified { get; init; }

    public bool IsFolder => MimeType == FolderType;
}
