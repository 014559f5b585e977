using System.Net;
using Microsoft.Extensions.Configuration;
using St4cker.Contracts;

namespace St4cker.Hosting.Settings;

/// <summary>What the program as a whole is told, checked at the start. The features read their own sections.</summary>
public sealed record ProgramSettings
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>All roles in one process: what is not given is made or stood in for.</summary>
    public required bool AllInOne { get; init; }
    public required string DataDirectory { get; init; }

    /// <summary>Where it listens; at least one.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>The base of links, without a slash at the end.</summary>
    public required string PublicUrl { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] MasterKey { get; init; }

    /// <summary>Null: embedded, and only in the all-in-one.</summary>
    public string? Postgres { get; init; }

    /// <summary>Null: no broker, and only in the all-in-one.</summary>
    public Uri? RabbitMq { get; init; }

    /// <summary>Where a playground in another process stands in for Telegram and Google, without a slash at the end; null: nowhere else.</summary>
    public string? PlaygroundUrl { get; init; }

    /// <summary>Telegram ids that may see everybody's audit.</summary>
    public required IReadOnlySet<long> Operators { get; init; }

    /// <summary>Whose word on where a request comes from is taken (<c>X-Forwarded-For</c>); nobody's unless told.</summary>
    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static ProgramSettings Read(IConfiguration configuration, bool allInOne)
    {
        var directory = Given(configuration, "St4cker:DataDirectory") ?? Hosting.DataDirectory.DefaultPath;
        var urls = ReadUrls(configuration);
        var postgres = ReadPostgres(configuration);
        var rabbitMq = ReadRabbitMq(Given(configuration, "ConnectionStrings:RabbitMq"));
        if (!allInOne && postgres is null)
            throw new SettingException("ConnectionStrings__Postgres", "single roles share one database, so they need its connection string");
        if (!allInOne && rabbitMq is null)
            throw new SettingException("ConnectionStrings__RabbitMq", "single roles meet through a broker, so they need amqp://user:password@host:port/vhost");
        return new ProgramSettings
        {
            AllInOne = allInOne,
            DataDirectory = Path.GetFullPath(directory),
            Urls = urls,
            PublicUrl = ReadAddress(configuration, "St4cker:PublicUrl") ?? Reachable(urls[0]).TrimEnd('/'),
            MasterKey = ReadMasterKey(Given(configuration, "St4cker:MasterKey"), allInOne, directory),
            Postgres = postgres,
            RabbitMq = rabbitMq,
            PlaygroundUrl = ReadAddress(configuration, "St4cker:PlaygroundUrl"),
            Operators = ReadOperators(Given(configuration, "St4cker:Operators")),
            TrustedProxies = ReadProxies(Given(configuration, "St4cker:TrustedProxies")),
        };
    }

    /// <summary>The connection string alone, for the commands that need nothing else; null when it is not given.</summary>
    /// <exception cref="SettingException">It is no connection string.</exception>
    public static string? ReadPostgres(IConfiguration configuration)
    {
        var given = Given(configuration, "ConnectionStrings:Postgres");
        try
        {
            return given is null ? null : DatabaseConnections.Tuned(given);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new SettingException("ConnectionStrings__Postgres", "is not an Npgsql connection string such as Host=db;Username=st4cker;Password=…;Database=st4cker");
        }
    }

    /// <summary>Where this machine reaches the program that is told the same: its first address, without a slash at the end.</summary>
    /// <exception cref="SettingException">It is no address.</exception>
    public static string ReadOwnAddress(IConfiguration configuration) => Reachable(ReadUrls(configuration)[0]).TrimEnd('/');

    /// <summary>Its name only: the rest holds passwords.</summary>
    public override string ToString() => nameof(ProgramSettings);

    private static byte[] ReadMasterKey(string? given, bool allInOne, string directory) => (given, allInOne) switch
    {
        ({ } text, _) => Settings.MasterKey.Parse(text),
        (null, true) => Settings.MasterKey.ReadOrMake(directory),
        (null, false) => throw new SettingException("St4cker__MasterKey", "single roles share one key, so they need it: 32 bytes in base64"),
    };

    private static string? Given(IConfiguration configuration, string key) =>
        configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static IReadOnlyList<string> ReadUrls(IConfiguration configuration)
    {
        var urls = (Given(configuration, "ASPNETCORE_URLS") ?? Given(configuration, "urls") ?? DefaultUrl)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
            if (!Uri.TryCreate(Reachable(url), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
                throw new SettingException("ASPNETCORE_URLS", $"\"{url}\" is not an address such as {DefaultUrl}");
        return urls.Length > 0 ? urls : [DefaultUrl];
    }

    private static string? ReadAddress(IConfiguration configuration, string key)
    {
        if (Given(configuration, key) is not { } given)
            return null;
        return Uri.TryCreate(given, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? given.TrimEnd('/')
            : throw new SettingException(key.Replace(":", "__", StringComparison.Ordinal), "must be a whole address such as https://st4cker.example.org");
    }

    /// <summary>The address a browser on this machine would use for "everywhere".</summary>
    private static string Reachable(string url) => url
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal);

    private static Uri? ReadRabbitMq(string? given)
    {
        if (given is null)
            return null;
        return Uri.TryCreate(given, UriKind.Absolute, out var parsed) && parsed.Scheme is "amqp" or "amqps"
            ? parsed
            : throw new SettingException("ConnectionStrings__RabbitMq", "is not an address such as amqp://user:password@host:5672/vhost");
    }

    private static HashSet<long> ReadOperators(string? given)
    {
        var operators = new HashSet<long>();
        foreach (var id in (given ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
            operators.Add(long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new SettingException("St4cker__Operators", $"\"{id}\" is not a Telegram id; give numbers with commas between them"));
        return operators;
    }

    private static IReadOnlyList<IPNetwork> ReadProxies(string? given) => [.. (given ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(ReadProxy)];

    private static IPNetwork ReadProxy(string given) =>
        IPNetwork.TryParse(given, out var network) ? network
        : IPAddress.TryParse(given, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException("St4cker__TrustedProxies", $"\"{given}\" is neither an address nor a network such as 10.0.0.0/8");
}
