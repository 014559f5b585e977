using System.Text.Json;
using St4cker.Language;

namespace St4cker.Gemini;

/// <summary>What the model found in a message. It names things and copies words; code decides what follows from them.</summary>
/// <remarks>A question that a model asks is not read: what is missing is asked by the rules, in the person's language and with buttons,
/// and a sentence that anybody's text can put into a model's mouth is not shown as ours.</remarks>
/// <param name="Items">1 to 10.</param>
public sealed record Extraction(IReadOnlyList<ExtractedItem> Items)
{
    private const int MaxItems = 10, MaxLine = 256, MaxParticipants = 20, MaxSubtasks = 50;

    /// <returns>Null when the answer is not the form, or beyond its bounds.</returns>
    internal static Extraction? Read(string answer)
    {
        try
        {
            var form = JsonSerializer.Deserialize(answer, AnswersJson.Default.ExtractionForm);
            return form?.Items is { Count: >= 1 and <= MaxItems } items ? new Extraction([.. items.Select(Read)]) : null;
        }
        catch (Exception notTheForm) when (notTheForm is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair.
            return null;
        }
    }

    private static ExtractedItem Read(ItemForm? item)
    {
        if (item is not { Confidence: { } confidence })
            throw new JsonException("An item without confidence");
        return new ExtractedItem(ReadIntent(item.Intent), Math.Clamp(confidence, 0, 1), Read(item.Parameters ?? new ParametersForm()));
    }

    private static SaidWords Read(ParametersForm words) => new()
    {
        Title = StrangersWords.Line(words.Title, 1024),
        When = Line(words.When),
        End = Line(words.End),
        Duration = Line(words.Duration),
        Amount = Line(words.Amount),
        Category = Line(words.Category),
        Project = Line(words.Project),
        Course = Line(words.Course),
        Type = Line(words.Type),
        Priority = Line(words.Priority),
        Percent = Line(words.Percent),
        Location = Line(words.Location),
        Participants = List(words.Participants, MaxParticipants, MaxLine),
        Subtasks = List(words.Subtasks, MaxSubtasks, 1024),
        Note = StrangersWords.Lines(words.Note, 4000),
    };

    private static string? Line(string? text) => StrangersWords.Line(text, MaxLine);

    private static string[] List(IReadOnlyList<string?>? texts, int most, int longest) => texts switch
    {
        null => [],
        _ when texts.Count > most => throw new JsonException($"A list of {texts.Count}, {most} are allowed"),
        _ => [.. texts.Select(text => StrangersWords.Line(text, longest)).OfType<string>()],
    };

    private static Intent ReadIntent(string? intent) => intent switch
    {
        "task" => Intent.Task,
        "event" => Intent.Event,
        "expense" => Intent.Expense,
        "income" => Intent.Income,
        "project" => Intent.Project,
        "progress" => Intent.Progress,
        "note" => Intent.Note,
        "reminder" => Intent.Reminder,
        "query" => Intent.Query,
        "edit" => Intent.Edit,
        "unknown" => Intent.Unknown,
        _ => throw new JsonException("An intent that is none"),
    };
}

/// <param name="Confidence">0 to 1.</param>
/// <param name="Said">Words the model copied; <see cref="Reader.Resolve"/> turns them into fields.</param>
public sealed record ExtractedItem(Intent Intent, double Confidence, SaidWords Said);
