using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using St4cker.Storage;

namespace St4cker.Hosting.Logs;

/// <summary>One line of the log before it is written.</summary>
internal sealed record LogLine(string Level, string Category, string Message, string? Correlation, string? Trace, Exception? Exception)
{
    public static LogLine From<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes) => new(
        LevelOf(entry.LogLevel),
        ShortCategory(entry.Category),
        entry.Formatter(entry.State, null),
        FindCorrelation(scopes),
        Activity.Current?.TraceId.ToHexString(),
        entry.Exception);

    private static string? FindCorrelation(IExternalScopeProvider? scopes)
    {
        var found = new Found();
        scopes?.ForEachScope(static (scope, found) => found.Correlation = scope as Correlation ?? found.Correlation, found);
        return found.Correlation?.Id ?? Activity.Current?.GetTagItem(Storage.Correlation.Tag) as string;
    }

    /// <summary><c>St4cker.Router.Reading.ReadUpdates</c> is <c>Router.ReadUpdates</c>; strangers keep their name.</summary>
    private static string ShortCategory(string category) =>
        category.Split('.') is ["St4cker", var part, .., var last] ? $"{part}.{last}" : category;

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        LogLevel.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    private sealed class Found
    {
        public Correlation? Correlation { get; set; }
    }
}
