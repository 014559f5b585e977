using St4cker.Language.Dates;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>A new longer piece of work: "new project Website redesign until March".</summary>
internal static class ProjectItem
{
    public static void Read(Piece piece)
    {
        piece.TakeFirst(Sense.NewProject, Sense.Article);
        if (piece.Said.Is(piece.First, Sense.Type) && piece.Said.IsSign(piece.First + 1, ':'))
            piece.Left.Take(piece.First, piece.First + 2);
        TakeDue(piece);
        var course = piece.Fields.Course ?? Courses.Take(piece.Left, piece.First, piece.LineEnd(), out _);
        var title = piece.TakeTitle();
        piece.Fields = piece.Fields with { Title = piece.Fields.Title ?? title, Course = course };
    }

    private static void TakeDue(Piece piece)
    {
        if (DueChoice.Take(piece.Whens(), piece.Left, known: null) is not { } settled)
            return;
        piece.Fields = piece.Fields with { Due = settled.When };
        piece.Question = settled.Question;
        if (settled is { DateAssumed: true, Question: null })
            piece.Assumed.Add("due");
        if (settled is { TimeAssumed: true, Question: null })
            piece.Assumed.Add("dueTime");
    }
}
