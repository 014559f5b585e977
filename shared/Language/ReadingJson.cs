using System.Text.Json.Nodes;

namespace St4cker.Language;

/// <summary>A reading in the form that <c>st4cker read</c> prints.</summary>
public static class ReadingJson
{
    public static JsonObject Write(Reading reading) => new()
    {
        ["text"] = reading.Text,
        ["items"] = new JsonArray([.. reading.Items.Select(Write)]),
        ["question"] = reading.Question is { } question ? Write(question) : null,
    };

    private static JsonNode Write(ReadItem item) => new JsonObject
    {
        ["intent"] = item.Intent.ToString().ToLowerInvariant(),
        ["confidence"] = Math.Round(item.Confidence, 2),
        ["fields"] = Write(item.Fields),
        ["assumed"] = Names(item.Assumed),
    };

    private static JsonObject Write(Fields fields)
    {
        var written = new JsonObject();
        Add("title", fields.Title);
        Add("due", fields.Due?.Iso);
        Add("start", fields.Start?.Iso);
        Add("end", fields.End?.Iso);
        Add("allDay", fields.AllDay ? true : null);
        Add("amountMinor", fields.AmountMinor);
        Add("currency", fields.Currency);
        Add("category", fields.Category);
        Add("date", fields.Date is { } date ? new When(date, null, "").Iso : null);
        Add("project", fields.Project);
        Add("percent", fields.Percent);
        Add("minutes", fields.Minutes);
        Add("note", fields.Note);
        Add("priority", fields.Priority);
        Add("course", fields.Course);
        Add("type", fields.Type);
        Add("location", fields.Location);
        Add("participants", fields.Participants.Count > 0 ? Names(fields.Participants) : null);
        Add("recurrence", fields.Recurrence);
        Add("remindAt", fields.RemindAt?.Iso);
        Add("subtasks", fields.Subtasks.Count > 0 ? Names(fields.Subtasks) : null);
        Add("status", fields.Status);
        Add("newTitle", fields.NewTitle);
        Add("view", fields.View);
        return written;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                written[name] = value;
        }
    }

    private static JsonObject Write(Question question) => new()
    {
        ["field"] = question.Field,
        ["doubt"] = question.Doubt.ToString().ToLowerInvariant(),
        ["words"] = question.Words,
        ["choices"] = Names(question.Choices.Select(choice => choice.Value)),
    };

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
