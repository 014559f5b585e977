using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using St4cker.Host;
using St4cker.Hosting.Settings;
using St4cker.Hosting.Telemetry;

namespace St4cker.Unit.Deployment;

/// <summary>Settings as a container gets them, and which of them the program asks for.</summary>
internal sealed class ToldSettings : ConfigurationProvider, IConfigurationSource
{
    private const string InFile = "_FILE";
    // What the files of `make secrets` hold, once a person filled in what is theirs.
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal)
    {
        ["postgres"] = "Host=db;Username=st4cker;Password=secret;Database=st4cker",
        ["rabbitmq"] = "amqp://st4cker:secret@broker:5672/",
        ["master-key"] = Convert.ToBase64String(new byte[32]),
        ["bot-token"] = "2000002:test-token",
        ["google-client-secret"] = "",
        ["gemini-api-key"] = "",
    };

    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="environment">The variables of one container.</param>
    public ToldSettings(IEnumerable<KeyValuePair<string, string>> environment)
    {
        foreach (var (name, value) in environment)
        {
            var key = name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
            if (name.EndsWith(InFile, StringComparison.Ordinal))
                Data[key[..^InFile.Length]] = Secrets[Path.GetFileName(value)];
            else
                Data[key] = value;
        }
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        _asked.Add(key);
        return base.TryGet(key, out value);
    }

    /// <summary>Sets a role up as the program does before it starts anything, and returns what it was told in vain.</summary>
    /// <exception cref="Contracts.SettingException">It would not start.</exception>
    public IReadOnlyList<string> ToldInVain(string role)
    {
        var configuration = new ConfigurationBuilder().Add(this).Build();
        var settings = ProgramSettings.Read(configuration, allInOne: false);
        var services = new ServiceCollection();
        Roles.Add(services, configuration, settings, new HashSet<string>(StringComparer.Ordinal) { role });
        services.AddTelemetry(configuration);
        return [.. Data.Keys.Where(key => !_asked.Contains(key))];
    }
}
