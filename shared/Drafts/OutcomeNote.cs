namespace St4cker.Drafts;

/// <summary>What a card says of an effect beside its sign: a key of the texts for why it failed or does not come yet. Pure.</summary>
public static class OutcomeNote
{
    /// <param name="reason">What the connector wrote as the effect's error; what stands behind a space is an operator's mark.</param>
    /// <param name="timeDropped">The outside system keeps the date only.</param>
    public static string? Of(bool failed, bool trying, string? reason, bool timeDropped)
    {
        if (failed)
            return reason?.Split(' ')[0] is "rejected" or "forbidden" or "not_found" ? "outcome.failed" : "outcome.failed_here";
        if (!trying)
            return timeDropped ? "outcome.date_only" : null;
        return reason switch
        {
            "rate_limited" or "quota_exceeded" => "outcome.trying_limit",
            "client_refused" or "token_unreadable" or "api_disabled" => "outcome.trying_setup",
            _ => "outcome.trying",
        };
    }
}
