using St4cker.Simulation.Processes;

namespace St4cker.Simulation.World;

/// <summary>What came of one seed.</summary>
/// <param name="Broken">The promises that were broken, each with what happened.</param>
internal sealed record Ending(int Seed, IReadOnlyList<(string Promise, string What)> Broken, IReadOnlyList<string> Trace, int Steps);

/// <summary>Lives one seed through: a busy time in which everything may go wrong, then peace until nothing waits any more, then the reckoning.</summary>
internal static class Run
{
    private const int MostSteps = 20_000;
    private static readonly TimeSpan BusyTime = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan HealingTime = TimeSpan.FromDays(3);

    /// <param name="asked">The promise that is asked for; null: all of them.</param>
    public static Ending Seed(int seed, bool trace = false, string? asked = null, params IEnumerable<Guard> without)
    {
        // What is awaited goes on in the thread that steps: nothing but the clockwork decides what comes next.
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var place = new Place(seed, new Guards(without), trace, asked);
            Live(place);
            return new Ending(seed, place.Promises.AllBroken, place.Trace, place.Clock.Steps);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private static void Live(Place place)
    {
        Everybody.Start(place);
        place.Crowd.Start();
        while (!place.Promises.IsBroken && (place.Clock.Now - Clockwork.Start < BusyTime || !place.Crowd.IsDone) && place.Clock.Steps < MostSteps && !(place.Crowd.IsDone && place.Clock.IsIdle))
        {
            if (!place.Clock.Step())
                break;
        }

        place.Luck.Heal();
        place.Tell("from here on nothing goes wrong");
        Heal(place);
        if (!place.Promises.IsBroken)
            place.Promises.Reckon();
    }

    /// <summary>Lets everything come to rest; time passes at once where nobody but the clock has anything to do.</summary>
    private static void Heal(Place place)
    {
        var end = place.Clock.Now + HealingTime;
        while (!place.Promises.IsBroken && place.Clock.Now < end && place.Clock.Steps < MostSteps)
        {
            if (place.Clock.IsIdle)
            {
                if (place.Store.NextDue() is not { } next)
                    return;
                place.Clock.PassUntil(next);
            }

            if (!place.Clock.Step())
                return;
        }

        place.Promises.NotAtRest();
    }
}
