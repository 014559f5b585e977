using System.Text.RegularExpressions;
using St4cker.Drafts;

namespace St4cker.Unit.House;

/// <summary>Dependencies point one way: Host → services → {Telegram, Google, Gemini, Hosting} → Storage → Drafts → Language; Contracts and Charts reference nothing.</summary>
public sealed partial class Arrows
{
    private static readonly string[] Services = ["Router", "Executor", "Confirmation", "Sync", "Dashboard", "Scheduler", "Playground"];
    private static readonly string[] Around = ["Telegram", "Google", "Gemini", "Hosting"];

    // A name may point to those of the lists after its own.
    private static readonly string[][] Levels = [["Host"], Services, Around, ["Storage"], ["Drafts"], ["Language"], ["Contracts", "Charts"]];

    [Fact]
    public void Every_project_points_only_downwards()
    {
        var wrong = SourceTree.Projects.SelectMany(project => Arrow().Matches(project.Text)
            .Select(match => (From: Name(project.Path), To: match.Groups["name"].Value)))
            .Where(arrow => Level(arrow.From) >= Level(arrow.To))
            .Select(arrow => $"{arrow.From} → {arrow.To}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_project_has_its_place()
    {
        Assert.All(SourceTree.Projects, project => Assert.True(Level(Name(project.Path)) >= 0, project.Path));
        Assert.All(SourceTree.Projects, project => Assert.Equal(
            Level(Name(project.Path)) <= 1 ? "services" : "shared", project.Path[..project.Path.IndexOf('/', StringComparison.Ordinal)]));
    }

    [Fact]
    public void Contracts_Charts_and_Language_reference_nothing_of_ours() =>
        Assert.All(SourceTree.Projects.Where(project => Name(project.Path) is "Contracts" or "Charts" or "Language"), project => Assert.Empty(Arrow().Matches(project.Text)));

    [Theory]
    [InlineData("shared/Language/", "Microsoft.EntityFrameworkCore|Npgsql|MassTransit|System.Net.Http|Microsoft.AspNetCore|System.IO")]
    [InlineData("shared/Drafts/", "Npgsql|MassTransit|System.Net.Http|Microsoft.AspNetCore|Google\\.|St4cker.Telegram")]
    [InlineData("shared/Contracts/", "Microsoft.EntityFrameworkCore|Npgsql|Microsoft.AspNetCore")]
    public void What_is_pure_uses_nothing_from_outside(string folder, string outside) =>
        Assert.DoesNotContain(SourceTree.Code, file => file.Path.StartsWith(folder, StringComparison.Ordinal)
            && Regex.IsMatch(file.Text, $@"^using ({outside})", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));

    [Fact]
    public void No_service_knows_a_kind_by_name()
    {
        string[] may = ["services/Dashboard/", "services/Playground/", "services/Confirmation/Connectors/"];
        var named = DraftKinds.All.Select(kind => $"\"{kind.Name}[\".]|\"draft_{kind.Name}_|\\b{kind.GetType().Name}\\b|using {Regex.Escape(kind.GetType().Namespace!)};").ToList();
        var files = SourceTree.Code.Where(file => file.Path.StartsWith("services/", StringComparison.Ordinal) && !may.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => named.SelectMany(name => Regex.Matches(file.Text, name, RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Select(match => $"{file.Path}: {match.Value}")));
    }

    [Fact]
    public void Kinds_do_not_know_each_other()
    {
        var folders = DraftKinds.All.Select(kind => kind.GetType().Namespace!).ToList();
        Assert.DoesNotContain(SourceTree.Code, file => folders.Any(folder => folders.Any(other => other != folder
            && file.Text.Contains($"namespace {folder};", StringComparison.Ordinal) && file.Text.Contains($"using {other};", StringComparison.Ordinal))));
    }

    private static int Level(string name) => Array.FindIndex(Levels, level => level.Contains(name, StringComparer.Ordinal));

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    [GeneratedRegex("""<ProjectReference Include="[^"]*?(?<name>[A-Za-z]+)\.csproj" """, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arrow();
}
