using St4cker.Language.Dates;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Batches;

/// <summary>Reads a message as one thing or, when it says several, as an item each.</summary>
/// <remarks>
/// It is several when at least two stretches between separators have a sign of their own: a verb, an amount, an appointment, a date with words. So "buy
/// milk, eggs and bread" is one task and "milk, dentist Tue 3pm, paid 20rb coffee" are three things. A date said first for all ("tomorrow: …") counts for
/// those that have none.
/// </remarks>
internal static class Batch
{
    private const int Most = 20;

    public static Reading Read(string? text, Speaker speaker)
    {
        var said = Utterance.Of(CleanText.Of(text), speaker);
        return new Reading(text ?? "", Several(said) ?? [Message.Read(said, certain: null)]);
    }

    private static List<ReadItem>? Several(Utterance said)
    {
        if (RunOn.Things(said, out var arePrices) is { } run)
            return arePrices ? [.. run.Select(thing => Price(said, thing))] : Items(said, run, shared: null, certain: null);
        if (!HasSeparator(said))
            return null;
        var (list, shared) = Head(said, out var isMarked);
        if (IsOneThing(said, list))
            return null;
        var parts = Parts.Of(said, list);
        if (parts.Count < 2 || !isMarked && parts.Count(part => part.Kind == PartKind.Thing) < 2 || IsPlainText(said, parts, isMarked))
            return null;
        var trailing = TrailingWhen(parts);
        if (trailing is not null)
            parts.RemoveAt(parts.Count - 1);
        var things = isMarked ? [.. parts.Select(part => (part.From, part.To))] : Parts.Things(said, parts);
        return things.Count < 2 ? null : Items(said, things, shared ?? (trailing is { } last ? said.Words(last.From, last.To) : null), isMarked ? Intent.Task : null);
    }

    private static bool HasSeparator(Utterance said)
    {
        for (var at = 1; at < said.Count - 1; at++)
        {
            if (said.IsSign(at, ',') || said.IsSign(at, ';') || said.IsNewLine(at) || said.IsSign(at, '.') || said.Is(at, Sense.And) || said.Is(at, Sense.Then) || Parts.IsTurn(said, at))
                return true;
        }
        return false;
    }

    /// <summary>"tomorrow: …" is said for all, "todo: …" makes tasks of all; where the list begins.</summary>
    private static (int List, string? Shared) Head(Utterance said, out bool isMarked)
    {
        isMarked = false;
        var at = 0;
        while (at < said.Count && said.IsNewLine(at))
            at++;
        if (said.Is(at, Sense.Lead, out var lead) && (LeadKind)lead is LeadKind.TaskMarker or LeadKind.TaskMarkerWithColon && said.IsSign(at + 1, ':'))
        {
            isMarked = true;
            return (at + 2, null);
        }
        if (new WhenWords(said, alone: false).Read(at, out var when) && said.IsSign(when.To, ':') && !said.IsGlued(when.To + 1))
            return (when.To + 1, said.Words(when.From, when.To));
        return (at, null);
    }

    /// <summary>Notes, corrections, fields by name, a list under a heading: their separators are their own.</summary>
    private static bool IsOneThing(Utterance said, int list)
    {
        var first = list;
        while (said.Is(first, Sense.Lead, out var filler) && (LeadKind)filler == LeadKind.Filler)
            first++;
        if (said.Is(first, Sense.Lead, out var lead) && (LeadKind)lead is LeadKind.NoteMarker or LeadKind.Note || Marker.All(said, list).Count > 0)
            return true;
        if (said.Is(list, Sense.Correction) && (said.IsSign(list + 1, ',') || said.Span(list).Contains(' ')) || said.Is(list, Sense.Not) || said.Is(list, Sense.Asking))
            return true;
        for (var at = list; at < said.Count; at++)
        {
            if (said.IsSign(at, ':') && !said.IsGlued(at + 1) && at + 1 < said.Count)
                return true;
        }
        return false;
    }

