using St4cker.Language;

namespace St4cker.Router.Reading;

/// <summary>"/edittask milk | Friday 4pm": which thing, then what changes.</summary>
internal static class ReadChange
{
    public static ReadItem? Read(Intent intent, string argument, Speaker speaker)
    {
        var parts = argument.Split('|', 2, StringSplitOptions.TrimEntries);
        if (parts is not [{ Length: > 0 } title, { Length: > 0 } words])
            return null;
        var revision = Reader.Revise(words.Replace('|', '\n'), intent, new Fields(), speaker);
        var fields = revision.Fields with { Title = title, NewTitle = revision.Fields.Title };
        return fields.Equals(new Fields { Title = title }) && revision.Question is null ? null : new ReadItem(Intent.Edit, 1, fields, revision.Assumed, revision.Question);
    }
}
