using St4cker.Simulation.Store;

namespace St4cker.Simulation.World;

/// <summary>A process from its start to its end: when it crashes, what was in its memory is gone, and what it had begun in the database is rolled back.</summary>
internal sealed class Life(Place place, string name, int number)
{
    private Sleep? _sleep;
    private bool _woken;

    public Place Place => place;
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");
    public bool Over { get; private set; }
    public HashSet<Transaction> Open { get; } = [];

    /// <summary>Something else may happen here, or the process may crash.</summary>
    public Wait At(string where)
    {
        if (place.Luck.Crashes() && !Over)
            place.Clock.In(TimeSpan.Zero, () => Crash(where), this);
        return new Wait(place.Clock, this, place.Luck.Step());
    }

    /// <summary>As <see cref="At"/>, at a place where a process may also stand still for a minute.</summary>
    public Wait AtLong(string where)
    {
        if (!place.Luck.Stalls())
            return At(where);
        var pause = place.Luck.Stall();
        place.Tell($"{Name} stands still for {pause.TotalSeconds:0} s {where}");
        return new Wait(place.Clock, this, pause);
    }

    public Wait After(TimeSpan time) => new(place.Clock, this, time);

    /// <summary>Sleeps until a wake-up, or for as long as a stage waits when its wake-up got lost.</summary>
    public Sleep UntilWoken(TimeSpan most)
    {
        _sleep = new Sleep(place.Clock, this, place.Guards.Has(Guard.LookAnyway) ? most : null);
        if (_woken)
            _sleep.Wake();
        _woken = false;
        return _sleep;
    }

    /// <summary>Only time passes, and there may be nothing to do then.</summary>
    public Sleep Idle(TimeSpan time) => new(place.Clock, this, time);

    public void Wake()
    {
        _woken = true;
        _sleep?.Wake();
    }

    private void Crash(string where)
    {
        if (Over || !place.Luck.MayFail)
            return;
        Over = true;
        place.Tell($"{Name} crashes {where}");
        foreach (var transaction in Open.ToList())
            transaction.RollBack();
        place.Ended(this);
    }
}

/// <summary>The connection to the database was cut: whether a commit was heard is not known to whoever asked for it.</summary>
internal sealed class ConnectionCutException : Exception
{
    public ConnectionCutException()
        : base("The connection was cut")
    {
    }
}
