using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace St4cker.Storage;

/// <summary>What one update caused, from its arrival to its effects, is found in the logs under one id.</summary>
public sealed record Correlation(string Id)
{
    /// <summary>Of an activity that is about one update.</summary>
    public const string Tag = "st4cker.correlation";

    public static Correlation Of(long updateId) => new(string.Create(CultureInfo.InvariantCulture, $"u{updateId}"));

    public override string ToString() => Id;
}

public static class CorrelationScope
{
    /// <summary>Marks all log lines until the returned object is disposed.</summary>
    /// <param name="logger">Any logger; the scope holds for all of them.</param>
    /// <param name="correlationId">Such as <c>u123</c>, the update's number. Never a name or a text.</param>
    public static IDisposable? BeginCorrelation(this ILogger logger, string correlationId)
    {
        Activity.Current?.SetTag(Correlation.Tag, correlationId);
        return logger.BeginScope(new Correlation(correlationId));
    }

    /// <inheritdoc cref="BeginCorrelation(ILogger, string)"/>
    public static IDisposable? BeginCorrelation(this ILogger logger, long updateId) => logger.BeginScope(Correlation.Of(updateId));
}