    /// <summary>Lines of prose are the note of the first, and so are sentences of which only some are things.</summary>
    private static bool IsPlainText(Utterance said, List<Part> parts, bool isMarked)
    {
        var lines = parts.Count(part => part.Break == PartBreak.Line);
        if (isMarked || lines == 0)
            return false;
        // Every line must look like a thing, a short one or a date.
        foreach (var part in parts)
        {
            if (part.Kind == PartKind.Rest && (part.Break == PartBreak.Line || part.Break == PartBreak.None))
                return true;
        }
        return IsHeading(said, parts);
    }

    /// <summary>"Pack for trip" above bullets is their heading.</summary>
    private static bool IsHeading(Utterance said, List<Part> parts) => parts.Count > 1 && !IsBulleted(said, parts[0].From) && parts.Skip(1).Where(part => part.Break == PartBreak.Line).All(part => IsBulleted(said, part.From));

    private static bool IsBulleted(Utterance said, int at) => Lists.Item(said.Text.AsSpan(said[at].Start, Math.Min(24, said.Text.Length - said[at].Start))) is not null;

    /// <summary>A line with nothing but a date after the things is theirs all.</summary>
    private static Part? TrailingWhen(List<Part> parts) => parts[^1] is { Kind: PartKind.WhenOnly, Break: PartBreak.Line } last && parts.Count > 2 ? last : null;

    private static List<ReadItem> Items(Utterance said, List<(int From, int To)> things, string? shared, Intent? certain)
    {
        var items = new List<ReadItem>(Math.Min(things.Count, Most));
        Utterance? before = null;
        foreach (var (from, to) in things.Take(Most))
        {
            var words = Cleaned(said, from, to);
            var one = Utterance.Of(words, said.Speaker);
            if (shared is not null && !HasDate(one))
                one = Utterance.Of($"{shared} {words}", said.Speaker);
            if (Elided.Change(items, before, one) is { } change)
                one = change;
            var item = (said.IsNewLine(from - 1) || said.IsSign(from - 1, ';') ? null : Elided.Day(items, one, said.Is(from - 1, Sense.Then), certain)) ?? Message.Read(one, certain);
            items.Add(IsOneMoreExpense(items, item, one) ? Message.Read(one, Intent.Expense) : item);
            before = one;
        }
        if (things.Count > Most)
            items[^1] = WithRest(items[^1], said.Words(things[Most].From, things[^1].To));
        return items;
    }

    private static ReadItem Price(Utterance said, (int From, int To) thing)
    {
        var one = Utterance.Of(said.Words(thing.From, thing.To), said.Speaker);
        var item = Message.Read(one, certain: null);
        return item.Intent == Intent.Income ? item : Message.Read(one, Intent.Expense);
    }

    /// <summary>"coffee 3.20, lunch 8": among expenses a number is an amount.</summary>
    private static bool IsOneMoreExpense(List<ReadItem> items, ReadItem item, Utterance said) => items.Count > 0 && items[^1].Intent == Intent.Expense && item.Intent is Intent.Task or Intent.Event
        && Part.IsPaidOn(said, 0, said.Count, new Money.AmountWords(said).All(0, said.Count)) || IsBareExpense(items, item, said);

    private static bool IsBareExpense(List<ReadItem> items, ReadItem item, Utterance said) => items.Count > 0 && items[^1].Intent == Intent.Expense && item.Intent == Intent.Task
        && !said.Is(0, Sense.Verb) && said.Count > 1 && said.IsNumber(said.Count - 1) && said[said.Count - 1].Sign is '\0' or '.' or ',';

    /// <summary>The words of a thing without the "and" before it and its bullet.</summary>
    private static string Cleaned(Utterance said, int from, int to)
    {
        while (from < to - 1 && (said.Is(from, Sense.And) || said.Is(from, Sense.Then) || said.IsNewLine(from)))
            from++;
        var words = said.Words(from, to).Trim();
        return Lists.Item(words) ?? words;
    }

    private static bool HasDate(Utterance said) => new WhenWords(said, alone: false).All(0, said.Count).Exists(when => when.HasDate);

    private static ReadItem WithRest(ReadItem item, string rest) => item with { Fields = item.Fields with { Note = TitleText.Note(item.Fields.Note, rest) } };
}
