using System.Text.RegularExpressions;

namespace St4cker.Sync.DriveLog;

/// <summary>A month of a person's events. Pure.</summary>
/// <param name="First">The first day.</param>
internal sealed partial record Month(DateOnly First, long FirstSeq, long LastSeq)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"events-{First:yyyy-MM}.jsonl");

    /// <summary>The month that a file of ours is of; null when it is of none.</summary>
    public static DateOnly? Of(string name) =>
        FileName().Match(name) is { Success: true } match && DateOnly.TryParseExact(match.Groups["month"].Value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;

    /// <summary>Those that were written before, in their order; their files may be gone since.</summary>
    public static IReadOnlyList<Month> Written(IEnumerable<LogFile> files) =>
    [
        .. files.Where(file => file is { FirstSeq: not null, LastSeq: not null } && Of(file.Name) is not null)
            .Select(file => new Month(Of(file.Name)!.Value, file.FirstSeq!.Value, file.LastSeq!.Value)).OrderBy(month => month.FirstSeq),
    ];

    /// <summary>The written ones with what came since: the first new one may be the last written one, grown.</summary>
    public static IReadOnlyList<Month> Grow(IReadOnlyList<Month> written, IReadOnlyList<Month> since) =>
        written.Count > 0 && since.Count > 0 && written[^1].First == since[0].First
            ? [.. written.SkipLast(1), written[^1] with { LastSeq = since[0].LastSeq }, .. since.Skip(1)]
            : [.. written, .. since];

    [GeneratedRegex(@"^events-(?<month>\d{4}-\d{2})\.jsonl$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
