namespace St4cker.Playground.Faults;

/// <summary>What goes wrong with a call to a stand-in.</summary>
public enum FaultKind
{
    /// <summary>The answer comes, but only after <see cref="Fault.Delay"/>.</summary>
    Slow,
    /// <summary>429 with the service's own way of saying when to come back (<see cref="Fault.RetryAfter"/>).</summary>
    TooManyRequests,
    /// <summary>500 and nothing was done.</summary>
    ServerError,
    /// <summary>403: Telegram says that the bot was blocked, Google that the quota is used up.</summary>
    Refused,
    /// <summary>The call is accepted and done, and then the connection is cut: the caller can not know.</summary>
    LostAnswer,
    /// <summary>200 with <see cref="Fault.Body"/> in the place of what was promised.</summary>
    Garbage,
}

/// <summary>One thing that shall go wrong.</summary>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Only calls of this name: a Bot API method ("sendMessage"), "token", "revoke", "tasks.insert", "generateContent"; null: all.</summary>
    public string? Operation { get; init; }
    /// <summary>Only calls about this chat id, Google account or model; null: all.</summary>
    public string? About { get; init; }
    /// <summary>How many calls it hits; <see cref="int.MaxValue"/> lasts until <see cref="FaultPlan.Clear"/>.</summary>
    public int Times { get; init; } = 1;
    /// <summary>0 to 1: how likely a call that fits is hit.</summary>
    public double Chance { get; init; } = 1;
    /// <summary>The caller waits this long first; a lost answer is held this long after the work is done.</summary>
    public TimeSpan Delay { get; init; }
    /// <summary>Seconds.</summary>
    public int RetryAfter { get; init; } = 1;
    /// <summary>What stands in the answer of <see cref="FaultKind.Garbage"/>; the reason word of Google's 403.</summary>
    public string? Body { get; init; }
}
