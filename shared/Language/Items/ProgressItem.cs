using St4cker.Language.Durations;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>How far a project got: "thesis 45% 2h wrote intro", "worked 90 min on the thesis".</summary>
/// <remarks>The figures part the words: what stands before them, or after "on", names the project; what follows is the note.</remarks>
internal static class ProgressItem
{
    private const int MostWordsOfName = 6;

    public static void Read(Piece piece)
    {
        var figures = TakePercent(piece) | TakeMinutes(piece);
        TakeWhen(piece);
        piece.TakeFirst(Sense.Progress, Sense.Statement, Sense.Spent, Sense.Change, Sense.Article, Sense.Day, Sense.Lead);
        var end = piece.LineEnd();
        var name = Name(piece, end, figures, out var from);
        piece.Left.Take(from, name);
        var note = Rest(piece, name, end);
        piece.Fields = piece.Fields with { Note = piece.Fields.Note ?? TitleText.Note(note, end < piece.To ? piece.Said.Words(end + 1, piece.To) : null) };
    }

    private static bool TakePercent(Piece piece)
    {
        if (piece.Fields.Percent is not null || !Shares.First(piece.Said, piece.First, piece.To, out var start, out var end, out var percent) || !piece.Left.IsFree(start, end))
            return false;
        while (start > piece.From && (piece.Said.Is(start - 1, Sense.At) || piece.Said.Is(start - 1, Sense.Copula) || piece.Said.Is(start - 1, Sense.Finished, out var already) && already == 2
            || start > piece.First + 1 && LeadsIn(piece.Said, start - 1)))
            start--;
        while (piece.Said.Is(end, Sense.Finished) && piece.Said.EndsClause(end + 1) || piece.Said.Is(end, Sense.Progress) && !piece.Said.Is(end, Sense.Change, out _) || piece.Said.Is(end, Sense.Tail))
            end++;
        piece.Left.Take(start, end);
        piece.Fields = piece.Fields with { Percent = percent };
        return true;
    }

    /// <summary>"готов на 60%"</summary>
    private static bool LeadsIn(Utterance said, int at) => said.Is(at, Sense.On) || said.Is(at, Sense.Finished) || said.Is(at, Sense.Connective) || said.Is(at, Sense.Progress);

    private static bool TakeMinutes(Piece piece)
    {
        if (piece.Fields.Minutes is not null || !new DurationWords(piece.Said).First(piece.First, piece.To, piece.Left, out var start, out var end, out var minutes))
            return false;
        if (piece.Said.Is(start - 1, Sense.Lasting) && !piece.Left.IsTaken(start - 1))
            start--;
        piece.Left.Take(start, end);
        piece.Fields = piece.Fields with { Minutes = minutes };
        return true;
    }

    /// <summary>Progress is of now: a day beside it says nothing that is kept.</summary>
    private static void TakeWhen(Piece piece)
    {
        foreach (var when in piece.Whens())
        {
            if (when.HasDate && when.Date.Kind == Dates.DateKind.Fixed)
                piece.Left.Take(when.From, when.To);
        }
    }

    /// <summary>Finds the end of the project's name and sets it.</summary>
    private static int Name(Piece piece, int end, bool hasFigures, out int from)
    {
        var said = piece.Said;
        from = piece.First;
        if (from < end && (said.Is(from, Sense.On) || said.Is(from, Sense.Of) || said.Is(from, Sense.Towards) || said.Is(from, Sense.Lasting) || said.Is(from, Sense.Place) || said.Is(from, Sense.With) || said.Is(from, Sense.In) || said.Is(from, Sense.Connective)))
        {
            piece.Left.Take(from, from + 1);
            piece.TakeFirst(Sense.Article);
        }
        from = piece.First;
        var at = from;
        while (at < end && at - from < MostWordsOfName && !piece.Left.IsTaken(at) && !said.EndsClause(at) && !(at > from && said.Is(at, Sense.Verb) && hasFigures))
            at++;
        var name = TitleText.AsNamed(said.Words(from, at));
        piece.Fields = piece.Fields with { Project = piece.Fields.Project ?? name };
        return Math.Max(at, from);
    }

    private static string? Rest(Piece piece, int from, int end)
    {
        piece.TakeDangling(from, end);
        var rest = TitleText.AsNamed(piece.Left.Text(from, end));
        return rest is "now" or "done" or "today" or "sekarang" or "сейчас" ? null : rest;
    }
}
