namespace St4cker.Simulation.World;

/// <summary>The only time there is, and all that is going to happen: one thing after the other, in an order that the seed alone decides.</summary>
internal sealed class Clockwork : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Happening, (long At, long Order)> _coming = new();
    private long _order;
    private int _busy;

    public DateTimeOffset Now { get; private set; } = Start;
    public int Steps { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    public override DateTimeOffset GetUtcNow() => Now;
    public override long GetTimestamp() => Now.UtcTicks;
    // Whoever would time out is told so by the outside itself.
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NoTimer();

    /// <param name="life">Whose it is: it does not happen when that one has ended. Null: the world's own.</param>
    /// <param name="idle">Somebody only looks whether there is something to do.</param>
    public void In(TimeSpan time, Action deed, Life? life = null, bool idle = false)
    {
        if (!idle)
            _busy++;
        _coming.Enqueue(new Happening(deed, life, idle), ((Now + time).UtcTicks, _order++));
    }

    /// <summary>Nothing comes but idle looks.</summary>
    public bool IsIdle => _busy == 0;

    public bool Step()
    {
        if (!_coming.TryDequeue(out var next, out var when))
            return false;
        if (!next.Idle)
            _busy--;
        if (when.At > Now.UtcTicks)
            Now = new DateTimeOffset(when.At, TimeSpan.Zero);
        Steps++;
        if (next.Life?.Over != true)
            next.Deed();
        return true;
    }

    /// <summary>Nothing happens until then: time passes at once.</summary>
    public void PassUntil(DateTimeOffset then) => Now = then > Now ? then : Now;

    private sealed record Happening(Action Deed, Life? Life, bool Idle);

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
