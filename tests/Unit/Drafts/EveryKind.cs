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
    private static readonly string[] Guessable = ["due", "dueTime", "priority", "title"];
    private static readonly Speaker InNewYork = (Samples.Ann with { TimeZone = "America/New_York" }).SpeakingAt(Samples.Now);

    public static TheoryData<string> Kinds => [.. DraftKinds.All.Select(kind => kind.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void Is_found_by_its_name_its_intent_and_its_command(string name)
    {
        var kind = DraftKinds.Named(name);
        Assert.Same(kind, DraftKinds.For(kind.Intent));
        Assert.Same(kind, DraftKinds.ForCommand(kind.CommandType));
        Assert.Equal($"draft_{name}_from_text", kind.CommandType);
        Assert.All(Phrases.Supported, language => Assert.NotEmpty(Phrases.In(language)["kind." + name]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Keeps_a_payload_as_it_was_written(string name) => Always(name, (kind, filled) =>
        Assert.Equal(filled.Json, kind.Drop(filled.Json, "no such guess").Json));

    [Theory, MemberData(nameof(Kinds))]
    public void Describes_whatever_it_was_filled_with(string name) => Always(name, AssertShown);

    [Theory, MemberData(nameof(Kinds))]
    public void Can_be_edited_with_any_words(string name)
    {
        var kind = DraftKinds.Named(name);
        var before = kind.Fill(Item("Milk", "tomorrow 9am"), question: null, new Circumstances(Samples.Speaker)).Json;
        var questions = new Question?[] { null, new("title", Doubt.Missing, "", []), new("due", Doubt.Ambiguous, "10/11", [new Choice("2026-12-10")]) };
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
        });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Moves_to_another_zone_whatever_it_was_filled_with(string name) => Always(name, (kind, filled) =>
    {
        var moved = kind.MoveToZone(filled.Json, filled.Question, InNewYork);
        AssertShown(kind, moved);
        Assert.Equal(moved.Json, kind.MoveToZone(moved.Json, moved.Question, InNewYork).Json);
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Loses_each_guess_that_is_tapped_away_and_nothing_twice(string name) => Always(name, (kind, filled) =>
    {
        foreach (var guess in kind.Guesses(filled.Json, Phrases.In("en")))
        {
            var without = kind.Drop(filled.Json, guess.Key);
            Assert.NotEqual(filled.Json, without.Json);
            Assert.DoesNotContain(guess.Key, kind.Guesses(without.Json, Phrases.In("en")).Select(other => other.Key));
            Assert.Equal(without.Json, kind.Drop(without.Json, guess.Key).Json);
            AssertShown(kind, without);
        }
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Takes_an_answer_by_button_and_the_answer_that_there_is_none(string name) => Always(name, (kind, filled) =>
    {
        var question = new Question("due", Doubt.Ambiguous, "10/11", []);
        AssertShown(kind, kind.Choose(filled.Json, question, new Choice("2026-12-10T09:00")));
        AssertShown(kind, kind.Choose(filled.Json, question, choice: null));
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Gives_the_same_events_for_the_same_draft_and_others_for_another(string name) => Always(name, (kind, filled) =>
    {
        var draft = Guid.NewGuid();
        var events = kind.Apply(filled.Json, draft);
        Assert.NotEmpty(events);
        Assert.Equal(events, kind.Apply(filled.Json, draft));
        Assert.Empty(events.Select(one => one.EventId).Intersect(kind.Apply(filled.Json, Guid.NewGuid()).Select(one => one.EventId)));
        Assert.Equal(events.Count, events.Select(one => one.EventId).Distinct().Count());
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Gives_only_events_that_become_rows_and_that_PostgreSQL_can_read(string name) => Always(name, (kind, filled) =>
    {
        foreach (var happened in kind.Apply(filled.Json, Guid.NewGuid()))
        {
            Assert.Contains(happened.Type, kind.Projections.Select(projection => projection.EventType));
            using var payload = JsonDocument.Parse(happened.PayloadJson);
            Assert.Equal(JsonValueKind.Object, payload.RootElement.ValueKind);
            // A text can not hold it: reading the field would fail.
            Assert.DoesNotContain("\\u0000", happened.PayloadJson, StringComparison.Ordinal);
        }
    });

    [Theory, MemberData(nameof(Kinds))]
    public void Has_a_problem_or_a_question_when_it_has_no_title(string name)
    {
        var kind = DraftKinds.Named(name);
        var nameless = kind.Fill(Item(null, "tomorrow"), question: null, new Circumstances(Samples.Speaker));
        Assert.Equal("title", nameless.Question?.Field);
        Assert.All(Phrases.Supported, language => Assert.Single(kind.Problems(nameless.Json, Phrases.In(language))));
        var named = kind.Edit(nameless.Json, nameless.Question, "Milk", Samples.Speaker);
        Assert.Null(named.Question);
        Assert.Empty(kind.Problems(named.Json, Phrases.In("en")));
        Assert.Equal("Milk", kind.Title(named.Json));
    }

    private static ReadItem Item(string? title, string when) => new(
        Intent.Task, 1, new Fields { Title = title, Due = new When(new LocalDate(2026, 11, 22), new LocalTime(9, 0), when) }, []);

    private static void AssertShown(DraftKind kind, Filled filled)
    {
        foreach (var phrases in Phrases.Supported.Select(Phrases.In))
        {
            foreach (var open in new[] { true, false })
            {
                var lines = kind.Describe(filled.Json, filled.Json, open, phrases, Samples.LocalNow);
                var buttons = kind.Guesses(filled.Json, phrases).Select(guess => new CardButton(guess.Label, new Press(PressKind.Drop, Guid.NewGuid(), int.MaxValue, guess.Key).Data));
                CardMessage.Render(new Card("What it is", lines, [[.. buttons]]), phrases.Language);
            }

            kind.Problems(filled.Json, phrases);
            if (filled.Note is { } note)
                Assert.NotEmpty(phrases[note]);
        }

        kind.Title(filled.Json);
    }

    private static void Always(string name, Action<DraftKind, Filled> holds)
    {
        var kind = DraftKinds.Named(name);
        AnyWords.Always(Contents, content => holds(kind, kind.Fill(content.Item, question: null, content.Circumstances)));
    }

    private static Gen<(ReadItem Item, Circumstances Circumstances)> Contents =>
        from words in Gen.ListOf(AnyWords.Gen.Select(Kept), 9)
        from assumed in Gen.SubListOf(Guessable)
        from due in Dues
        from fewer in Gen.Choose(0, 120)
        from bare in ArbMap.Default.GeneratorFor<bool>()
        let fields = new Fields
        {
            Title = words[0].Length == 0 ? null : words[0],
            Due = due is null ? null : due with { Words = words[1] },
            Note = bare ? null : words[2],
            Course = bare ? null : words[3],
            Type = bare ? "homework" : words[4],
            Priority = bare ? "high" : words[5],
            Subtasks = bare ? [] : [.. Enumerable.Repeat(words[6], fewer)],
        }
        let plan = bare ? new SuggestedPlan([words[6], words[7]], words[7]) : null
        select (new ReadItem(Intent.Task, 0.9, fields, [.. assumed]), new Circumstances(Samples.Speaker, bare ? null : words[8], plan));

    // What comes from a message or a model has neither NUL nor halves of pairs any more.
    private static string Kept(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0));

    private static Gen<When?> Dues =>
        from day in Gen.Choose(0, 3_000_000)
        from minute in Gen.Choose(-200, 1439)
        select day % 7 == 0 ? null : new When(new LocalDate(1, 1, 1).PlusDays(day), minute < 0 ? null : LocalTime.Midnight.PlusMinutes(minute), "");
}
