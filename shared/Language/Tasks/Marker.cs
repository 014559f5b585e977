using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

/// <summary>A field said by name: "note: …", "due: Friday", "subtasks: a, b".</summary>
/// <param name="Field">Which field.</param>
/// <param name="At">The token of its name.</param>
/// <param name="From">The first token of the value.</param>
/// <param name="To">The token after the value.</param>
internal readonly record struct Marker(FieldName Field, int At, int From, int To)
{
    private const int Most = 32;

    public static List<Marker> All(Utterance said, int from, bool fieldsOnly = false)
    {
        var starts = new List<(int At, FieldName Field)>();
        for (var at = from; at < said.Count && starts.Count < Most; at++)
        {
            if (said.Is(at, Sense.Field, out var field) && said.IsSign(at + 1, ':') && !(said.IsGlued(at) && at > 0 && said.IsWord(at - 1)))
                starts.Add((at, (FieldName)field));
        }
        var markers = new List<Marker>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var next = i + 1 < starts.Count ? starts[i + 1].At : said.Count;
            markers.Add(new Marker(starts[i].Field, starts[i].At, starts[i].At + 2, End(said, starts[i].Field, starts[i].At + 2, next, fieldsOnly)));
        }
        return markers;
    }

    /// <summary>A note goes on to the end, a title or a list to the line's end, the others to the next comma too.</summary>
    private static int End(Utterance said, FieldName field, int from, int next, bool fieldsOnly)
    {
        var to = Math.Min(from, next);
        while (to < next && !(field != FieldName.Note && said.IsNewLine(to))
            && !(field is not (FieldName.Note or FieldName.Title or FieldName.Subtasks) && !fieldsOnly && (said.IsSign(to, ';') || said.IsSign(to, ',') && field != FieldName.Due)))
            to++;
        return to;
    }
}
