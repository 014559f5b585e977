using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace St4cker.Hosting.Health;

/// <summary>How one dependency was, and how long it took to say so.</summary>
internal sealed record CheckedDependency(string State, double Ms);

/// <summary>What <c>/health/ready</c> answers.</summary>
internal sealed record ReadinessReport(string Status, IReadOnlyDictionary<string, CheckedDependency> Checks)
{
    public const string Ready = "ready";
}

/// <summary>Asks all dependencies at once, at most once a second however often it is probed.</summary>
internal sealed class ReadinessProbe(IEnumerable<IReadinessCheck> checks, IHostApplicationLifetime lifetime, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _one = new(1, 1);
    private (long At, ReadinessReport Report)? _last;

    public async Task<ReadinessReport> ReportAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (_last is { } last && clock.GetElapsedTime(last.At) < FreshFor)
                return last.Report;
            var report = await AskAsync();
            _last = (clock.GetTimestamp(), report);
            return report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ReadinessReport> AskAsync()
    {
        var answers = await Task.WhenAll(checks.Select(AskAsync));
        return new ReadinessReport(
            Judge(answers.Select(answer => answer.State).ToList(), lifetime),
            answers.ToDictionary(
                answer => answer.Name,
                answer => new CheckedDependency(answer.State.ToString().ToLowerInvariant(), answer.Ms),
                StringComparer.Ordinal));
    }

    private static string Judge(List<Readiness> states, IHostApplicationLifetime lifetime)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return "stopping";
        if (states.Contains(Readiness.Failing))
            return "failing";
        return states.Contains(Readiness.Starting) || !lifetime.ApplicationStarted.IsCancellationRequested ? "starting" : ReadinessReport.Ready;
    }

    // Not under the caller's token: the answer is for everybody who asks in this second.
    private static async Task<(string Name, Readiness State, double Ms)> AskAsync(IReadinessCheck check)
    {
        var since = Stopwatch.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience);
        Readiness state;
        try
        {
            state = await check.CheckAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception)
        {
            // The state is the news; the part that needs the dependency logs why.
            state = Readiness.Failing;
        }
        return (check.Name, state, Math.Round(Stopwatch.GetElapsedTime(since).TotalMilliseconds, 1));
    }
}
