namespace St4cker.Gemini;

/// <summary>What an exception of the chat client means. The one place to change when another client stands behind IChatClient.</summary>
/// <param name="RetryAfter">How long the service asks to be left alone.</param>
internal sealed record ModelFailure(WhyNot WhyNot, TimeSpan? RetryAfter = null)
{
    /// <summary>A cancellation counts as a timeout here: the caller's own is told apart before.</summary>
    public static ModelFailure Of(Exception exception) => exception switch
    {
        OperationCanceledException => new(WhyNot.Timeout),
        GeminiException answered => new(Of((int)answered.StatusCode!), answered.RetryAfter),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new(WhyNot.BadAnswer),
        HttpRequestException or IOException => new(WhyNot.Network),
        // JsonException, and whatever else a guest may do: its answer is of no use.
        _ => new(WhyNot.BadAnswer),
    };

    private static WhyNot Of(int status) => status switch
    {
        404 => WhyNot.NotFound404,
        429 => WhyNot.Limited429,
        408 or >= 500 => WhyNot.ServerError,
        _ => WhyNot.Refused,
    };
}
