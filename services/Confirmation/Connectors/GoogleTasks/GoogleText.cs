using System.Security.Cryptography;
using System.Text;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>Titles, notes and markers as Google takes and keeps them. Pure.</summary>
internal static class GoogleText
{
    /// <summary>Google's limits, in characters.</summary>
    public const int LongestTitle = 1024, LongestNotes = 8192;

    // The code names the draft among the person's own and the suffix the step; the hash tells this store from another one
    // that writes into the same account.
    public static string Marker(Guid draftId, string draftCode, string suffix)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(draftId.ToByteArray(bigEndian: true)))[..6];
        return $"st4cker:{draftCode}{suffix}:{hash}";
    }

    public static string Title(string title) => Cut(title, LongestTitle);

    /// <summary>The note with the marker on a line of its own at the end.</summary>
    public static string WithMarker(string? note, string marker)
    {
        if (string.IsNullOrWhiteSpace(note))
            return marker;
        return Cut(note.TrimEnd(), LongestNotes - marker.Length - 2) + "\n\n" + marker;
    }

    public static bool Holds(string? notes, string marker) => notes is not null && notes.Split('\n').Any(line => line.Trim() == marker);

    /// <summary>Do two notes say the same to a person? Markers are ours, and Google may trim what it keeps.</summary>
    public static bool SameNotes(string? one, string? other) => Said(one) == Said(other);

    public static bool SameTitle(string? one, string? other) => (one ?? "").Trim() == (other ?? "").Trim();

    private static string Said(string? notes) =>
        string.Join('\n', (notes ?? "").ReplaceLineEndings("\n").Split('\n').Where(line => !line.Trim().StartsWith("st4cker:", StringComparison.Ordinal))).Trim();

    /// <summary>Cuts without tearing a character apart; an ellipsis says that something is missing.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var kept = new StringBuilder(longest);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && kept.Length + elements.GetTextElement().Length < longest)
            kept.Append(elements.GetTextElement());
        return kept.Append('…').ToString();
    }
}
