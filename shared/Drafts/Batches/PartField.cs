namespace St4cker.Drafts.Batches;

/// <summary>Which item of a batch is meant: "2.due" is the date of the second.</summary>
internal static class PartField
{
    private const int LongestNumber = 2;

    public static string Of(int at, string field) => string.Create(CultureInfo.InvariantCulture, $"{at + 1}.{field}");

    /// <summary>The item, counted from 0, and its field; null when no item is named.</summary>
    public static (int At, string Field)? Parse(string field)
    {
        var dot = field.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && int.TryParse(field[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? (number - 1, field[(dot + 1)..]) : null;
    }

    /// <summary>"2 Friday 4pm", "2: Friday": the item, counted from 0, and what is said of it.</summary>
    public static (int At, string Words)? Addressed(string words, int count)
    {
        var text = words.Trim().TrimStart('#');
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > LongestNumber || digits == text.Length || text[digits] is not (' ' or ':' or '.' or ')' or '-') || !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var rest = text[digits..].TrimStart(' ', ':', '.', ')', '-');
        return number >= 1 && number <= count && rest.Length > 0 ? (number - 1, rest) : null;
    }
}
