using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using St4cker.Unit.House;

namespace St4cker.Unit.Deployment;

/// <summary>An overlay of k8s/ as it would be applied.</summary>
internal sealed class Manifests
{
    private static readonly ConcurrentDictionary<string, Lazy<Manifests?>> Rendered = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<JsonNode> _all;

    private Manifests(IReadOnlyList<JsonNode> all) => _all = all;

    /// <summary>Skips the test where there is nothing to render it with.</summary>
    public static Manifests Of(string overlay)
    {
        var rendered = Rendered.GetOrAdd(overlay, name => new(() => Render(name))).Value;
        Assert.SkipWhen(rendered is null, "there is no kubectl that knows components");
        return rendered;
    }

    public IReadOnlyList<JsonNode> All => _all;

    public IEnumerable<JsonNode> OfKind(string kind) => _all.Where(one => one.Text("kind") == kind);

    public JsonNode? Find(string kind, string? name) => OfKind(kind).FirstOrDefault(one => one.Text("metadata", "name") == name);

    /// <summary>What makes pods: a Deployment or a Job.</summary>
    public IEnumerable<JsonNode> Workloads => OfKind("Deployment").Concat(OfKind("Job"));

    /// <summary>Those whose pods carry all these labels.</summary>
    public IEnumerable<JsonNode> Selected(JsonNode? selector) => Workloads.Where(workload =>
        selector.Pairs("matchLabels").All(label => LabelsOf(workload).GetValueOrDefault(label.Key) == label.Value)
        && selector.Each("matchExpressions").All(rule => rule.Each("values").Any(value => value.ToString() == LabelsOf(workload).GetValueOrDefault(rule.Text("key")!))));

    public static IReadOnlyDictionary<string, string> LabelsOf(JsonNode workload) => workload.Pairs("spec", "template", "metadata", "labels");

    public static JsonNode Pod(JsonNode workload) => workload.At("spec", "template", "spec")!;

    public static JsonNode Container(JsonNode workload) => Pod(workload).At("containers", "0")!;

    public static IEnumerable<string> PortsOf(JsonNode workload) => Container(workload).Each("ports").SelectMany(port => new[] { port.Text("name")!, port.Text("containerPort")! });

    private static Manifests? Render(string overlay)
    {
        var (code, text, wrong) = Run("kubectl", "kustomize", Path.Combine(SourceTree.Root, "k8s", "overlays", overlay));
        if (code == 0)
            return new Manifests(Yaml.Documents(text));
        // An old one, or none, is another machine's matter; one that should know is told.
        var (_, version, _) = Run("kubectl", "version", "--client");
        return version.Contains("Kustomize Version", StringComparison.Ordinal) ? throw new InvalidOperationException(wrong) : null;
    }

    private static (int Code, string Output, string Errors) Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception none)
        {
            return (127, "", none.Message);
        }
    }
}
