namespace St4cker.Playground.Faults;

/// <summary>The faults that wait for their calls; the first one that fits is taken.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Left)> _waiting = [];
    private readonly Random _dice;

    /// <param name="seed">The same seed hits the same calls again.</param>
    public FaultPlan(int seed = 1)
    {
#pragma warning disable CA5394 // A repeatable test wants a seeded die, not a secret.
        _dice = new Random(seed);
#pragma warning restore CA5394
    }

    /// <summary>No fault waits for a call any more: the last one was met, and is under way or over.</summary>
    public bool AllMet
    {
        get
        {
            lock (_gate)
                return _waiting.Count == 0;
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
            _waiting.Add((fault, fault.Times));
    }

    public void Clear()
    {
        lock (_gate)
            _waiting.Clear();
    }

    /// <summary>The fault that hits this call, or null.</summary>
    internal Fault? Take(string operation, string? about)
    {
        lock (_gate)
        {
            for (var i = 0; i < _waiting.Count; i++)
            {
                var (fault, left) = _waiting[i];
                if (!Fits(fault, operation, about))
                    continue;
                if (left == 1)
                    _waiting.RemoveAt(i);
                else if (left != int.MaxValue)
                    _waiting[i] = (fault, left - 1);
                return fault;
            }
            return null;
        }
    }

    private bool Fits(Fault fault, string operation, string? about) =>
        (fault.Operation is null || string.Equals(fault.Operation, operation, StringComparison.OrdinalIgnoreCase))
        && (fault.About is null || fault.About == about)
#pragma warning disable CA5394
        && (fault.Chance >= 1 || _dice.NextDouble() < fault.Chance);
#pragma warning restore CA5394
}
