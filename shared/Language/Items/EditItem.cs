using St4cker.Language.Replies;

namespace St4cker.Language.Items;

/// <summary>A change of a stored thing, which its words name ("done with the milk"), or of the draft before it, which nothing names ("no, Friday").</summary>
internal static class EditItem
{
    public static void Read(Piece piece)
    {
        if (Changes.Find(piece.Said) is { } change)
        {
            piece.Fields = change.Fields;
            piece.Question = change.Question;
            piece.Assumed.AddRange(change.Assumed);
            return;
        }
        var revision = Reply.Read(piece.Said.Text, Intent.Unknown, new Fields(), piece.Speaker);
        piece.Fields = revision.Fields with { Title = null, NewTitle = revision.Fields.Title, Subtasks = [] };
        piece.Question = revision.Question;
        piece.Assumed.AddRange(revision.Assumed);
    }
}
