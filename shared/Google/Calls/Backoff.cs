namespace St4cker.Google;

/// <summary>When to try again what passes: as often as it takes. Pure.</summary>
public static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);
    // What a stranger's header may make a person wait.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    /// <param name="attempts">How often it was tried, at least 1.</param>
    /// <param name="asked">The pause that the other side asked for.</param>
    /// <param name="chance">0 to 1: keeps many that failed together from coming back together.</param>
    public static TimeSpan Pause(int attempts, TimeSpan? asked, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempts - 1, 20));
        var own = (doubled < Longest ? doubled : Longest) * (0.5 + 0.5 * chance);
        if (asked is not { } wish || wish <= own)
            return own;
        return wish < LongestAsked ? wish * (1 + 0.1 * chance) : LongestAsked;
    }
}
