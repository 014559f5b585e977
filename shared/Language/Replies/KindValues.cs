using St4cker.Language.Durations;
using St4cker.Language.Items;
using St4cker.Language.Money;
using St4cker.Language.Names;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>Values of one kind that stand in a reply without a name: "25rb", "50%", "for 2 hours", "with Anna".</summary>
internal static class KindValues
{
    public static void Take(Piece piece, Intent intent, Fields known)
    {
        switch (intent)
        {
            case Intent.Expense or Intent.Income:
                TakeAmount(piece);
                TakeCategory(piece);
                break;
            case Intent.Progress:
                TakePercent(piece);
                TakeMinutes(piece);
                break;
            case Intent.Event:
                TakeEvent(piece, known);
                break;
            case Intent.Unknown or Intent.Edit when new AmountWords(piece.Said).All(0, piece.To).Exists(amount => amount.Kind == AmountKind.Sure || piece.Said.Is(amount.To, Sense.Not)):
                TakeAmount(piece);
                break;
            case Intent.Task or Intent.Project or Intent.Note or Intent.Reminder or Intent.Query:
            default:
                break;
        }
    }

    /// <summary>A place is found when the times are gone: "at 4", "at Kemang".</summary>
    public static void TakeAfterWhen(Piece piece, Intent intent)
    {
        if (intent == Intent.Event && piece.Fields.Location is null && Places.Take(piece.Left, piece.First, piece.To) is { } place)
            piece.Fields = piece.Fields with { Location = place };
    }

    private static void TakeAmount(Piece piece)
    {
        if (piece.Fields.AmountMinor is not null)
            return;
        var whens = piece.Whens();
        foreach (var amount in new AmountWords(piece.Said).All(piece.From, piece.To).OrderByDescending(amount => amount.Kind))
        {
            // "25, not 20"; "on the 20th" is a day.
            if (!piece.Left.IsFree(amount.From, amount.To) || piece.Said.Is(amount.From - 1, Sense.Not)
                || amount.Kind != AmountKind.Sure && whens.Exists(when => amount.From >= when.From && amount.From < when.To))
                continue;
            piece.Left.Take(amount.From, amount.To);
            piece.Fields = piece.Fields with { AmountMinor = amount.Minor, Currency = amount.IsCurrencySaid ? amount.Currency : piece.Fields.Currency };
            if (piece.Said.Is(amount.To, Sense.Not))
                piece.Left.Take(amount.To, piece.To);
            return;
        }
    }

    /// <summary>"category transport", or the name of one alone: "transport".</summary>
    private static void TakeCategory(Piece piece)
    {
        var at = piece.First;
        if (piece.Said.Is(at, Sense.Field, out var field) && (FieldName)field == FieldName.Category && at + 1 < piece.To)
        {
            piece.Fields = piece.Fields with { Category = CategoryWords.Named(piece.Said.Words(at + 1, piece.To), piece.Speaker) };
            piece.Left.Take(at, piece.To);
            return;
        }
        if (piece.Fields.Category is not null || CategoryWords.Known(piece.Left.Text(at, piece.To), piece.Speaker) is not { } category)
            return;
        piece.Fields = piece.Fields with { Category = category };
        piece.Left.Take(at, piece.To);
    }

    private static void TakePercent(Piece piece)
    {
        if (piece.Fields.Percent is not null || !Shares.First(piece.Said, piece.From, piece.To, out var start, out var end, out var percent) || !piece.Left.IsFree(start, end))
            return;
        piece.Left.Take(start, end);
        piece.Fields = piece.Fields with { Percent = percent };
    }

    private static void TakeMinutes(Piece piece)
    {
        if (piece.Fields.Minutes is not null || !new DurationWords(piece.Said).First(piece.From, piece.To, piece.Left, out var start, out var end, out var minutes))
            return;
        piece.Left.Take(piece.Said.Is(start - 1, Sense.Lasting) ? start - 1 : start, end);
        piece.Fields = piece.Fields with { Minutes = minutes };
    }

    private static void TakeEvent(Piece piece, Fields known)
    {
        EventTimes.TakeNew(piece, known);
        if (piece.Fields.Participants.Count == 0)
            piece.Fields = piece.Fields with { Participants = Participants.Take(piece.Left, piece.First, piece.To, out _) };
    }
}
