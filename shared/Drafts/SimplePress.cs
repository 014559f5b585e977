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
    /// <summary>A view with its argument and page: "tasks:done:2".</summary>
    public const string View = "view";
    /// <summary>A stored thing (its id) becomes that: "done:2f1c…", and the view that the button stood in.</summary>
    public const string Act = "act";
    /// <summary>A setting by name to see its choices, or with its value: "currency=EUR".</summary>
    public const string Settings = "settings";

    /// <summary>The person's devices: "" lists them, "pair" and "qr" make a code, "drop:2f1c…" unpairs one.</summary>
    public const string Device = "device";

    private const string Drop = "drop:";
    private static readonly string[] Names = [Example, Zone, Language, Keep, Leave, Connect, View, Act, Settings, Device];

    /// <summary>The data of a button that unpairs a device.</summary>
    public static string OfDevice(Guid id) => new SimplePress(Device, Drop + ShortId.Of(id)).Data;

    /// <summary>Reads what <see cref="OfDevice"/> wrote as the argument; null when it is nothing of that form.</summary>
    public static Guid? DeviceOf(string? argument) => argument?.StartsWith(Drop, StringComparison.Ordinal) == true ? ShortId.Parse(argument.AsSpan(Drop.Length)) : null;

    /// <summary>The data of a button that makes a stored thing "done", "open" or "deleted"; the view it stands in is shown again.</summary>
    public static string OfThing(string status, Guid id, string view)
    {
        var data = $"{Act}:{(status == "done" ? 'f' : status[0])}{ShortId.Of(id)}:{view}";
        // The view is only for convenience: without it the list stays as it is.
        return System.Text.Encoding.UTF8.GetByteCount(data) <= 64 ? data : data[..(Act.Length + 24)];
    }

    /// <summary>Reads what <see cref="OfThing"/> wrote as the argument; null when it is nothing of that form.</summary>
    public static (string Status, Guid Id, string View)? ThingOf(string? argument)
    {
        if (argument is not { Length: >= 23 } || argument[0] switch { 'd' => "deleted", 'o' => "open", 'f' => "done", _ => null } is not { } status)
            return null;
        return ShortId.Parse(argument.AsSpan(1, ShortId.Length)) is { } id ? (status, id, argument.Length > 24 ? argument[24..] : "") : null;
    }

    public string Data => $"{Name}:{Argument}";

    public static SimplePress? Parse(string? data)
    {
        if (data is not { Length: <= 64 })
            return null;
        var colon = data.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Names.Contains(data[..colon], StringComparer.Ordinal) ? new SimplePress(data[..colon], data[(colon + 1)..]) : null;
    }
}
