using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using St4cker.Host;
using St4cker.Unit.House;

namespace St4cker.Unit.Deployment;

/// <summary>What kustomize makes of k8s/ leads nowhere in vain and gives no more rights than are needed.</summary>
public sealed partial class On_Kubernetes
{
    public static TheoryData<string> Overlays => new("dev", "production", "autoscaled");

    private static IEnumerable<JsonNode> Own(Manifests manifests) => manifests.Workloads.Where(workload => Manifests.Container(workload).Text("name") == "st4cker");

    [Theory, MemberData(nameof(Overlays))]
    public void Every_role_is_there_and_runs_by_its_name(string overlay)
    {
        var started = Own(Manifests.Of(overlay)).Select(workload => (workload.Text("metadata", "name")!, Manifests.Container(workload).Text("args", "0")!)).ToList();
        Assert.Equivalent(Roles.Names.Except([Roles.Playground]).Append("migrate").Select(name => (name, name)), started, strict: true);
    }

    [Theory, MemberData(nameof(Overlays))]
    public void Every_role_starts_with_the_settings_it_gets_and_gets_none_in_vain(string overlay)
    {
        var manifests = Manifests.Of(overlay);
        foreach (var role in Own(manifests).Where(workload => workload.Text("kind") == "Deployment"))
        {
            var settings = manifests.Find("ConfigMap", Manifests.Container(role).Text("envFrom", "0", "configMapRef", "name")).Pairs("data");
            Assert.NotEmpty(settings);
            Assert.Empty(new ToldSettings(settings).ToldInVain(role.Text("metadata", "name")!));
            var mounted = Manifests.Pod(role).Each("volumes").SelectMany(volume => volume.Each("secret", "items")).Select(item => "/run/secrets/st4cker/" + item.Text("path"));
            Assert.Subset(mounted.ToHashSet(StringComparer.Ordinal), settings.Where(setting => setting.Key.EndsWith("_FILE", StringComparison.Ordinal)).Select(setting => setting.Value).ToHashSet(StringComparer.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Overlays))]
    public void Secrets_are_named_and_never_written_down(string overlay)
    {
        var manifests = Manifests.Of(overlay);
        Assert.Empty(manifests.OfKind("Secret"));
        var made = MadeSecret().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "scripts", "new-secrets"))).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var wanted = manifests.Workloads.SelectMany(workload => Manifests.Pod(workload).Each("volumes")).Where(volume => volume.At("secret") is not null).ToList();
        Assert.All(wanted, volume => Assert.Equal("st4cker", volume.Text("secret", "secretName")));
        Assert.Subset(made, wanted.SelectMany(volume => volume.Each("secret", "items")).Select(item => item.Text("key")!).ToHashSet(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Overlays))]
    public void Nobody_has_rights_and_nobody_writes(string overlay) => Assert.All(Own(Manifests.Of(overlay)), workload =>
    {
        var pod = Manifests.Pod(workload);
        Assert.Equal("true", pod.Text("securityContext", "runAsNonRoot"));
        Assert.Equal("RuntimeDefault", pod.Text("securityContext", "seccompProfile", "type"));
        Assert.Equal("false", pod.Text("automountServiceAccountToken"));
        var container = Manifests.Container(workload);
        Assert.Equal("true", container.Text("securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", container.Text("securityContext", "allowPrivilegeEscalation"));
        Assert.Equal("ALL", container.Text("securityContext", "capabilities", "drop", "0"));
        Assert.NotNull(container.At("resources", "limits", "memory"));
        Assert.NotNull(container.At("resources", "requests", "cpu"));
    });

    [Theory, MemberData(nameof(Overlays))]
    public void Every_name_leads_to_something(string overlay)
    {
        var manifests = Manifests.Of(overlay);
        var names = manifests.All.Select(one => one.Text("metadata", "namespace")).Where(name => name is not null).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(manifests.OfKind("Namespace").Select(one => one.Text("metadata", "name")), names);

        foreach (var workload in manifests.Workloads)
        {
            var pod = Manifests.Pod(workload);
            if (pod.Text("serviceAccountName") is { } account)
                Assert.NotNull(manifests.Find("ServiceAccount", account));
            Assert.Subset(
                pod.Each("volumes").Select(volume => volume.Text("name")!).ToHashSet(StringComparer.Ordinal),
                Manifests.Container(workload).Each("volumeMounts").Select(mount => mount.Text("name")!).ToHashSet(StringComparer.Ordinal));
            if (workload.At("spec", "selector") is { } selector)
                Assert.Equal([workload], manifests.Selected(selector));
            foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" }.Select(name => Manifests.Container(workload).At(name)).Where(probe => probe.At("httpGet") is not null))
            {
                Assert.Contains(probe.Text("httpGet", "port"), Manifests.PortsOf(workload));
                Assert.Contains(probe.Text("httpGet", "path"), (string[])["/health/live", "/health/ready"]);
            }
        }

        foreach (var service in manifests.OfKind("Service"))
        {
            var behind = Assert.Single(manifests.Selected(new JsonObject { ["matchLabels"] = service.At("spec", "selector")!.DeepClone() }));
            Assert.All(service.Each("spec", "ports"), port => Assert.Contains(port.Text("targetPort"), Manifests.PortsOf(behind)));
        }

        foreach (var backend in manifests.OfKind("Ingress").SelectMany(one => one.Each("spec", "rules")).SelectMany(rule => rule.Each("http", "paths")).Select(path => path.At("backend", "service")))
            Assert.Contains(backend.Text("port", "name"), manifests.Find("Service", backend.Text("name")).Each("spec", "ports").Select(port => port.Text("name")));

        foreach (var scaled in manifests.OfKind("HorizontalPodAutoscaler").Concat(manifests.OfKind("ScaledObject")))
        {
            var target = manifests.Find("Deployment", scaled.Text("spec", "scaleTargetRef", "name"));
            Assert.NotNull(target);
            Assert.True(target.At("spec", "replicas") is null, "a number beside what counts");
            Assert.All(scaled.Each("spec", "triggers"), trigger => Assert.NotNull(manifests.Find("TriggerAuthentication", trigger.Text("authenticationRef", "name"))));
        }

        Assert.All(manifests.OfKind("PodDisruptionBudget"), budget => Assert.Single(manifests.Selected(budget.At("spec", "selector"))));
    }

    [Theory, MemberData(nameof(Overlays))]
    public void Who_is_not_named_is_reached_by_nobody_and_reaches_nobody(string overlay)
    {
        var policies = Manifests.Of(overlay).OfKind("NetworkPolicy").ToList();
        Assert.Contains(policies, policy => policy.Pairs("spec", "podSelector").Count == 0 && policy.At("spec", "ingress") is null && policy.At("spec", "egress") is null && policy.Each("spec", "policyTypes").Count() == 2);
        foreach (var policy in policies)
        {
            var chosen = Manifests.Of(overlay).Selected(policy.At("spec", "podSelector")).ToList();
            var named = policy.Each("spec", "podSelector", "matchExpressions").SelectMany(rule => rule.Each("values")).Count();
            Assert.True(named == 0 || named == chosen.Count, $"{policy.Text("metadata", "name")} names somebody who is not there");
            foreach (var port in policy.Each("spec", "ingress").SelectMany(rule => rule.Each("ports")))
                Assert.Contains(chosen, workload => Manifests.PortsOf(workload).Contains(port.Text("port"), StringComparer.Ordinal));
        }
    }

    [GeneratedRegex(@"^\s*keep (?<name>\S+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeSecret();
}
