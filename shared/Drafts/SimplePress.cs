namespace St4cker.Drafts;

/// <summary>What a button that belongs to no draft says: "zone:Asia/Jakarta".</summary>
public sealed record SimplePress(string Name, string Argument)
{
    /// <summary>An example of /start, by number.</summary>
    public const string Example = "example";
    /// <summary>An IANA zone.</summary>
    public const string Zone = "zone";
    /// <summary>"en", "id", "ru".</summary>
    public const string Language = "language";
    /// <summary>The command (by id) that was not understood is to be drafted as the kind: "12:task".</summary>
    public const string Keep = "keep";
    /// <summary>It is to be left.</summary>
    public const string Leave = "leave";
    public const string Connect = "connect";

    private static readonly string[] Names = [Example, Zone, Language, Keep, Leave, Connect];

    public string Data => $"{Name}:{Argument}";

    public static SimplePress? Parse(string? data)
    {
        if (data is not { Length: <= 64 })
            return null;
        var colon = data.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Names.Contains(data[..colon], StringComparer.Ordinal) ? new SimplePress(data[..colon], data[(colon + 1)..]) : null;
    }
}
