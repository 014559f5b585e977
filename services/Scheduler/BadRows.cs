namespace St4cker.Scheduler;

/// <summary>
/// Keeps one row that can not be read from holding up the others: after a failure the rows are taken one at a time, and the one
/// that fails by itself is passed over, for an hour or until the program starts anew.
/// </summary>
internal sealed class BadRows<TKey>(TimeProvider clock) where TKey : notnull
{
    private const int AloneFor = 64;
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);
    private readonly Dictionary<TKey, DateTimeOffset> _passedOver = [];
    private int _aloneFor;

    public bool Alone => _aloneFor > 0;

    /// <summary>What is not to be taken now.</summary>
    public TKey[] PassedOver
    {
        get
        {
            foreach (var key in _passedOver.Where(row => row.Value + Again <= clock.GetUtcNow()).Select(row => row.Key).ToList())
                _passedOver.Remove(key);
            return [.. _passedOver.Keys];
        }
    }

    public void Worked() => _aloneFor = Math.Max(0, _aloneFor - 1);

    public void PassOver(TKey key) => _passedOver[key] = clock.GetUtcNow();

    /// <summary>Nothing is known of whose fault it was: from now on one at a time.</summary>
    public void TakeAlone() => _aloneFor = AloneFor;
}
