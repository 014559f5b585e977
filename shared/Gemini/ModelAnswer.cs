using System.Diagnostics.CodeAnalysis;

namespace St4cker.Gemini;

/// <summary>What the model answered, or why it did not. Never an exception: the rules take over.</summary>
public sealed record ModelAnswer<T> where T : class
{
    internal ModelAnswer(T value, string model) => (Value, Model) = (value, model);

    internal ModelAnswer(WhyNot whyNot) => WhyNot = whyNot;

    public T? Value { get; }
    /// <summary>The name, from the settings, of the model that answered.</summary>
    public string? Model { get; }
    public WhyNot? WhyNot { get; }

    [MemberNotNullWhen(true, nameof(Value), nameof(Model))]
    [MemberNotNullWhen(false, nameof(WhyNot))]
    public bool Answered => Value is not null;
}

/// <summary>Why there is no answer: of the last model that was asked, or, when none was asked, why it was not.</summary>
public enum WhyNot
{
    /// <summary>No key, or Gemini__Use is never.</summary>
    Off,
    /// <summary>Our own limit: per minute, per day, or per day and person.</summary>
    QuotaUsedUp,
    /// <summary>It failed repeatedly and is left alone for a while.</summary>
    CircuitOpen,
    Timeout,
    /// <summary>Gemini limits us: 429.</summary>
    Limited429,
    /// <summary>There is no such model (any more).</summary>
    NotFound404,
    /// <summary>5xx.</summary>
    ServerError,
    /// <summary>Gemini refuses the request: a wrong key, no permission, a country it does not serve (any other status).</summary>
    Refused,
    /// <summary>Not the form that was asked for, or beyond its bounds.</summary>
    BadAnswer,
    /// <summary>Gemini, or the database that counts the quotas, was not reached.</summary>
    Network,
}
