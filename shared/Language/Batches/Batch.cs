using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Batches;

/// <summary>Reads a message as one thing, or, when it says several, as an item each.</summary>
internal static class Batch
{
    public static Reading Read(string? text, Speaker speaker)
    {
        var said = Utterance.Of(CleanText.Of(text), speaker);
        return new Reading(text ?? "", [Message.Read(said, certain: null)]);
    }
}
