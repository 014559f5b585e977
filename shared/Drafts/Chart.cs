namespace St4cker.Drafts;

/// <summary>What the picture on a card shows: bars, longest first, every word ready to be drawn. Whoever shows the card draws it.</summary>
public sealed record Chart(string Title, IReadOnlyList<ChartBar> Bars)
{
    /// <summary>Bars with a name of their own; what is beyond them is one bar together.</summary>
    public const int MostNamed = 8;

    /// <summary>Under the title, such as the sum and the days it is of; or null.</summary>
    public string? Subtitle { get; init; }
    /// <summary>What the bars are and what the thin ones are ("November", "October"): shown when there are both.</summary>
    public string? Now { get; init; }
    /// <inheritdoc cref="Now"/>
    public string? Before { get; init; }

    /// <summary>A chart of amounts of one currency: the largest eight, the others as one, all on one scale.</summary>
    /// <param name="say">An amount in the person's words.</param>
    /// <param name="others">The name of what is left over, in the person's language.</param>
    public static Chart Of(string title, IEnumerable<ChartAmount> amounts, Func<long, string> say, string others)
    {
        var ordered = amounts.OrderByDescending(amount => amount.Amount).ThenBy(amount => amount.Label, StringComparer.Ordinal).ToList();
        var shown = ordered.Take(MostNamed).ToList();
        if (ordered.Count > MostNamed)
            shown.Add(Together(others, ordered[MostNamed..]));
        var longest = shown.Max(amount => (double?)Math.Max(amount.Amount, amount.Before ?? 0)) ?? 0;
        return new Chart(title, [.. shown.Select((amount, index) => new ChartBar(amount.Label, say(amount.Amount), Share(amount.Amount, longest))
        {
            Before = amount.Before is { } before ? Share(before, longest) : null,
            Colour = index < MostNamed ? index : ChartBar.Rest,
        })]);
    }

    private static ChartAmount Together(string name, IReadOnlyList<ChartAmount> amounts) => new(name, amounts.Sum(amount => amount.Amount))
    {
        Before = amounts.Any(amount => amount.Before is not null) ? amounts.Sum(amount => amount.Before ?? 0) : null,
    };

    // Rounded, so that the same amounts are the same text wherever the chart is written down.
    private static double Share(long amount, double longest) => amount <= 0 ? 0 : Math.Round(amount / longest, 4);
}

/// <param name="Amount">In minor units; nothing and less than nothing have no bar.</param>
public sealed record ChartAmount(string Label, long Amount)
{
    /// <summary>What it was in the time before; null: there is nothing to compare with.</summary>
    public long? Before { get; init; }
}

/// <param name="Value">The amount in words.</param>
/// <param name="Fraction">Of the whole width, 0 to 1.</param>
public sealed record ChartBar(string Label, string Value, double Fraction)
{
    /// <summary>The colour of what is left over.</summary>
    public const int Rest = -1;

    /// <summary>The length of the thin bar beneath, on the same scale; or null.</summary>
    public double? Before { get; init; }
    public int Colour { get; init; }
}
