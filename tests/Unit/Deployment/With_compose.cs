using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using St4cker.Host;
using St4cker.Unit.House;

namespace St4cker.Unit.Deployment;

/// <summary>docker-compose.yml, .env.example and the program mean the same.</summary>
public sealed partial class With_compose
{
    private static readonly Dictionary<string, string> Example = File.ReadAllLines(Path.Combine(SourceTree.Root, ".env.example"))
        .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);

    private static readonly string Written = File.ReadAllText(Path.Combine(SourceTree.Root, "docker-compose.yml"));
    private static readonly JsonNode Compose = Yaml.Documents(Written).Single();

    private static IEnumerable<(string Name, JsonNode Service)> Own => Compose.At("services")!.AsObject()
        .Where(service => service.Value.Text("image")!.Contains("st4cker", StringComparison.Ordinal)).Select(service => (service.Key, service.Value!));

    [Fact]
    public void Every_role_is_there_and_runs_by_its_name() => Assert.Equivalent(
        Roles.Names.Except([Roles.Playground]).Append("migrate").Select(name => (name, name)),
        Own.Select(role => (role.Name, role.Service.Text("command", "0"))), strict: true);

    [Fact]
    public void Every_role_starts_with_the_settings_it_gets_and_gets_none_in_vain()
    {
        foreach (var (name, service) in Own.Where(role => role.Name != "migrate"))
            Assert.Empty(new ToldSettings(service.Pairs("environment").Select(setting => KeyValuePair.Create(setting.Key, Filled(setting.Value)))).ToldInVain(name));
    }

    [Fact]
    public void A_file_that_is_named_is_one_the_container_has()
    {
        var made = Compose.Pairs("secrets").Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var (_, service) in Own)
        {
            var given = service.Each("secrets").Select(secret => secret.ToString()).ToHashSet(StringComparer.Ordinal);
            Assert.Subset(made, given);
            Assert.Equal(
                given.Select(secret => "/run/secrets/" + secret).Order(StringComparer.Ordinal),
                service.Pairs("environment").Where(setting => setting.Key.EndsWith("_FILE", StringComparison.Ordinal)).Select(setting => setting.Value).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Nobody_has_rights_nobody_writes_and_the_database_is_nobody_elses()
    {
        Assert.All(Own, role =>
        {
            Assert.Equal("true", role.Service.Text("read_only"));
            Assert.Equal("ALL", role.Service.Text("cap_drop", "0"));
            Assert.NotNull(role.Service.At("deploy", "resources", "limits", "memory"));
        });
        Assert.All(["postgres", "rabbitmq"], name =>
        {
            Assert.Null(Compose.At("services", name, "ports"));
            Assert.Equal("inside", Assert.Single(Compose.Each("services", name, "networks")).ToString());
        });
        Assert.Equal("true", Compose.Text("networks", "inside", "internal"));
    }

    [Fact]
    public void What_a_person_can_give_stands_in_the_example_and_nothing_else_does() => Assert.Equal(
        Variable().Matches(Written).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        Example.Keys.Order(StringComparer.Ordinal));

    private static string Filled(string value) => Variable().Replace(value, match => Example[match.Groups["name"].Value] is { Length: > 0 } given ? given : match.Groups["otherwise"].Value);

    [GeneratedRegex(@"\$\{(?<name>\w+)(:-(?<otherwise>[^}]*)|:\?[^}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
