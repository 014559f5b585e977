namespace St4cker.Simulation.World;

/// <summary>Storage.LeaderLock: one life leads at a time, as far as the database knows; a leader may learn late that it is none any more.</summary>
internal sealed class Leadership(Place place)
{
    private readonly Dictionary<string, (Life Leader, int Term)> _leaders = new(StringComparer.Ordinal);
    private int _terms;

    /// <summary>Leads until the leadership is lost.</summary>
    public async Task LeadAsync(string name, Life life, Func<Func<bool>, Task> work)
    {
        while (true)
        {
            await life.Idle(place.Luck.Between(1.9, 2.1));
            if (_leaders.TryGetValue(name, out var leader) && !leader.Leader.Over)
                continue;
            var term = ++_terms;
            _leaders[name] = (life, term);
            place.Tell($"{life.Name} leads {name}");
            var over = false;
            if (place.Luck.LosesLead())
                place.Clock.In(place.Luck.Between(2, 60), () => Cut(name, life, term, () => over = true));
            await work(() => over);
        }
    }

    /// <summary>The server sees the connection die before the leader does.</summary>
    private void Cut(string name, Life life, int term, Action hear)
    {
        if (life.Over || !_leaders.TryGetValue(name, out var leader) || leader.Term != term || !place.Luck.MayFail)
            return;
        place.Tell($"{life.Name} is cut off from leading {name}");
        _leaders.Remove(name);
        place.Clock.In(place.Luck.Between(0.1, 7), () =>
        {
            hear();
            life.Wake();
        }, life);
    }
}
