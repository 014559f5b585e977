using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>What is asked for.</summary>
internal static class QueryItem
{
    private static readonly string[] Views = ["tasks", "today", "tomorrow", "week", "balance", "summary", "projects", "list"];

    // Of several words the plainer one: "how much did I spend today" asks for the summary, "my tasks for tomorrow" for tomorrow.
    private static readonly int[] Order = [4, 5, 6, 2, 1, 3, 0, 7];

    public static void Read(Piece piece)
    {
        var best = Order.Length;
        for (var at = 0; at < piece.To; at++)
        {
            if (View(piece.Said, at) is { } view && Array.IndexOf(Order, view) is var rank && rank < best)
                best = rank;
        }
        piece.Fields = piece.Fields with { View = best < Order.Length ? Views[Order[best]] : null, Title = best < Order.Length ? null : Tasks.TitleText.Of(piece.Said.Text).Title };
    }

    private static int? View(Utterance said, int at)
    {
        if (said.Is(at, Sense.Day, out var days) && days is 0 or 1)
            return days + 1;
        if (said.Is(at, Sense.View, out var view))
            return view;
        return said.Is(at, Sense.Unit, out var unit) && (TimeUnit)unit is TimeUnit.Week or TimeUnit.Weekend ? 3 : null;
    }
}
