namespace St4cker.Sync.DriveLog;

/// <summary>A person's log that this worker holds.</summary>
/// <param name="Claim">The proof that it is still this worker's.</param>
/// <param name="Head">How many events the person had when it was claimed: that far it is written.</param>
/// <param name="LastSeq">How far it was written before.</param>
/// <param name="Doubts">How often what stands in Drive may have changed, as counted when it was claimed.</param>
/// <param name="Attempts">How often it failed in a row.</param>
/// <param name="Error">Why it failed the last time.</param>
/// <param name="WaitsSince">When the oldest event came that Drive does not have; null: there is none, it is only looked after.</param>
internal sealed record ClaimedLog(
    long UserId, Guid Claim, long Head, long LastSeq, long Doubts, int Attempts, string? Error, DateTimeOffset ClaimedAt, DateTimeOffset? WaitsSince);

/// <summary>What we made in a person's Drive, by our own name for it.</summary>
/// <param name="FirstSeq">Of a month: the events in it are those from here to <paramref name="LastSeq"/>.</param>
/// <param name="Md5">Of what we wrote last.</param>
/// <param name="MadeAt">When we wrote it last; null: only the id is reserved.</param>
internal sealed record LogFile(string Name, string FileId, long? FirstSeq = null, long? LastSeq = null, string? Md5 = null, DateTimeOffset? MadeAt = null);

/// <summary>Another worker has taken the log over, or the person has stopped it.</summary>
internal sealed class ClaimLostException() : Exception("The log is no longer this worker's.");
