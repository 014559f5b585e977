namespace St4cker.Gemini;

/// <summary>At most so many requests in any sixty seconds, of this process. It says no at once and never makes anybody wait.</summary>
internal sealed class MinuteWindow(int limit, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly Queue<long> _taken = new();
    private readonly Lock _lock = new();

    public bool Take()
    {
        var now = clock.GetTimestamp();
        lock (_lock)
        {
            while (_taken.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= Length)
                _taken.Dequeue();
            GeminiTelemetry.Left(Math.Max(0, limit - _taken.Count - 1));
            if (_taken.Count >= limit)
                return false;
            _taken.Enqueue(now);
            return true;
        }
    }
}
