using NodaTime;
using NodaTime.Text;
using St4cker.Language.Dates;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Batches;

/// <summary>What a thing leaves unsaid because the one before it has said it.</summary>
internal static class Elided
{
    /// <summary>"pick up mum Saturday at 11, then lunch at 1": a time alone, and what comes "then", is of the same day; the day is a guess.</summary>
    public static ReadItem? Day(List<ReadItem> items, Utterance said, bool isThen, Intent? certain)
    {
        if (items.Count == 0 || DayOf(items[^1]) is not { } day || day <= said.Speaker.LocalNow.Date)
            return null;
        var whens = new WhenWords(said, alone: false).All(0, said.Count);
        if (whens.Exists(static when => when.HasDate || when.IsDeadline) || !isThen && !whens.Exists(static when => when.Clock.HasHour || when.Clock.Part is not null))
            return null;
        var item = Message.Read(Utterance.Of($"{LocalDatePattern.Iso.Format(day)} {said.Text}", said.Speaker), certain);
        return item.Intent switch
        {
            Intent.Task => Marked(item, "due"),
            Intent.Event => Marked(item, "start"),
            Intent.Reminder => Marked(item, "remindAt"),
            Intent.Unknown or Intent.Expense or Intent.Income or Intent.Project or Intent.Progress or Intent.Note or Intent.Query or Intent.Edit => null,
            _ => null,
        };
    }

    /// <summary>"move stamps to tomorrow and the bank call to Monday": the deed is said once.</summary>
    public static Utterance? Change(List<ReadItem> items, Utterance? before, Utterance said)
    {
        if (before is null || items[^1] is not { Intent: Intent.Edit, Fields: { Due: not null, Title: not null } } || said.Is(0, Sense.Verb) || said.Is(0, Sense.Change) || said.Is(0, Sense.Lead, out var lead) && (LeadKind)lead != LeadKind.Filler)
            return null;
        var first = 0;
        while (first < said.Count - 1 && (said.Is(first, Sense.Lead) || said.Is(first, Sense.But)))
            first++;
        var verb = 0;
        while (verb < before.Count && !before.Is(verb, Sense.Change))
            verb++;
        for (var at = 1; at < said.Count - 1 && verb < before.Count; at++)
        {
            if (said.Is(at, Sense.To) && new WhenWords(said, alone: true).Read(at + 1, out var when) && said.EndsLine(when.To))
                return Utterance.Of($"{before.Words(verb, verb + 1)} {said.Words(first, said.Count)}", said.Speaker);
        }
        return null;
    }

    private static LocalDate? DayOf(ReadItem item) => item.Intent switch
    {
        Intent.Task => item.Fields.Due?.Date,
        Intent.Event => item.Fields.Recurrence is null ? item.Fields.Start?.Date : null,
        Intent.Reminder => item.Fields.RemindAt?.Date,
        Intent.Unknown or Intent.Expense or Intent.Income or Intent.Project or Intent.Progress or Intent.Note or Intent.Query or Intent.Edit => null,
        _ => null,
    };

    private static ReadItem Marked(ReadItem item, string field) => item.Assumed.Contains(field) ? item : item with { Assumed = [.. item.Assumed, field] };
}
