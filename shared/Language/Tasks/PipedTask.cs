using St4cker.Language.Dates;
using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

internal static class PipedTask
{
    private const int Fields = 5;

    public static Reading Read(string? text, Speaker speaker)
    {
        var clean = CleanText.Of(text);
        if (!clean.Contains('|'))
            return Reader.ReadAs(Intent.Task, text!, speaker);
        var parts = clean.Split('|', Fields, StringSplitOptions.TrimEntries);
        var (title, whole) = TitleText.Of(parts[0]);
        var settled = Part(parts, 1) is { } when ? WholeWhen.Settle(when, known: null, speaker) ?? Unreadable(when) : null;
        var priority = Priorities.Named(Part(parts, 2), speaker);
        // A priority nobody knows is not thrown away.
        var strange = priority is null ? Part(parts, 2) : null;
        var fields = new Language.Fields
        {
            Title = title,
            Due = settled?.When,
            Priority = priority,
            Course = TitleText.Name(Part(parts, 3)),
            Type = TaskTypes.Named(parts[0], speaker),
            Note = TitleText.Note(whole, strange, Part(parts, 4)),
        };
        string[] assumed = [.. settled is { DateAssumed: true } ? ["due"] : Array.Empty<string>(), .. settled is { TimeAssumed: true } ? ["dueTime"] : Array.Empty<string>()];
        var question = title is null ? new Question("title", Doubt.Missing, "", []) : settled?.Question;
        return new Reading(text ?? "", [new ReadItem(Intent.Task, 1, fields, assumed, question)]);
    }

    private static string? Part(string[] parts, int at) => at < parts.Length && parts[at] is { Length: > 0 } and not "-" ? parts[at] : null;

    private static Settled Unreadable(string words) =>
        new(null, new Question("due", Doubt.Missing, CleanText.Shortened(words, 100), []), DateAssumed: false, TimeAssumed: false);
}
