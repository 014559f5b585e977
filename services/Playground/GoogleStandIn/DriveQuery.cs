using System.Text.RegularExpressions;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>The part of Drive's search language that is one or more conditions joined by "and".</summary>
internal static partial class DriveQuery
{
    /// <exception cref="GoogleRefusal">It is not of that part.</exception>
    public static Func<GoogleFile, bool> Parse(string? query, DriveShelf shelf)
    {
        var conditions = new List<Func<GoogleFile, bool>>();
        var rest = query?.Trim() ?? "";
        while (rest.Length > 0)
        {
            if (Condition().Match(rest) is not { Success: true } match)
                throw GoogleRefusal.Invalid("Invalid Value");
            conditions.Add(Of(match, shelf));
            rest = rest[match.Length..];
        }

        return file => conditions.TrueForAll(condition => condition(file));
    }

    private static Func<GoogleFile, bool> Of(Match match, DriveShelf shelf)
    {
        if (match.Groups["parent"] is { Success: true } parent)
            return OfFolder(shelf.Resolve(Plain(parent.Value)), shelf);
        if (match.Groups["name"] is { Success: true } name)
            return file => file.Name == Plain(name.Value);
        if (match.Groups["type"] is { Success: true } type)
            return file => file.MimeType == Plain(type.Value);
        if (match.Groups["key"] is { Success: true } key)
            return file => file.AppProperties.GetValueOrDefault(Plain(key.Value)) == Plain(match.Groups["value"].Value);
        return file => shelf.IsTrashed(file) == (match.Groups["trashed"].Value == "true");
    }

    /// <summary>To ask for what lies in a folder that there is not is an error, and not an empty list.</summary>
    private static Func<GoogleFile, bool> OfFolder(string folder, DriveShelf shelf) =>
        folder == shelf.RootId || shelf.Find(folder) is { ByProgram: true } ? file => file.Parent == folder : throw GoogleRefusal.NoFile("");

    private static string Plain(string quoted) => quoted.Replace(@"\'", "'", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    [GeneratedRegex("""
        ^(('(?<parent>([^'\\]|\\.)*)'\ in\ parents)
        |(name\ ?=\ ?'(?<name>([^'\\]|\\.)*)')
        |(mimeType\ ?=\ ?'(?<type>([^'\\]|\\.)*)')
        |(trashed\ ?=\ ?(?<trashed>true|false))
        |(appProperties\ has\ \{\ ?key='(?<key>([^'\\]|\\.)*)'\ and\ value='(?<value>([^'\\]|\\.)*)'\ ?\}))(\ and\ |$)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();
}
