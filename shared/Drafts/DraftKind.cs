using NodaTime;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>
/// The seam between the flow and a kind of draft. Everything here is pure: values in, values out. The flow keeps the payload as JSON
/// and never looks inside.
/// </summary>
public abstract class DraftKind
{
    /// <summary>"task"; the draft_type of its rows.</summary>
    public abstract string Name { get; }

    /// <summary>"draft_task_from_text"; the type of the command that makes one.</summary>
    public abstract string CommandType { get; }

    public abstract Intent Intent { get; }

    /// <summary>How its events become rows.</summary>
    public abstract IReadOnlyList<Projection> Projections { get; }

    /// <summary>The tables that its events fill: what a replay builds again and compares.</summary>
    public abstract IReadOnlyList<string> Tables { get; }

    /// <summary>Would a model's plan be of use?</summary>
    public virtual bool WorthPlanning(ReadItem item) => false;

    public abstract Filled Fill(ReadItem item, Question? question, Circumstances circumstances);

    /// <summary>A reply in words, or the answer to <paramref name="open"/> when a question is open.</summary>
    public abstract Filled Edit(string json, Question? open, string words, Speaker speaker);

    /// <summary>A choice of the open question was tapped; <see langword="null"/> means "none of them".</summary>
    public abstract Filled Choose(string json, Question open, Choice? choice);

    /// <summary>The guesses that a person can tap away.</summary>
    public abstract IReadOnlyList<Guess> Guesses(string json, Phrases phrases);

    public abstract Filled Drop(string json, string guess);

    /// <summary>The person's zone turned out to be another: dates that came from words are read again.</summary>
    /// <param name="speaker">With the new zone.</param>
    public abstract Filled MoveToZone(string json, Question? open, Speaker speaker);

    /// <summary>An ended draft is drafted again: what has passed meanwhile must be asked.</summary>
    public abstract Filled Renew(string json, Question? open, Speaker speaker);

    /// <summary>What it is called, for a sentence about it; may be empty.</summary>
    public abstract string Title(string json);

    /// <summary>What keeps it from being confirmed, each in the person's words.</summary>
    public abstract IReadOnlyList<string> Problems(string json, Phrases phrases);

    /// <summary>The lines of its card, without the heading. Never throws.</summary>
    /// <param name="previousJson">The payload before the last edit, or null.</param>
    /// <param name="open">It is still a draft: what was guessed, and from which words, is shown.</param>
    /// <param name="now">The person's local time, for "tomorrow".</param>
    public abstract IReadOnlyList<CardLine> Describe(string json, string? previousJson, bool open, Phrases phrases, LocalDateTime now);

    /// <summary>The facts that confirming it brings about. The same draft gives the same event ids every time.</summary>
    public abstract IReadOnlyList<NewEvent> Apply(string json, Guid draftId);
}

/// <param name="Json">The payload.</param>
/// <param name="Question">What must be asked now, or null.</param>
/// <param name="Note">A key of the texts to say beside it, such as "not understood"; null mostly.</param>
public sealed record Filled(string Json, Question? Question, string? Note = null);

/// <summary>A guess on the card and the label of the button that takes it away.</summary>
public sealed record Guess(string Key, string Label);

/// <param name="ForwardedFrom">The name of the person whose words were forwarded, or null.</param>
/// <param name="Plan">What a model suggested, or null.</param>
public sealed record Circumstances(Speaker Speaker, string? ForwardedFrom = null, SuggestedPlan? Plan = null);

/// <summary>A model's suggestions; shown as such.</summary>
public sealed record SuggestedPlan(IReadOnlyList<string> Subtasks, string? Notes);
