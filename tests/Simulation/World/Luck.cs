namespace St4cker.Simulation.World;

/// <summary>All that is left to chance, from one seed.</summary>
internal sealed class Luck(int seed)
{
    private readonly Random _random = new(seed);
    private double _crash;
    private double _stall;
    private double _cut;
    private double _lost;
    private double _outside;
    private double _lead;

    public Random Random => _random;

    /// <summary>False: nothing goes wrong any more.</summary>
    public bool MayFail { get; private set; } = true;

    /// <summary>What kind of a day this is.</summary>
    public void Draw()
    {
        _crash = Pick(0, 0.002, 0.01);
        _stall = Pick(0, 0.005, 0.04);
        _cut = Pick(0, 0.01, 0.04);
        _lost = Pick(0, 0.2, 0.6);
        _lead = Pick(0, 0.3, 0.9);
        _outside = Pick(0.05, 0.2, 0.45);
    }

    public void Heal() => MayFail = false;

    public bool Crashes() => Bad(_crash);
    public bool Stalls() => Bad(_stall);
    public bool Cuts() => Bad(_cut);
    public bool LosesWakeUp() => Bad(_lost);
    public bool DoublesWakeUp() => Bad(0.1);
    public bool LosesLead() => Bad(_lead);
    public bool OutsideFails() => Bad(_outside);
    public TimeSpan Step() => TimeSpan.FromMicroseconds(_random.Next(100, 4_000));
    // Often about as long as a lease, for then two are at the same thing.
    public TimeSpan Stall() => Chance(0.5) ? Between(44, 49) : Between(20, 90);
    public TimeSpan Between(double least, double most) => TimeSpan.FromMilliseconds((int)(1000 * (least + (most - least) * _random.NextDouble())));
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public bool Chance(double share) => _random.NextDouble() < share;
    public int Below(int count) => _random.Next(count);
    public T Of<T>(IReadOnlyList<T> things) => things[_random.Next(things.Count)];

    private bool Bad(double share) => MayFail && share > 0 && _random.NextDouble() < share;

    private double Pick(params ReadOnlySpan<double> shares) => shares[_random.Next(shares.Length)];
}
