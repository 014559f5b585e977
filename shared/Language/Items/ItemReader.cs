using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>Reads one thing of a known intent; tasks are read by <see cref="Tasks.Message"/>.</summary>
internal static class ItemReader
{
    public static ReadItem Read(Intent intent, Utterance said, double confidence)
    {
        var piece = new Piece(said);
        if (intent is not (Intent.Note or Intent.Query or Intent.Unknown or Intent.Edit))
            NamedFields.Take(piece, intent);
        switch (intent)
        {
            case Intent.Event:
                EventItem.Read(piece);
                break;
            case Intent.Expense or Intent.Income:
                MoneyItem.Read(piece, intent);
                break;
            case Intent.Project:
                ProjectItem.Read(piece);
                break;
            case Intent.Progress:
                ProgressItem.Read(piece);
                break;
            case Intent.Note:
                NoteItem.Read(piece);
                break;
            case Intent.Reminder:
                ReminderItem.Read(piece);
                break;
            case Intent.Query:
                QueryItem.Read(piece);
                break;
            case Intent.Edit:
                EditItem.Read(piece);
                break;
            case Intent.Task or Intent.Unknown:
            default:
                piece.Fields = piece.Fields with { Title = Tasks.TitleText.Of(said.Text).Title };
                break;
        }
        return Asked(piece.Item(intent, confidence));
    }

    /// <summary>The item with the question about the first part that it needs and that was not said.</summary>
    public static ReadItem Asked(ReadItem item)
    {
        if (Missing(item.Intent, item.Fields) is not { } field || field == item.Question?.Field)
            return item;
        return item with { Question = new Question(field, Doubt.Missing, "", []) };
    }

    private static string? Missing(Intent intent, Fields fields) => intent switch
    {
        Intent.Task or Intent.Project or Intent.Note => fields.Title is null ? "title" : null,
        Intent.Event => fields.Title is null ? "title" : fields.Start is null ? "start" : null,
        Intent.Expense or Intent.Income => fields.AmountMinor is null ? "amountMinor" : null,
        Intent.Progress => fields.Project is null ? "project" : fields.Percent is null && fields.Minutes is null ? "percent" : null,
        Intent.Reminder => fields.Title is null ? "title" : fields.RemindAt is null ? "remindAt" : null,
        Intent.Unknown or Intent.Query or Intent.Edit => null,
        _ => null,
    };
}
