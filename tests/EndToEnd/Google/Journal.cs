using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Google;

namespace St4cker.EndToEnd.Google;

/// <summary>Keeps what the connector tells, and every line that it logs.</summary>
internal sealed class Journal : IConnectionEvents, IEffectOutcomes, ILoggerProvider, ILogger
{
    public ConcurrentQueue<EffectOutcome> Outcomes { get; } = new();
    public ConcurrentQueue<string> Changes { get; } = new();
    public ConcurrentQueue<string> Lines { get; } = new();
    /// <summary>The next outcome can not be written.</summary>
    public bool Breaks { get; set; }

    public Task ConnectedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, string provider, long? chatId, DriveAnswer drive, CancellationToken stop)
    {
        Changes.Enqueue($"connected {userId} {provider} {chatId}" + (drive == DriveAnswer.NotAsked ? "" : $" drive {drive}"));
        return Task.CompletedTask;
    }

    public Task RevokedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long userId, string provider, CancellationToken stop)
    {
        Changes.Enqueue($"revoked {userId} {provider}");
        return Task.CompletedTask;
    }

    public Task RecordAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid draftId, long userId, IReadOnlyList<EffectOutcome> outcomes, CancellationToken stop)
    {
        if (Breaks)
        {
            Breaks = false;
            throw new InvalidOperationException("The journal broke.");
        }
        foreach (var outcome in outcomes)
            Outcomes.Enqueue(outcome);
        return Task.CompletedTask;
    }

    public Task<bool> IsAsLeftAsync(NpgsqlConnection connection, Guid draftId, long userId, CancellationToken stop) => Task.FromResult(true);

    public Task RefuseUndoAsync(NpgsqlConnection connection, Guid draftId, long userId, string reason, CancellationToken stop) => Task.CompletedTask;

    public Task TakeBackHereAsync(NpgsqlConnection connection, Guid draftId, long userId, CancellationToken stop) => Task.CompletedTask;

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");
    public void Dispose() { }
}
