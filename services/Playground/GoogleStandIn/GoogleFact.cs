using System.Text.Json.Serialization;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>What the stand-in's journal holds. Codes and access tokens live for minutes and are not kept.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Granted), "granted")]
[JsonDerivedType(typeof(Revoked), "revoked")]
[JsonDerivedType(typeof(Stands), "stands")]
[JsonDerivedType(typeof(DriveOpened), "driveOpened")]
[JsonDerivedType(typeof(Kept), "kept")]
[JsonDerivedType(typeof(Erased), "erased")]
internal abstract record GoogleFact
{
    internal sealed record Opened(string Account, string ListId) : GoogleFact;

    internal sealed record Granted(string Account, string RefreshToken, string? Scopes = null) : GoogleFact;

    internal sealed record Revoked(string RefreshToken) : GoogleFact;

    /// <summary>A task is now this; a deleted one stays as a tombstone.</summary>
    internal sealed record Stands(string Account, string ListId, GoogleTask Task) : GoogleFact;

    internal sealed record DriveOpened(string Account, string RootId) : GoogleFact;

    /// <summary>A file is now this; what is in it stands beside the journal.</summary>
    internal sealed record Kept(string Account, GoogleFile File) : GoogleFact;

    internal sealed record Erased(string Account, string FileId) : GoogleFact;
}
