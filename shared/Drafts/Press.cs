namespace St4cker.Drafts;

/// <summary>What a button of a draft's card says when it is pressed: at most 64 bytes, and untrusted when it comes back.</summary>
/// <param name="Detail">The choice or guess it is about, or null.</param>
public sealed record Press(PressKind Kind, Guid DraftId, int Version, string? Detail = null)
{
    private const string Letters = "cxeqdnrsfu";

    public string Data => string.Create(CultureInfo.InvariantCulture,
        $"{Letters[(int)Kind]}:{ShortId.Of(DraftId)}:{Version}{(Detail is null ? "" : ":" + Detail)}");

    public static Press? Parse(string? data)
    {
        if (data is null || data.Length > 64)
            return null;
        var parts = data.Split(':', 4);
        if (parts.Length < 3 || parts[0].Length != 1)
            return null;
        var kind = Letters.IndexOf(parts[0][0], StringComparison.Ordinal);
        if (kind < 0)
            return null;
        if (ShortId.Parse(parts[1]) is not { } id)
            return null;
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return null;
        return new Press((PressKind)kind, id, version, parts.Length > 3 ? parts[3] : null);
    }
}

/// <summary>In the order of the letters they travel as.</summary>
public enum PressKind
{
    Confirm,
    Cancel,
    Edit,
    /// <summary>A choice of the open question; the detail is its index.</summary>
    Choose,
    /// <summary>A guess is to go, an item of a batch out or in; the detail is its key.</summary>
    Drop,
    /// <summary>The open question is answered with "none".</summary>
    None,
    /// <summary>An ended draft is to be drafted again.</summary>
    Again,
    /// <summary>The card is to be shown again.</summary>
    Show,
    /// <summary>A field is to be changed; the detail is its name, or "words" for a reply in words.</summary>
    Field,
    /// <summary>What it committed is to be taken back.</summary>
    Undo,
}
