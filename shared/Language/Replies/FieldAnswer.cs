using St4cker.Language.Dates;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

internal static class FieldAnswer
{
    public static Revision Read(string? text, string field, When? due, Speaker speaker)
    {
        var clean = CleanText.Of(text);
        var said = Utterance.Of(clean, speaker);
        if (Answers.Alone(said, cancelOnly: true) is { } answer)
            return new Revision { Answer = answer };
        return field == "due" ? Due(clean, due, speaker) : Title(clean);
    }

    private static Revision Title(string text)
    {
        var (title, whole) = TitleText.Of(text);
        return title is null
            ? new Revision { Question = new Question("title", Doubt.Missing, "", []) }
            : new Revision { Fields = new Fields { Title = title, Note = TitleText.Note(whole) } };
    }

    private static Revision Due(string text, When? due, Speaker speaker)
    {
        var revision = Reply.Read(text, due, speaker);
        if (revision is { Cleared.Count: > 0 } or { Question.Field: "due" } or { Fields.Due: not null })
            return new Revision { Fields = new Fields { Due = revision.Fields.Due }, Cleared = revision.Cleared, Question = revision.Question };
        return WholeWhen.Settle(text, due, speaker) is { } settled
            ? new Revision { Fields = new Fields { Due = settled.When }, Question = settled.Question }
            : new Revision { Question = new Question("due", Doubt.Missing, CleanText.Shortened(text.Trim(), 100), []) };
    }
}
