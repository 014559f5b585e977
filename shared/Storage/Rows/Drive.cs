namespace St4cker.Storage;

/// <summary>A person's event log in their Google Drive; see <see cref="Devices.DriveLogs"/>.</summary>
public sealed class DriveLogRow
{
    public long UserId { get; init; }
    /// <summary>on, waiting (for the person to let us in), off.</summary>
    public required string Status { get; set; }
    /// <summary>Up to here the person's events stand in Drive.</summary>
    public long LastSeq { get; set; }
    /// <summary>How often what stands there may have come to differ from what we know.</summary>
    public long Doubts { get; set; }
    /// <summary>How many of these were looked into.</summary>
    public long DoubtsSettled { get; set; }
    public string? FolderUrl { get; set; }
    public string? Error { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }
    public Guid? ClaimedBy { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateTimeOffset? FlushedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A file or folder of that log.</summary>
public sealed class DriveFileRow
{
    public long UserId { get; init; }
    /// <summary>Our name for it, such as <c>events-2026-11.jsonl</c>.</summary>
    public required string Name { get; init; }
    /// <summary>Drive's id; reserved before the file is made, so that it is made once.</summary>
    public required string FileId { get; set; }
    public long? FirstSeq { get; set; }
    public long? LastSeq { get; set; }
    /// <summary>Of what we wrote last.</summary>
    public string? Md5 { get; set; }
    /// <summary>When that was; null: only the id is reserved.</summary>
    public DateTimeOffset? MadeAt { get; set; }
}
