namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Why an effect did not succeed; stored in <c>effects.error</c>.</summary>
internal static class Reasons
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
    /// <summary>The Tasks API is not switched on for the operator's client.</summary>
    public const string ApiDisabled = "api_disabled";
    /// <summary>Google does not take the operator's client or its request for a token.</summary>
    public const string ClientRefused = "client_refused";
    /// <summary>The stored token does not open with the master key.</summary>
    public const string TokenUnreadable = "token_unreadable";
    public const string ReconnectNeeded = "reconnect_needed";
    public const string Rejected = "rejected";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    /// <summary>What is to be sent can not be read by this version.</summary>
    public const string Unreadable = "unreadable";
    /// <summary>The task itself could not be made, so its subtasks have no place.</summary>
    public const string ParentFailed = "parent_failed";
    /// <summary>What is to be changed never came to stand at Google.</summary>
    public const string NoCopy = "no_copy";
    /// <summary>The person changed the copy at Google while it was being taken back.</summary>
    public const string ChangedOutside = "changed_outside";
}
