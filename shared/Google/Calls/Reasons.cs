namespace St4cker.Google;

/// <summary>Why a call to Google did not succeed; stored in columns called error.</summary>
public static class Reasons
{
    /// <summary>Google asks to slow down.</summary>
    public const string RateLimited = "rate_limited";
    /// <summary>The day's quota of the operator's client is used up.</summary>
    public const string QuotaExceeded = "quota_exceeded";
    public const string Unavailable = "unavailable";
    /// <summary>No answer came in time: it may or may not have been done.</summary>
    public const string Timeout = "timeout";
    public const string Network = "network";
    /// <summary>The answer could not be read.</summary>
    public const string Garbled = "garbled";
    /// <summary>The API is not switched on for the operator's client.</summary>
    public const string ApiDisabled = "api_disabled";
    /// <summary>Google does not take the operator's client or its request for a token.</summary>
    public const string ClientRefused = "client_refused";
    /// <summary>The stored token does not open with the master key.</summary>
    public const string TokenUnreadable = "token_unreadable";
    public const string ReconnectNeeded = "reconnect_needed";
    public const string Rejected = "rejected";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    /// <summary>The person's storage at Google is full.</summary>
    public const string StorageFull = "storage_full";
    /// <summary>The person did not allow this part, or took it back.</summary>
    public const string NotAllowed = "not_allowed";
}
