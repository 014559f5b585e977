using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace St4cker.Hosting.Logs;

/// <summary>The same lines for a person at a terminal.</summary>
internal sealed class PlainLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "st4cker-plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = LogLine.From(logEntry, scopeProvider);
        var correlation = line.Correlation is null ? "" : $" [{line.Correlation}]";
        var level = logEntry.LogLevel < LogLevel.Warning ? "" : $" {line.Level.ToUpperInvariant()}";
        textWriter.WriteLine($"{clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}{level} {line.Category}: {line.Message}{correlation}");
        if (line.Exception is not null)
            textWriter.WriteLine($"  {ExceptionShape.TypesOf(line.Exception)}\n{ExceptionShape.StackOf(line.Exception)}");
    }
}
