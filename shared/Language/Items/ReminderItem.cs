using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>"remind me to call mum at 6pm"</summary>
internal static class ReminderItem
{
    public static void Read(Piece piece)
    {
        if (DueChoice.Take(piece.Whens(), piece.Left, known: null) is { } settled)
            Set(piece, settled);
        // "remind me tomorrow to …", "… in an hour that I need to …": the rest of the lead stands behind the time.
        piece.TakeFirst(Sense.To, Sense.Lead, Sense.Connective, Sense.Statement, Sense.From);
        if (piece.TakeTitle() is { } title)
            piece.Fields = piece.Fields with { Title = piece.Fields.Title ?? title };
    }

    private static void Set(Piece piece, Settled settled)
    {
        piece.Fields = piece.Fields with { RemindAt = settled.When };
        piece.Question = settled.Question is { } question ? question with { Field = "remindAt" } : null;
        if (settled.When is not { } when)
            return;
        if (settled.DateAssumed)
            piece.Assumed.Add("remindAt");
        if (settled.TimeAssumed)
            piece.Assumed.Add("remindAtTime");
        if (when.Time is null)
            piece.Question = new Question("remindAt", Doubt.Missing, when.Words, [new Choice(when.Iso + "T09:00"), new Choice(when.Iso + "T12:00"), new Choice(when.Iso + "T18:00")]);
    }
}
