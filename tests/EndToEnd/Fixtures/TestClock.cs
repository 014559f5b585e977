namespace St4cker.EndToEnd.Fixtures;

/// <summary>Time goes on as it does, and jumps when told to.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _passed;

    public TestClock()
    {
    }

    public TestClock(DateTimeOffset start) => _passed = (start - base.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _passed));

    public void Pass(TimeSpan time) => Interlocked.Add(ref _passed, time.Ticks);
}
