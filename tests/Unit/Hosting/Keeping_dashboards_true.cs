using System.Text.Json;
using System.Text.RegularExpressions;
using St4cker.Unit.House;

namespace St4cker.Unit.Hosting;

/// <summary>What is drawn, alarmed and described is what the program tells.</summary>
public sealed partial class Keeping_dashboards_true
{
    private const string Dashboard = "operations/grafana/st4cker.json", Alerts = "operations/prometheus/alerts.yml", Docs = "docs/metrics.md";
    // A label, and written like a metric.
    private const string PoolState = "db_client_connection_state";

    [Theory]
    [InlineData(Dashboard, 40)]
    [InlineData(Alerts, 15)]
    [InlineData(Docs, 30)]
    public async Task Every_metric_that_is_named_is_told_by_the_program(string file, int atLeast)
    {
        var told = await Exported_metrics.TypesAsync();
        var named = Named(Read(file), told);
        Assert.True(named.Count >= atLeast, $"{named.Count} metrics are named");
        Assert.Equal([], named.Except(told.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_metric_of_ours_is_described()
    {
        var told = await Exported_metrics.TypesAsync();
        var described = Named(Read(Docs), told);
        var ours = told.Keys.Where(name => name.StartsWith("st4cker_", StringComparison.Ordinal));
        Assert.Equal([], ours.Except(described, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_follow_the_conventions()
    {
        var ours = (await Exported_metrics.TypesAsync()).Where(metric => metric.Key.StartsWith("st4cker_", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, metric => Assert.Equal(metric.Value == "counter", metric.Key.EndsWith("_total", StringComparison.Ordinal)));
        Assert.DoesNotContain(ours, metric => UnusualUnit().IsMatch(metric.Key));
    }

    [Fact]
    public async Task Every_stage_that_takes_rows_has_a_queue_of_its_name()
    {
        var code = SourceTree.Code.Single(file => file.Path.EndsWith("/Backlog.cs", StringComparison.Ordinal)).Text;
        Assert.All(await Exported_metrics.StagesAsync(), stage => Assert.Contains($"\"{stage}\"", code, StringComparison.Ordinal));
    }

    [Fact]
    public void The_dashboard_can_be_imported_and_asks_for_its_datasource()
    {
        using var dashboard = JsonDocument.Parse(Read(Dashboard));
        var variable = dashboard.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray().First();
        Assert.Equal(("datasource", "prometheus"), (variable.GetProperty("type").GetString(), variable.GetProperty("query").GetString()));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        foreach (var panel in panels.Where(panel => panel.GetProperty("type").GetString() != "row"))
        {
            Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString());
            Assert.All(panel.GetProperty("targets").EnumerateArray(), target => Assert.NotEmpty(target.GetProperty("expr").GetString()!));
        }
    }

    [Fact]
    public void Every_alert_waits_a_while_has_a_severity_and_says_what_to_do_and_is_described()
    {
        var docs = Read(Docs);
        var alerts = Alert().Split(Read(Alerts)).Skip(1).ToList();
        Assert.True(alerts.Count >= 12, $"{alerts.Count} alerts");
        Assert.All(alerts, alert =>
        {
            Assert.Matches(@"\bfor: \d+[smh]\n", alert);
            Assert.Matches(@"\bseverity: (critical|warning|info)\b", alert);
            Assert.Matches(@"\bsummary: .{10,}", alert);
            Assert.Matches(@"\bdescription: .{20,}", alert);
            Assert.Contains($"`{alert[..alert.IndexOf('\n', StringComparison.Ordinal)].Trim()}`", docs, StringComparison.Ordinal);
        });
    }

    /// <summary>The metrics that a text names; of a histogram it names a part.</summary>
    private static HashSet<string> Named(string text, IReadOnlyDictionary<string, string> told) =>
        [.. Metric().Matches(text).Select(match => told.ContainsKey(match.Value) ? match.Value : Part().Replace(match.Value, "")).Where(name => name != PoolState)];

    private static string Read(string path) => File.ReadAllText(Path.Combine(SourceTree.Root, path));

    [GeneratedRegex(@"\b(st4cker|dotnet|db_client|http_client|http_server|kestrel)_[a-z0-9_]+\b(?!:)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Metric();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    [GeneratedRegex("(_ms|_milliseconds|_minutes|_kb|_mb)(_|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnusualUnit();

    [GeneratedRegex("- alert: ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alert();
}
