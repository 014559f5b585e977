using St4cker.Language.Tasks;

namespace St4cker.Language.Items;

/// <summary>Something to be kept as it is: the first line is its title, the others the note. Dates and names in it are only words.</summary>
internal static class NoteItem
{
    public static void Read(Piece piece)
    {
        piece.TakeFirst();
        var end = piece.LineEnd();
        var (title, whole) = TitleText.Of(piece.Left.Text(piece.First, end));
        var rest = end < piece.To ? piece.Said.Words(end + 1, piece.To) : null;
        piece.Fields = piece.Fields with { Title = title, Note = TitleText.Note(whole, rest) };
    }
}
