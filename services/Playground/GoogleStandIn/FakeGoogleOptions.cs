namespace St4cker.Playground.GoogleStandIn;

public sealed record FakeGoogleOptions
{
    /// <summary>Where the stand-in keeps what it knows over a restart; null: memory only.</summary>
    public string? Directory { get; init; }
    public string ClientId { get; init; } = PlaygroundAddresses.GoogleClientId;
    public string ClientSecret { get; init; } = PlaygroundAddresses.GoogleClientSecret;
    /// <summary>The accounts that the consent page offers; others come into being when a login_hint or a test names them.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = ["ann@example.com", "budi@example.com", "olga@example.com"];
    /// <summary>How long an access token is good for.</summary>
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromHours(1);
    /// <summary>Calls of the Tasks API a day in all; then 403 dailyLimitExceeded.</summary>
    public int CallsPerDay { get; init; } = 50_000;
}
