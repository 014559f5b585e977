using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>The names of fields, as <see cref="Fields.Without"/> knows them, by the words for them.</summary>
internal static class FieldNames
{
    public static string? Of(Utterance said, int at) => !said.Is(at, Sense.Field, out var field) ? null : (FieldName)field switch
    {
        FieldName.Note => "note",
        FieldName.Course => "course",
        FieldName.Priority => "priority",
        FieldName.Type => "type",
        FieldName.Subtasks => "subtasks",
        FieldName.Category => "category",
        FieldName.Location => "location",
        FieldName.Participants => "participants",
        FieldName.Percent => "percent",
        FieldName.Duration => "minutes",
        FieldName.End => "end",
        FieldName.Recurrence => "recurrence",
        FieldName.Title or FieldName.Due or FieldName.Amount or FieldName.Project or FieldName.Start or FieldName.RemindAt => null,
        _ => null,
    };
}
