using St4cker.Language.Batches;
using St4cker.Language.Items;
using St4cker.Language.Picked;
using St4cker.Language.Replies;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language;

/// <summary>Reads messages by rules: pure, no network, never throws on any text.</summary>
public static class Reader
{
    /// <summary>Confidence below which a reading counts as unsure.</summary>
    public const double Unsure = 0.6;

    /// <summary>Reads a whole message; each thing said in it is an item.</summary>
    public static Reading Read(string text, Speaker speaker) => Batch.Read(text, speaker);

    /// <summary>Reads a message of which the intent is known, as after "/task": one item; the date and the rest are found in the words.</summary>
    public static Reading ReadAs(Intent intent, string text, Speaker speaker) => new(text ?? "", [Message.Read(Utterance.Of(CleanText.Of(text), speaker), intent)]);

    /// <summary>Reads what stands after a slash command, "title | when | priority | course | note" of a task: the separators say what is what,
    /// parts may be empty or left out. Words of a date or an amount that can not be read are asked about (<see cref="Doubt.Missing"/> with the words).
    /// Without a separator as <see cref="ReadAs"/>.</summary>
    public static Reading ReadPiped(Intent intent, string text, Speaker speaker) => Piped.Read(intent, text, speaker);

    /// <summary>Turns the words a model picked out of <paramref name="text"/> into fields. Words of dates and amounts that do not stand in the text are
    /// ignored: then those that the rules find in it count, if there are any.</summary>
    /// <param name="isOnly">The model found nothing else of that kind in the text; otherwise what the rules find in it may be another thing's.</param>
    public static Reading Resolve(string text, Intent intent, double confidence, SaidWords said, Speaker speaker, bool isOnly = true) =>
        PickedWords.Resolve(text, intent, confidence, said, speaker, isOnly);

    /// <summary>Reads a reply to the card of a draft: "no, Friday 4pm", "title: oat milk", "add eggs and bread", "25rb". A time alone keeps the date of
    /// <paramref name="known"/>, a date alone keeps its time; words that are no field at all become the title.</summary>
    public static Revision Revise(string text, Intent intent, Fields known, Speaker speaker) => Reply.Read(text, intent, known, speaker);

    /// <summary>Reads a reply that says only what becomes of the thing ("done", "delete it"): "done", "open" or "deleted"; null when it says anything else.</summary>
    public static string? ReadDeed(string text, Speaker speaker) => DeedAlone.Read(CleanText.Of(text), speaker);

    /// <summary>Reads a reply to a card of several things that says what becomes of one of them, by its place ("done with the second", "удали третье"):
    /// the place, counted from 1, and the words of the deed; null when it says anything else.</summary>
    public static (int Number, string Deed)? ReadNumberedDeed(string text, Speaker speaker) => NumberedDeed.Read(CleanText.Of(text), speaker);

    /// <summary>Reads an answer to the question about <paramref name="field"/> ("title", "due"…): the whole text is the value.
    /// "cancel" alone is no value but <see cref="Answer.No"/>; a value that can not be read is asked about again.</summary>
    public static Revision ReadAnswer(string text, string field, Intent intent, Fields known, Speaker speaker) => FieldAnswer.Read(text, field, intent, known, speaker);

    /// <summary>Is the text nothing but a value of that field, a date or a time, an amount, a percentage? Then it may answer the last question without being a reply.</summary>
    public static bool IsOnly(string text, string field, Speaker speaker) => FieldAnswer.IsOnly(text, field, speaker);
}
