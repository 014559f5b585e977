using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Language;
using St4cker.Telegram;

namespace St4cker.Unit.Drafts;

/// <summary>The exam that every kind of draft sits.</summary>
public sealed class EveryKind
{
    private static readonly string[] Guessable = ["due", "dueTime", "priority", "title", "start", "startTime", "end", "category", "currency", "remindAt", "percent"];
    // Each of them is drawn in every language.
    private const int Times = 30;
    private static readonly Speaker InNewYork = (Samples.Ann with { TimeZone = "America/New_York" }).SpeakingAt(Samples.Now);

    public static TheoryData<string> Kinds => [.. DraftKinds.All.Select(kind => kind.Name)];
    public static TheoryData<string> Committed => [.. DraftKinds.All.Where(kind => kind.Name != "change").Select(kind => kind.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void Is_found_by_its_name_its_intents_and_its_command(string name)
    {
        var kind = DraftKinds.Named(name);
        Assert.All(kind.Intents, intent => Assert.Same(kind, DraftKinds.For(intent)));
        Assert.Same(kind, DraftKinds.ForCommand(kind.CommandType));
        Assert.Equal($"draft_{name}_from_text", kind.CommandType);
        Assert.All(Phrases.Supported, language => Assert.NotEmpty(Phrases.In(language)["kind." + name]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Keeps_a_payload_as_it_was_written(string name) => Always(name, (kind, filled) =>
    {
        Assert.Equal(filled.Json, Content.Read(filled.Json).Write());
        Assert.Equal(filled.Json, kind.Drop(filled.Json, filled.Question, "no such guess").Json);
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Describes_whatever_it_was_filled_with(string name) => Always(name, AssertShown);

    [Theory, MemberData(nameof(Kinds))]
    public void Can_be_edited_with_any_words(string name)
    {
        var kind = DraftKinds.Named(name);
        var before = kind.Fill(Usual(kind), new Circumstances(Samples.Speaker)).Json;
        List<Question?> questions = [null, new("title", Doubt.Missing, "", []), new("due", Doubt.Ambiguous, "10/11", [new Choice("2026-12-10")]), new("1.due", Doubt.Past, "", [])];
        questions.AddRange(kind.Pickable(before, Phrases.In("en")).Select(field => kind.Pick(before, field.Key)));
        AnyWords.Always(words =>
        {
            foreach (var open in questions)
            {
                var edited = kind.Edit(before, open, words, Samples.Speaker);
                AssertShown(kind, edited);
                AssertShown(kind, kind.Renew(edited.Json, edited.Question, Samples.Speaker));
                foreach (var line in kind.Describe(edited.Json, before, open: true, Phrases.In("en"), Samples.LocalNow))
                    Assert.NotNull(line.Text);
            }
        }, Times);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Moves_to_another_zone_whatever_it_was_filled_with(string name) => Always(name, (kind, filled) =>
    {
        var moved = kind.MoveToZone(filled.Json, filled.Question, InNewYork);
        AssertShown(kind, moved);
        Assert.Equal(moved.Json, kind.MoveToZone(moved.Json, moved.Question, InNewYork).Json);
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Loses_each_guess_that_is_tapped_away(string name) => Always(name, (kind, filled) =>
    {
        foreach (var guess in kind.Guesses(filled.Json, Phrases.In("en")).Where(guess => !guess.Asks))
        {
            var without = kind.Drop(filled.Json, filled.Question, guess.Key);
            Assert.NotEqual(filled.Json, without.Json);
            AssertShown(kind, without);
        }
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Takes_any_value_that_is_offered_for_any_field(string name) => Always(name, (kind, filled) =>
    {
        foreach (var question in kind.Pickable(filled.Json, Phrases.In("en")).Select(field => kind.Pick(filled.Json, field.Key)!))
        {
            AssertShown(kind, kind.Choose(filled.Json, question, choice: null, Samples.Speaker));
            Assert.All(question.Choices, choice => AssertShown(kind, kind.Choose(filled.Json, question, choice, Samples.Speaker)));
        }

        AssertShown(kind, kind.Choose(filled.Json, new Question("due", Doubt.Ambiguous, "10/11", []), new Choice("2026-12-10T09:00"), Samples.Speaker));
    });

    [Theory, MemberData(nameof(Committed))]
    public void Gives_the_same_events_for_the_same_draft_and_others_for_another(string name) => Always(name, (kind, filled) =>
    {
        var draft = Guid.NewGuid();
        var events = kind.Apply(filled.Json, draft);
        Assert.NotEmpty(events);
        Assert.Equal(events, kind.Apply(filled.Json, draft));
        Assert.Equal(kind.Undo(filled.Json, draft), kind.Undo(filled.Json, draft));
        Guid[] all = [.. events.Concat(kind.Undo(filled.Json, draft)).Select(one => one.EventId)];
        Assert.Empty(all.Intersect(kind.Apply(filled.Json, Guid.NewGuid()).Select(one => one.EventId)));
        Assert.Equal(all.Length, all.Distinct().Count());
    });

    [Theory, MemberData(nameof(Committed))]
    public void Gives_only_events_that_become_rows_and_that_PostgreSQL_can_read(string name) => Always(name, (kind, filled) =>
    {
        var draft = Guid.NewGuid();
        var known = DraftKinds.All.SelectMany(other => other.Projections).Select(projection => projection.EventType).ToList();
        foreach (var happened in kind.Apply(filled.Json, draft).Concat(kind.Undo(filled.Json, draft)))
        {
            Assert.Contains(happened.Type, known);
            using var payload = JsonDocument.Parse(happened.PayloadJson);
            Assert.Equal(JsonValueKind.Object, payload.RootElement.ValueKind);
            // A text can not hold it: reading the field would fail.
            Assert.DoesNotContain("\\u0000", happened.PayloadJson, StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData("task", "title")]
    [InlineData("event", "title")]
    [InlineData("event", "start")]
    [InlineData("transaction", "amountMinor")]
    [InlineData("project", "title")]
    [InlineData("progress", "project")]
    [InlineData("note", "title")]
    [InlineData("reminder", "title")]
    [InlineData("reminder", "remindAt")]
    public void Asks_for_what_is_missing_and_can_not_be_confirmed_without_it(string name, string field)
    {
        var kind = DraftKinds.Named(name);
        var usual = Usual(kind);
        var without = kind.Fill(usual with { Fields = usual.Fields.Without(field) }, new Circumstances(Samples.Speaker));
        Assert.Equal((field, Doubt.Missing), (without.Question?.Field, without.Question?.Doubt));
        Assert.All(Phrases.Supported, language => Assert.NotEmpty(kind.Problems(without.Json, Phrases.In(language))));
    }

    private static ReadItem Usual(DraftKind kind) => new(kind.Intents.FirstOrDefault(Intent.Task), 1, new Fields
    {
        Title = "Milk",
        Due = At("tomorrow 9am"),
        Start = At("tomorrow 9am"),
        RemindAt = At("tomorrow 9am"),
        AmountMinor = 2_000_000,
        Project = "Thesis",
        Percent = 40,
    }, []);

    private static When At(string words) => new(new LocalDate(2026, 11, 22), new LocalTime(9, 0), words);

    private static void AssertShown(DraftKind kind, Filled filled)
    {
        foreach (var phrases in Phrases.Supported.Select(Phrases.In))
        {
            foreach (var open in new[] { true, false })
            {
                var lines = kind.Describe(filled.Json, filled.Json, open, phrases, Samples.LocalNow);
                var buttons = kind.Guesses(filled.Json, phrases).Select(guess => new CardButton(guess.Label, new Press(PressKind.Drop, Guid.NewGuid(), int.MaxValue, guess.Key).Data));
                CardMessage.Render(new Card(kind.Label(filled.Json, phrases).Name, lines, [[.. buttons]]), phrases.Language);
            }

            kind.Problems(filled.Json, phrases);
            Assert.NotEmpty(kind.ConfirmText(filled.Json, phrases));
            if (filled.Note is { } note)
                Assert.NotEmpty(phrases[note]);
        }

        kind.Title(filled.Json);
    }

    private static void Always(string name, Action<DraftKind, Filled> holds)
    {
        var kind = DraftKinds.Named(name);
        AnyWords.Always(Contents(kind), content => holds(kind, kind.Fill(content.Items, content.Circumstances)), Times);
    }

    private static Gen<(IReadOnlyList<ReadItem> Items, Circumstances Circumstances)> Contents(DraftKind kind) =>
        from first in Item(kind.Intents.Count > 0 ? kind.Intents : [Intent.Task])
        from more in Gen.ListOf(Item([Intent.Task, Intent.Event, Intent.Expense, Intent.Note, Intent.Reminder, Intent.Edit]), 3)
        from words in Gen.ListOf(AnyWords.Gen.Select(Kept), 3)
        from bare in ArbMap.Default.GeneratorFor<bool>()
        let plan = bare ? new SuggestedPlan([words[0], words[1]], words[1]) : null
        select ((IReadOnlyList<ReadItem>)(kind.Intents.Count > 0 ? [first] : [first, .. more]), new Circumstances(Samples.Speaker, bare ? null : words[2], plan));

    private static Gen<ReadItem> Item(IReadOnlyList<Intent> intents) =>
        from words in Gen.ListOf(AnyWords.Gen.Select(Kept), 12)
        from assumed in Gen.SubListOf(Guessable)
        from due in Dues
        from end in Dues
        from fewer in Gen.Choose(0, 120)
        from number in Gen.Choose(0, int.MaxValue)
        from bare in ArbMap.Default.GeneratorFor<bool>()
        from intent in Gen.Elements(intents.ToArray())
        let fields = new Fields
        {
            Title = words[0].Length == 0 ? null : words[0],
            Due = due is null ? null : due with { Words = words[1] },
            Start = due,
            End = end,
            AllDay = bare,
            RemindAt = due,
            Note = bare ? null : words[2],
            Course = bare ? null : words[3],
            Type = bare ? "homework" : words[4],
            Priority = bare ? "high" : words[5],
            Subtasks = bare ? [] : [.. Enumerable.Repeat(words[6], fewer)],
            Location = bare ? null : words[7],
            Participants = bare ? [] : [words[8], words[9]],
            Recurrence = bare ? "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU" : words[10],
            AmountMinor = bare ? null : number,
            Currency = bare ? null : "IDR",
            Category = bare ? "food" : words[11],
            Project = bare ? null : words[9],
            Percent = number % 101,
            Minutes = number % 5000,
        }
        select new ReadItem(intent, 0.9, fields, [.. assumed]);

    // What comes from a message or a model has neither NUL nor halves of pairs any more.
    private static string Kept(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0));

    private static Gen<When?> Dues =>
        from day in Gen.Choose(0, 3_000_000)
        from minute in Gen.Choose(-200, 1439)
        select day % 7 == 0 ? null : new When(new LocalDate(1, 1, 1).PlusDays(day), minute < 0 ? null : LocalTime.Midnight.PlusMinutes(minute), "");
}
