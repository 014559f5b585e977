using St4cker.Language.Names;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>Something at a time, with others or at a place.</summary>
internal static class EventItem
{
    public static void Read(Piece piece)
    {
        EventTimes.Take(piece);
        TakePeople(piece);
        if (piece.Fields.Location is null && Places.Take(piece.Left, piece.First, piece.LineEnd()) is { } place)
            piece.Fields = piece.Fields with { Location = place };
        piece.TakeFirst(Sense.Article, Sense.Statement, Sense.Lead);
        if (piece.TakeTitle() is { } title)
            piece.Fields = piece.Fields with { Title = piece.Fields.Title ?? title };
    }

    private static void TakePeople(Piece piece)
    {
        if (piece.Fields.Participants.Count > 0)
            return;
        var names = Participants.Take(piece.Left, piece.First, piece.To, out var assumed);
        if (names.Count == 0)
            return;
        piece.Fields = piece.Fields with { Participants = names };
        if (assumed)
            piece.Assumed.Add("participants");
    }
}
