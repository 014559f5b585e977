using System.Runtime.InteropServices;
using St4cker.Language.Dates;
using St4cker.Language.Money;
using St4cker.Language.Replies;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>Money that went or came: how much, what for, when, of which sort.</summary>
internal static class MoneyItem
{
    public static void Read(Piece piece, Intent intent)
    {
        var isIncome = intent == Intent.Income;
        var from = piece.First;
        TakeAmount(piece);
        TakeDate(piece);
        if (piece.Fields.Category is null && CategoryWords.Guess(piece.Said, from, piece.To, isIncome) is { } category)
        {
            piece.Fields = piece.Fields with { Category = category };
            piece.Assumed.Add("category");
        }
        TakeVerb(piece);
        for (var at = piece.First; at < piece.To; at++)
        {
            if (piece.Said.Is(at, Sense.JustNow) && piece.Left.LastLeft(piece.From, piece.To) != piece.First)
                piece.Left.Take(at, at + 1);
        }
        if (piece.TakeTitle() is { } title)
            piece.Fields = piece.Fields with { Title = piece.Fields.Title ?? title };
    }

    private static void TakeAmount(Piece piece)
    {
        if (piece.Fields.AmountMinor is not null || Best(piece) is not { } amount)
            return;
        var from = amount.From > piece.From && piece.Said[amount.From - 1] is { Kind: TokenKind.Symbol, Sign: '+' or '=' or '~' or '(' } ? amount.From - 1 : amount.From;
        piece.Left.Take(from, amount.To);
        piece.Fields = piece.Fields with { AmountMinor = amount.Minor, Currency = amount.Currency };
        if (!amount.IsCurrencySaid)
            piece.Assumed.Add("currency");
    }

    /// <summary>The plainest amount; of bare numbers the one that is no part of a date, at the end or led in by "for" before the others.</summary>
    private static FoundAmount? Best(Piece piece)
    {
        var all = new AmountWords(piece.Said).All(piece.First, piece.To);
        all.RemoveAll(amount => !piece.Left.IsFree(amount.From, amount.To));
        if (all.Count == 0)
            return null;
        var whens = piece.Whens();
        FoundAmount? best = null;
        var bestScore = -1;
        foreach (var amount in all)
        {
            var score = (int)amount.Kind * 8 + Place(piece.Said, amount) + (amount.Kind == AmountKind.Bare && IsInDate(whens, amount) ? 0 : 4);
            if (score > bestScore)
                (best, bestScore) = (amount, score);
        }
        return best;
    }

    private static int Place(Utterance said, in FoundAmount amount) =>
        said.Is(amount.From - 1, Sense.Spent) || said.Is(amount.From - 1, Sense.Earned) || said.Is(amount.To, Sense.Towards) || said.Is(amount.From - 1, Sense.Towards) ? 2
        : said.EndsLine(amount.To) ? 3 : said.EndsClause(amount.To) ? 1 : 0;

    private static bool IsInDate(List<FoundWhen> whens, in FoundAmount amount)
    {
        foreach (ref readonly var when in CollectionsMarshal.AsSpan(whens))
        {
            if (amount.From >= when.From && amount.From < when.To)
                return true;
        }
        return false;
    }

    private static void TakeDate(Piece piece)
    {
        // The amount may have been read with the day: "12.40 last night".
        var found = new WhenWords(piece.Said, alone: false).All(piece.From, piece.To);
        found.RemoveAll(when => !when.HasDate || !piece.Left.IsFree(when.Core, when.Core + 1) && !piece.Said.IsNumber(when.Core));
        if (piece.Fields.Date is not null)
            return;
        if (found.Count == 0 || MainWhen.PastDay(found[0], piece.Said, piece.Speaker) is not { } settled)
        {
            piece.Fields = piece.Fields with { Date = piece.Speaker.LocalNow.Date };
            TakeClock(piece);
            return;
        }
        piece.Left.Take(found[0].From, found[0].To);
        foreach (var other in found)
        {
            if (other.Date.Kind == DateKind.Fixed && other.Date.Day < piece.Speaker.LocalNow.Date)
                piece.Left.Take(other.From, other.To);
        }
        piece.Fields = piece.Fields with { Date = settled.When?.Date };
        piece.Question ??= settled.Question;
        if (settled is { DateAssumed: true, Question: null })
            piece.Assumed.Add("date");
    }

    /// <summary>"lunch 12 quid at 1pm": money keeps no time.</summary>
    private static void TakeClock(Piece piece)
    {
        foreach (var when in piece.Whens())
        {
            if (!when.HasDate && when.Clock.HasHour && !when.Clock.Loose)
                piece.Left.Take(when.From, when.To);
        }
    }

    private static void TakeVerb(Piece piece)
    {
        for (var words = 0; words < 4; words++)
        {
            var at = piece.First;
            if (at >= piece.To)
                return;
            var isVerb = piece.Said.Is(at, Sense.Spent, out var named) || piece.Said.Is(at, Sense.Earned, out named);
            var isFiller = piece.Said.Is(at, Sense.Statement) || piece.Said.Is(at, Sense.Connective) || piece.Said.Is(at, Sense.Towards) || piece.Said.Is(at, Sense.Article);
            if (!(isVerb && named == 0) && !isFiller || piece.Left.LastLeft(at, piece.To) == at)
                break;
            piece.Left.Take(at, at + 1);
        }
        for (var end = piece.Left.LastLeft(piece.From, piece.LineEnd()); end > piece.First && (piece.Said.Is(end, Sense.Spent) || piece.Said.Is(end, Sense.Earned, out var sort) && sort == 0) && !piece.Said.Is(end, Sense.Category); end = piece.Left.LastLeft(piece.From, piece.LineEnd()))
            piece.Left.Take(end, end + 1);
        var last = piece.First;
        if (last < piece.To && piece.Left.LastLeft(last, piece.To) == last && piece.Said.Is(last, Sense.Spent, out var only) && only == 0)
            piece.Left.Take(last, last + 1);
    }
}
