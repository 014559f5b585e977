using St4cker.Language.Replies;
using St4cker.Language.Tasks;

namespace St4cker.Language;

/// <summary>Reads messages by rules: pure, no network, never throws on any text.</summary>
public static class Reader
{
    /// <summary>Confidence below which a reading counts as unsure.</summary>
    public const double Unsure = 0.6;

    /// <summary>Reads a whole message.</summary>
    public static Reading Read(string text, Speaker speaker) => Message.Read(text, certain: null, speaker);

    /// <summary>Reads a message that is known to be a task, as after "/task"; without separators the date and the rest are found in the words.</summary>
    public static Reading ReadTask(string text, Speaker speaker) => Message.Read(text, Intent.Task, speaker);

    /// <summary>Reads "title | when | priority | course | note", as after "/task": the separators say what is what, parts may be empty or left out.
    /// Words of a date that can not be read are asked about (<see cref="Doubt.Missing"/> with the words). Without a separator as <see cref="ReadTask"/>.</summary>
    public static Reading ReadPiped(string text, Speaker speaker) => PipedTask.Read(text, speaker);

    /// <summary>Turns the words a model picked out of <paramref name="text"/> into fields. Words of dates that do not stand in the text are ignored:
    /// then the date that the rules find in it counts, if there is one.</summary>
    public static Reading Resolve(string text, Intent intent, double confidence, SaidWords said, Speaker speaker) => PickedWords.Resolve(text, intent, confidence, said, speaker);

    /// <summary>Reads a reply to a card: "no, Friday 4pm", "title: oat milk", "add eggs and bread". A time alone keeps the date of
    /// <paramref name="due"/>, a date alone keeps its time; words that are no field at all become the title.</summary>
    public static Revision Revise(string text, When? due, Speaker speaker) => Reply.Read(text, due, speaker);

    /// <summary>Reads an answer to the question about <paramref name="field"/> ("title", "due"): the whole text is the value.
    /// "cancel" alone is no value but <see cref="Answer.No"/>; a date that can not be read is asked about again.</summary>
    public static Revision ReadAnswer(string text, string field, When? due, Speaker speaker) => FieldAnswer.Read(text, field, due, speaker);

    /// <summary>Is the text nothing but a date or a time? Then it may answer the last question without being a reply.</summary>
    public static bool IsOnlyWhen(string text, Speaker speaker) => Dates.WholeWhen.Is(text, speaker);
}
