using St4cker.Language.Durations;
using St4cker.Language.Money;
using St4cker.Language.Names;
using St4cker.Language.Replies;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>The forms of the slash commands: the separators say what is what, no rule of a language is asked for that.</summary>
/// <remarks>
/// task: title | when | priority | course | note · event: title | when | end or duration | location | participants · expense, income: amount | what for |
/// category | date · project: name | deadline | course | description · progress: project | percent | minutes | note · note: text | more · reminder: title | when
/// </remarks>
internal static class Piped
{
    public static Reading Read(Intent intent, string? text, Speaker speaker)
    {
        var clean = CleanText.Of(text);
        if (!clean.Contains('|'))
            return Reader.ReadAs(intent, text!, speaker);
        if (intent == Intent.Task)
            return PipedTask.Read(text, speaker);
        var form = new Form(clean.Split('|', 6, StringSplitOptions.TrimEntries), speaker);
        var fields = intent switch
        {
            Intent.Event => Event(form),
            Intent.Expense or Intent.Income => Money(form),
            Intent.Project => Project(form),
            Intent.Progress => Progress(form),
            Intent.Reminder => form.Title() with { RemindAt = form.Moment(1, "remindAt", new Fields()) },
            Intent.Note => form.Title() with { Note = TitleText.Note(form[1], form[2], form[3]) },
            Intent.Unknown or Intent.Query or Intent.Edit or Intent.Task => form.Title(),
            _ => form.Title(),
        };
        return new Reading(text ?? "", [ItemReader.Asked(new ReadItem(intent, 1, fields, form.Assumed, form.Question))]);
    }

    private static Fields Event(Form form)
    {
        var start = form.Moment(1, "start", new Fields());
        var fields = form.Title() with { Start = start, AllDay = start is { Time: null }, Location = TitleText.AsNamed(form[3]) };
        if (form[4] is { } names)
            fields = fields with { Participants = Participants.Listed(names) };
        if (form[2] is not { } end || start is null)
            return fields;
        // "2h" or "17:00"
        if (new DurationWords(Utterance.Of(end, form.Speaker)).Read(0, out _, out _) && Amounts.Minutes(end, form.Speaker) is { } minutes)
            return fields with { End = EventTimes.Ends(start, minutes) };
        return fields with { End = form.Moment(2, "end", fields) is { } when ? MainWhen.AfterStart(when, start) : null };
    }

    private static Fields Money(Form form)
    {
        var (title, whole) = TitleText.Of(form[1] ?? "");
        var fields = new Fields { Title = title, Note = TitleText.Note(whole, form[4]), Category = form[2] is { } name ? CategoryWords.Named(name, form.Speaker) : null };
        if (Amounts.Whole(form[0], form.Speaker) is { } amount)
        {
            fields = fields with { AmountMinor = amount.Minor, Currency = amount.Currency };
            if (!amount.IsCurrencySaid)
                form.Assumed.Add("currency");
        }
        else
        {
            form.Ask("amountMinor", form[0]);
        }
        return fields with { Date = form[3] is null ? form.Speaker.LocalNow.Date : form.Moment(3, "date", new Fields())?.Date };
    }

    private static Fields Project(Form form) => form.Title() with { Due = form.Moment(1, "due", new Fields()), Course = TitleText.Name(form[2]), Note = TitleText.Note(form[3], form[4]) };

    private static Fields Progress(Form form)
    {
        var fields = new Fields
        {
            Project = TitleText.AsNamed(form[0]),
            Percent = Amounts.Percent(form[1], form.Speaker),
            Minutes = Amounts.Minutes(form[2], form.Speaker),
            Note = TitleText.Note(form[3], form[4]),
        };
        if (fields.Percent is null && form[1] is not null)
            form.Ask("percent", form[1]);
        else if (fields.Minutes is null && form[2] is not null)
            form.Ask("minutes", form[2]);
        return fields;
    }

    /// <summary>The parts, and what has been found doubtful in them.</summary>
    private sealed class Form(string[] parts, Speaker speaker)
    {
        public Speaker Speaker => speaker;
        public List<string> Assumed { get; } = [];
        public Question? Question { get; private set; }

        /// <summary>A part with words, or null.</summary>
        public string? this[int at] => at < parts.Length && parts[at] is { Length: > 0 } and not "-" ? parts[at] : null;

        public Fields Title()
        {
            var (title, whole) = TitleText.Of(this[0] ?? "");
            return new Fields { Title = title, Note = TitleText.Note(whole) };
        }

        public void Ask(string field, string? words) => Question ??= new Question(field, Doubt.Missing, CleanText.Shortened(words ?? "", 100), []);

        public When? Moment(int at, string field, Fields known)
        {
            if (this[at] is not { } words)
                return null;
            if (MainWhen.Whole(words, field, known, speaker) is not { } settled)
            {
                Ask(field, words);
                return null;
            }
            Question ??= settled.Question;
            if (settled is { DateAssumed: true, Question: null } && field != "end")
                Assumed.Add(field);
            if (settled is { TimeAssumed: true, Question: null })
                Assumed.Add(field + "Time");
            return settled.When;
        }
    }
}
