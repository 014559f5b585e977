namespace St4cker.EndToEnd.Cluster.Chaos;

/// <summary>Chance from a seed, for several at once. The same seed throws the same; who throws when is the machine's own chance.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int below)
    {
        lock (_random)
            return _random.Next(below);
    }

    public bool Chance(double likely)
    {
        lock (_random)
            return _random.NextDouble() < likely;
    }

    public TimeSpan Time(TimeSpan below)
    {
        lock (_random)
            return below * _random.NextDouble();
    }
}
