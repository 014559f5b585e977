using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>
/// The seam between the flow and a kind of draft. Everything here is pure: values in, values out. The flow keeps the payload as JSON
/// and never looks inside. What a kind has to know of the store it says as an <see cref="Inquiry"/>, which the flow makes for it.
/// </summary>
public abstract class DraftKind
{
    /// <summary>"task"; the draft_type of its rows.</summary>
    public abstract string Name { get; }

    /// <summary>"draft_task_from_text"; the type of the command that makes one.</summary>
    public string CommandType => $"draft_{Name}_from_text";

    /// <summary>What it is made of. Empty: it is made of other drafts.</summary>
    public abstract IReadOnlyList<Intent> Intents { get; }

    /// <summary>How its events become rows.</summary>
    public virtual IReadOnlyList<Projection> Projections => [];

    /// <summary>The tables that its events fill: what a replay builds again and compares.</summary>
    public virtual IReadOnlyList<string> Tables => [];

    /// <summary>SQL for its stored things of the person $1, see <see cref="Stored"/>; null: it has none.</summary>
    public virtual string? StoredThings => null;

    /// <summary>Would a model's plan be of use?</summary>
    public virtual bool WorthPlanning(ReadItem item) => false;

    public abstract Filled Fill(ReadItem item, Circumstances circumstances);

    /// <summary>Of a message in which several things were said; all but a batch take the first.</summary>
    public virtual Filled Fill(IReadOnlyList<ReadItem> items, Circumstances circumstances) => Fill(items[0], circumstances);

    /// <summary>A reply in words, or the answer to <paramref name="open"/> when a question is open.</summary>
    public abstract Filled Edit(string json, Question? open, string words, Speaker speaker);

    /// <summary>A choice of the open question was tapped; <see langword="null"/> means "none of them".</summary>
    public abstract Filled Choose(string json, Question open, Choice? choice, Speaker speaker);

    /// <summary>The guesses that a person can tap away.</summary>
    public abstract IReadOnlyList<Guess> Guesses(string json, Phrases phrases);

    /// <summary>Takes a guess away, or, of a batch, an item in or out.</summary>
    public abstract Filled Drop(string json, Question? open, string guess);

    /// <summary>The fields that can be changed by a button.</summary>
    public abstract IReadOnlyList<Guess> Pickable(string json, Phrases phrases);

    /// <summary>A field is to be changed: what is asked then. Null: there is no such field.</summary>
    public abstract Question? Pick(string json, string field);

    /// <summary>What must be looked up before the draft is shown, and again before it is committed.</summary>
    public virtual IReadOnlyList<Inquiry> Ask(string json) => [];

    /// <summary>The draft in the light of what was found, one answer for each inquiry. What was considered once and is found again stays as it is.</summary>
    public virtual Filled Consider(Filled filled, IReadOnlyList<string> found, Speaker speaker) => filled;

    /// <summary>The person's zone turned out to be another: dates that came from words are read again.</summary>
    /// <param name="speaker">With the new zone.</param>
    public abstract Filled MoveToZone(string json, Question? open, Speaker speaker);

    /// <summary>An ended draft is drafted again: what has passed meanwhile must be asked.</summary>
    public abstract Filled Renew(string json, Question? open, Speaker speaker);

    /// <summary>What it is called, for a sentence about it; may be empty.</summary>
    public abstract string Title(string json);

    /// <summary>What keeps it from being confirmed, each in the person's words.</summary>
    public abstract IReadOnlyList<string> Problems(string json, Phrases phrases);

    /// <summary>The sign and the name of what it is: "📝", "Task"; of a change what is done to what.</summary>
    public abstract (string Sign, string Name) Label(string json, Phrases phrases);

    /// <summary>The card's first line once it is committed.</summary>
    public virtual string SavedHeading(string json, string code, Phrases phrases) => phrases.Say("heading.saved", Label(json, phrases).Name, code);

    /// <summary>The lines of its card, without the heading. Never throws.</summary>
    /// <param name="previousJson">The payload before the last edit, or null.</param>
    /// <param name="open">It is still a draft: what was guessed, and from which words, is shown.</param>
    /// <param name="now">The person's local time, for "tomorrow".</param>
    public abstract IReadOnlyList<CardLine> Describe(string json, string? previousJson, bool open, Phrases phrases, LocalDateTime now);

    /// <summary>A value of a question's choice in the person's words.</summary>
    public abstract string Say(string json, Question question, Choice choice, Phrases phrases, LocalDateTime now);

    /// <summary>What the button that confirms it says.</summary>
    public virtual string ConfirmText(string json, Phrases phrases) => phrases["button.confirm"];

    /// <summary>Large ones are asked for twice: the draft that is shown when it was confirmed the first time; null: once is enough.</summary>
    public virtual Filled? ConfirmOnce(string json) => null;

    /// <summary>The facts that confirming it brings about. The same draft gives the same event ids every time.</summary>
    public abstract IReadOnlyList<NewEvent> Apply(string json, Guid draftId);

    /// <summary>The facts that take back what <see cref="Apply"/> brought about, the last first.</summary>
    public abstract IReadOnlyList<NewEvent> Undo(string json, Guid draftId);

    /// <summary>The stored things that it changes.</summary>
    public virtual IReadOnlyList<Guid> Targets(string json) => [];

    /// <summary>The draft against its things as they stand now; null: one of them is gone, or there is nothing to do any more.</summary>
    public virtual string? Rebased(string json, IReadOnlyList<Stored> stored) => json;

    /// <summary>May the field not be missing?</summary>
    public virtual bool Needs(string field) => false;

    /// <summary>Which of the things that it left a reply to its saved card means, and what is said of it; null when that is open.</summary>
    public virtual (Left Left, string Words)? Meant(string json, Guid draftId, string words, Speaker speaker) => Leaves(json, draftId) is [var left] ? (left, words) : null;

    /// <summary>The things that it made or changed: what an undo must find as the draft left them.</summary>
    public abstract IReadOnlyList<Left> Leaves(string json, Guid draftId);
}

/// <param name="Json">The payload.</param>
/// <param name="Question">What must be asked now, or null.</param>
/// <param name="Note">A key of the texts to say beside it, such as "not understood"; null mostly.</param>
/// <param name="Kind">The name of the kind that it has become, when that is another than before.</param>
public sealed record Filled(string Json, Question? Question, string? Note = null, string? Kind = null);

/// <summary>Something on the card that has a button: its key and the button's label.</summary>
public sealed record Guess(string Key, string Label, bool Asks = false);

/// <param name="Sql">One statement that gives one JSON value (as text) from $1 (bigint, the person) and $2 (jsonb).</param>
public sealed record Inquiry(string Sql, string ArgumentJson);

/// <summary>How a draft left a stored thing.</summary>
/// <param name="Fields">Null: deleted.</param>
/// <param name="Changed">Only these fields were set; null: all of them.</param>
public sealed record Left(string Kind, Guid Id, Fields? Fields, IReadOnlyList<string>? Changed);

/// <param name="ForwardedFrom">The name of the person whose words were forwarded, or null.</param>
/// <param name="Plan">What a model suggested, or null.</param>
public sealed record Circumstances(Speaker Speaker, string? ForwardedFrom = null, SuggestedPlan? Plan = null);

/// <summary>A model's suggestions; shown as such.</summary>
public sealed record SuggestedPlan(IReadOnlyList<string> Subtasks, string? Notes);
