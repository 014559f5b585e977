using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

internal static class QuestionText
{
    public static string Of(Question question, Phrases phrases) => (question.Field, question.Doubt) switch
    {
        ("title", _) => phrases["question.title"],
        (_, Doubt.Ambiguous) => phrases.Say("question.ambiguous", question.Words),
        (_, Doubt.Past) => phrases.Say("question.past", question.Words),
        (_, Doubt.Impossible) => phrases.Say("question.impossible", question.Words),
        (_, Doubt.Skipped) => phrases.Say("question.skipped", question.Words),
        (_, Doubt.Change) => phrases["question.change"],
        (_, Doubt.Missing) => phrases["question.due"],
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Doubt, "No words for this doubt"),
    };
}
