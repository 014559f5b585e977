namespace St4cker.Playground.GoogleStandIn;

/// <summary>A Google API says no, with its own codes and words.</summary>
/// <param name="reason">The old word in errors[], such as "notFound".</param>
/// <param name="status">The new word, such as "NOT_FOUND".</param>
internal sealed class GoogleRefusal(int code, string message, string reason, string status) : Exception(message)
{
    public int Code { get; } = code;
    public string Reason { get; } = reason;
    public string Status { get; } = status;

    public static GoogleRefusal Invalid(string message) => new(400, message, "invalid", "INVALID_ARGUMENT");
    public static GoogleRefusal NotFound() => new(404, "Task not found.", "notFound", "NOT_FOUND");
    public static GoogleRefusal NoFile(string id) => new(404, $"File not found: {id}.", "notFound", "NOT_FOUND");
    public static GoogleRefusal NoScope() => new(403, "Request had insufficient authentication scopes.", "insufficientPermissions", "PERMISSION_DENIED");
    public static GoogleRefusal Changed() => new(412, "Precondition Failed", "conditionNotMet", "FAILED_PRECONDITION");
    public static GoogleRefusal Unauthenticated() => new(401,
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.",
        "authError", "UNAUTHENTICATED");
    public static GoogleRefusal Quota(int code, string reason) => code == 403
        ? new(403, "Quota Exceeded", reason, "PERMISSION_DENIED")
        : new(429, "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'.", "rateLimitExceeded", "RESOURCE_EXHAUSTED");
}
