namespace St4cker.Playground.TelegramStandIn;

/// <summary>The Bot API says no, in its own words.</summary>
internal sealed class Refusal(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code { get; } = code;
    public int? RetryAfter { get; } = retryAfter;

    public static Refusal BadRequest(string description) => new(400, "Bad Request: " + description);
    public static Refusal Forbidden(string description) => new(403, "Forbidden: " + description);
    public static Refusal Conflict(string description) => new(409, "Conflict: " + description);
    public static Refusal TooManyRequests(int seconds) =>
        new(429, string.Create(CultureInfo.InvariantCulture, $"Too Many Requests: retry after {seconds}"), seconds);
}
