using System.Text;

namespace St4cker.Sync.Pairing;

/// <summary>What a device calls itself, fit for a line in a chat.</summary>
internal static class PairingName
{
    private const int Longest = 40;

    public static string Of(string? said)
    {
        var name = new StringBuilder();
        foreach (var sign in (said ?? "").EnumerateRunes())
        {
            if (name.Length + sign.Utf16SequenceLength > Longest)
                break;
            // Nothing that breaks the line, or turns the writing of what follows.
            name.Append(Rune.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse ? " " : sign.ToString());
        }

        var one = string.Join(' ', name.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return one.Length > 0 ? one : "St4cker";
    }
}
