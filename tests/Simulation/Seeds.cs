using St4cker.Simulation.World;

namespace St4cker.Simulation;

/// <summary>Many seeds, on all processors.</summary>
internal static class Seeds
{
    /// <summary>Of the seeds from 1 the first that breaks a promise; null: none does.</summary>
    public static Ending? FirstBroken(int count, Func<int, Ending> run)
    {
        Ending? first = null;
        var gate = new Lock();
        Parallel.For(1, count + 1, (seed, all) =>
        {
            if (all.ShouldExitCurrentIteration)
                return;
            var ending = run(seed);
            if (ending.Broken.Count == 0)
                return;
            all.Break();
            lock (gate)
            {
                if (first is null || ending.Seed < first.Seed)
                    first = ending;
            }
        });
        return first;
    }

    /// <summary>What there is to know of a seed that broke a promise.</summary>
    public static string Replayed(int seed, string? asked, params Guard[] without)
    {
        var ending = Run.Seed(seed, trace: true, asked, without);
        return string.Create(CultureInfo.InvariantCulture,
            $"Seed {seed} breaks: {string.Join("; ", ending.Broken.Select(one => one.Promise + " (" + one.What + ")"))}\n{string.Join('\n', ending.Trace)}");
    }
}
