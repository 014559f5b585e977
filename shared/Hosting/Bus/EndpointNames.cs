using System.Text.RegularExpressions;

namespace St4cker.Hosting.Bus;

/// <summary>One queue a stage, named after its role and deed: <c>st4cker-router-read-updates</c>.</summary>
internal static partial class EndpointNames
{
    public static string For(string role, Type stage) => $"st4cker-{Kebab(role)}-{Kebab(stage.Name)}";

    private static string Kebab(string name) => WordStart().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
