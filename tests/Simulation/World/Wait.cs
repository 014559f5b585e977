using System.Runtime.CompilerServices;

namespace St4cker.Simulation.World;

/// <summary>Goes on after a time, unless whoever waits has ended meanwhile.</summary>
internal readonly struct Wait(Clockwork clock, Life? life, TimeSpan time) : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public Wait GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => clock.In(time, continuation, life);

    public void UnsafeOnCompleted(Action continuation) => clock.In(time, continuation, life);
}

/// <summary>Sleeps until it is woken, or looks by itself.</summary>
internal sealed class Sleep(Clockwork clock, Life life, TimeSpan? most) : ICriticalNotifyCompletion
{
    private Action? _goOn;

    public bool IsCompleted => false;

    public Sleep GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        _goOn = continuation;
        if (most is { } time)
            clock.In(time, End, life, idle: true);
    }

    public void Wake() => clock.In(TimeSpan.Zero, End, life);

    private void End()
    {
        var goOn = _goOn;
        _goOn = null;
        goOn?.Invoke();
    }
}
