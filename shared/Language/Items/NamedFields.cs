using St4cker.Language.Money;
using St4cker.Language.Names;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>Fields said by name: "location: Kemang", "jumlah: 20rb", "категория: еда". Dates are left to the words of dates.</summary>
internal static class NamedFields
{
    public static void Take(Piece piece, Intent intent)
    {
        foreach (var marker in Marker.All(piece.Said, piece.First))
        {
            var value = piece.Said.Words(marker.From, marker.To);
            if (Value(marker.Field, value, intent, piece.Speaker) is not { } said)
            {
                // Only the name goes: "when: Friday 4pm" is read with the other dates.
                if (marker.Field is FieldName.Due or FieldName.Start or FieldName.End or FieldName.RemindAt or FieldName.Recurrence)
                    piece.Left.Take(marker.At, marker.From);
                continue;
            }
            piece.Fields = piece.Fields.With(said);
            piece.Left.Take(marker.At, marker.To);
        }
    }

    /// <summary>The field from the words after its name, or null when they say no such thing or it is none of this kind's.</summary>
    public static Fields? Value(FieldName field, string value, Intent intent, Speaker speaker) => field switch
    {
        FieldName.Title => intent == Intent.Progress ? new Fields { Project = TitleText.AsNamed(value) } : new Fields { Title = TitleText.Of(value).Title },
        FieldName.Note => new Fields { Note = TitleText.Note(value) },
        FieldName.Course => new Fields { Course = TitleText.Name(value) },
        FieldName.Priority => Priorities.Named(value, speaker) is { } priority ? new Fields { Priority = priority } : null,
        FieldName.Type when intent is Intent.Task => TaskTypes.Named(value, speaker) is { } type ? new Fields { Type = type } : null,
        FieldName.Amount when intent is Intent.Expense or Intent.Income => Amounts.Whole(value, speaker) is { } amount ? new Fields { AmountMinor = amount.Minor, Currency = amount.Currency } : null,
        FieldName.Category when intent is Intent.Expense or Intent.Income => new Fields { Category = CategoryWords.Named(value, speaker) },
        FieldName.Location when intent is Intent.Event => new Fields { Location = TitleText.AsNamed(value) },
        FieldName.Participants when intent is Intent.Event => new Fields { Participants = Participants.Listed(value) },
        FieldName.Project when intent is Intent.Progress => new Fields { Project = TitleText.AsNamed(value) },
        FieldName.Percent when intent is Intent.Progress => Amounts.Percent(value, speaker) is { } percent ? new Fields { Percent = percent } : null,
        FieldName.Duration when intent is Intent.Progress => Amounts.Minutes(value, speaker) is { } minutes ? new Fields { Minutes = minutes } : null,
        _ => null,
    };
}
