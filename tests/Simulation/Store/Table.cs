using System.Collections;

namespace St4cker.Simulation.Store;

/// <summary>Rows in the order in which they were written. What a transaction changes can be taken back as long as it is not committed.</summary>
internal sealed class Table<TRow> : IEnumerable<TRow>
    where TRow : class
{
    private readonly List<TRow> _rows = [];

    public int Count => _rows.Count;

    public void Add(TRow row, Journal journal)
    {
        _rows.Add(row);
        journal.Add(() => _rows.Remove(row));
    }

    /// <summary>Changes the rows of which the condition is true; gives how many.</summary>
    public int Update(Func<TRow, bool> which, Func<TRow, TRow> change, Journal journal)
    {
        var changed = 0;
        for (var i = 0; i < _rows.Count; i++)
        {
            var (before, at) = (_rows[i], i);
            if (!which(before))
                continue;
            _rows[i] = change(before);
            journal.Add(() => _rows[at] = before);
            changed++;
        }

        return changed;
    }

    public void Delete(Func<TRow, bool> which, Journal journal)
    {
        if (!_rows.Exists(row => which(row)))
            return;
        var before = _rows.ToList();
        _rows.RemoveAll(row => which(row));
        journal.Add(() =>
        {
            _rows.Clear();
            _rows.AddRange(before);
        });
    }

    public List<TRow>.Enumerator GetEnumerator() => _rows.GetEnumerator();

    IEnumerator<TRow> IEnumerable<TRow>.GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _rows.GetEnumerator();
}

/// <summary>How to take back what was written.</summary>
internal sealed class Journal
{
    private readonly Stack<Action> _back = new();

    public void Add(Action back) => _back.Push(back);

    public void RollBack()
    {
        while (_back.TryPop(out var back))
            back();
    }
}

/// <summary>A unique key is there already: the whole transaction is refused.</summary>
internal sealed class KeyViolationException(string key) : Exception("The key is there already: " + key)
{
    public string Key { get; } = key;
}
