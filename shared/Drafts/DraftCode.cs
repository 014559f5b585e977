namespace St4cker.Drafts;

/// <summary>The short name of a draft that people see: 7 → "h2", 30 → "h3". Letters and digits that look alike are left out.</summary>
public static class DraftCode
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public static string Of(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters[number % Letters.Length]}{2 + (number / Letters.Length)}");
}
