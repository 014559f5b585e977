namespace St4cker.Google;

/// <summary>A token that Google takes for about an hour.</summary>
/// <param name="connectionVersion">The version of the connection that it came from.</param>
public sealed class AccessToken(string value, DateTimeOffset usableUntil, DateTimeOffset connectionVersion)
{
    public string Value { get; } = value;
    public DateTimeOffset UsableUntil { get; } = usableUntil;
    public DateTimeOffset ConnectionVersion { get; } = connectionVersion;
}

/// <summary>Only the person can go on: by connecting Google (again).</summary>
/// <param name="connectionVersion">The connection that was found wanting; null when there is none.</param>
public sealed class ReconnectNeededException(DateTimeOffset? connectionVersion) : Exception("The person has to connect Google again.")
{
    public DateTimeOffset? ConnectionVersion { get; } = connectionVersion;
}
