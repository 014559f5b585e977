using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>"Done", "delete it please", "hapus saja" said of what is in view: the deed without the words of its thing.</summary>
internal static class DeedAlone
{
    private const int MostWords = 5;
    private static readonly string[] Pointing = ["it", "this", "that", "ini", "itu", "saja", "aja", "это", "её", "ее", "его"];

    /// <returns>What the thing becomes, as <see cref="Fields.Status"/>; null when anything else is said.</returns>
    public static string? Read(string text, Speaker speaker)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length > MostWords)
            return null;
        var said = Utterance.Of(string.Join(' ', words.Where(word => !Pointing.Contains(word.Trim('.', '!', ','), StringComparer.OrdinalIgnoreCase))), speaker);
        // "Cancel" alone answers the card.
        return Answers.Alone(said) is null ? StatusOf(said) : null;
    }

    private static string? StatusOf(Utterance said)
    {
        string? status = null;
        for (var at = 0; at < said.Count; at++)
        {
            if (status is null && StatusAt(said, at) is { } found)
                status = found;
            else if (!said.Is(at, Sense.Tail) && (said[at].Kind != TokenKind.Symbol || said[at].Meanings.Length > 0))
                return null;
        }
        return status;
    }

    private static string? StatusAt(Utterance said, int at)
    {
        if (said.Is(at, Sense.Finished, out var notYet))
            return notYet == 1 ? "open" : "done";
        return !said.Is(at, Sense.Change, out var kind) ? null : (ChangeKind)kind switch
        {
            ChangeKind.Done or ChangeKind.MaybeDone => "done",
            ChangeKind.Open => "open",
            ChangeKind.Delete or ChangeKind.MaybeDelete => "deleted",
            _ => null,
        };
    }
}
