using St4cker.Drafts.Batches;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

internal static class QuestionText
{
    public static string Of(Question question, string kind, Phrases phrases)
    {
        if (PartField.Parse(question.Field) is var (at, field))
            return string.Create(CultureInfo.InvariantCulture, $"{at + 1} · {Of(question with { Field = field }, kind, phrases)}");
        var missing = (question.Words.Length > 0 ? phrases.Find("question.unknown." + question.Field) : null) ?? phrases.Find($"question.{kind}.{question.Field}") ?? phrases.Find("question." + question.Field) ?? phrases.Say("question.new_value", phrases.Find("field." + question.Field) ?? question.Field);
        return question.Doubt switch
        {
            // What was said and not found, or could not be read, is said again.
            Doubt.Missing => string.Format(CultureInfo.InvariantCulture, missing, FieldShapes.Short(question.Words)),
            Doubt.Ambiguous when question.Field is "due" or "start" or "end" or "date" or "remindAt" => phrases.Say("question.ambiguous_day", question.Words),
            Doubt.Ambiguous => phrases.Say("question.ambiguous", FieldShapes.Short(question.Words)),
            Doubt.Past => phrases.Say("question.past", question.Words, missing),
            Doubt.Impossible => phrases.Say("question.impossible", question.Words, missing),
            Doubt.Skipped => phrases.Say("question.skipped", question.Words, missing),
            Doubt.Change => phrases.Say("question.new_value", phrases["field." + question.Field]),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Doubt, "No words for this doubt"),
        };
    }
}
