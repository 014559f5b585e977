using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using St4cker.Contracts;

namespace St4cker.Gemini;

/// <summary>When the model is asked: <c>first</c>, <c>when-unsure</c> or <c>never</c> in the settings.</summary>
public enum GeminiUse
{
    /// <summary>The model reads, the rules are the fallback.</summary>
    First,
    /// <summary>The rules read, the model is asked when they are unsure.</summary>
    WhenUnsure,
    /// <summary>Rules only.</summary>
    Never,
}

/// <summary>The settings of the section <c>Gemini</c>. No key means that the model is off, which is no error.</summary>
public sealed partial record GeminiSettings
{
    /// <summary>Two generations, so that the end of one is not the end of both, and both answer without long thinking unless told to.</summary>
    public const string DefaultModels = "gemini-3.5-flash-lite,gemini-2.5-flash-lite";

    /// <summary>Never written anywhere but into the request's header.</summary>
    internal string? ApiKey { get; init; }
    /// <summary>Without a slash at its end.</summary>
    public string ApiUrl { get; init; } = "https://generativelanguage.googleapis.com";
    /// <summary>Tried in this order; at least one.</summary>
    public IReadOnlyList<string> Models { get; init; } = DefaultModels.Split(',');
    /// <summary><see cref="GeminiUse.Never"/> whenever there is no key.</summary>
    public GeminiUse Use { get; init; } = GeminiUse.Never;
    /// <summary>For all attempts of one question together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
    public int RequestsPerMinute { get; init; } = 15;
    public int RequestsPerDay { get; init; } = 1500;
    public int RequestsPerDayPerUser { get; init; } = 200;

    public bool IsOn => Use != GeminiUse.Never;

    /// <exception cref="SettingException">A value is wrong.</exception>
    public static GeminiSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Gemini");
        var key = ReadKey(section);
        var use = ReadUse(section);
        return new GeminiSettings
        {
            ApiKey = key,
            ApiUrl = ReadUrl(section),
            Models = ReadModels(section),
            Use = key is null ? GeminiUse.Never : use,
            Timeout = TimeSpan.FromSeconds(ReadSeconds(section)),
            RequestsPerMinute = ReadCount(section, nameof(RequestsPerMinute), 15),
            RequestsPerDay = ReadCount(section, nameof(RequestsPerDay), 1500),
            RequestsPerDayPerUser = ReadCount(section, nameof(RequestsPerDayPerUser), 200),
        };
    }

    /// <summary>Settings are sometimes logged as a whole; the key must not come along.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Gemini {Use}: {string.Join(',', Models)} at {ApiUrl}, {Timeout.TotalSeconds} s");

    private static string? ReadKey(IConfigurationSection section)
    {
        if (Said(section, nameof(ApiKey)) is not { } key)
            return null;
        if (key.Any(c => c is <= ' ' or > '~'))
            throw Wrong(nameof(ApiKey), "the key holds a character that no key has; was it copied whole?");
        return key;
    }

    private static string ReadUrl(IConfigurationSection section)
    {
        if (Said(section, nameof(ApiUrl)) is not { } text)
            return "https://generativelanguage.googleapis.com";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0 || url.UserInfo.Length > 0)
            throw Wrong(nameof(ApiUrl), "must be a URL such as https://generativelanguage.googleapis.com.");
        return text.TrimEnd('/');
    }

    private static string[] ReadModels(IConfigurationSection section)
    {
        var names = (Said(section, nameof(Models)) ?? DefaultModels)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.StartsWith("models/", StringComparison.Ordinal) ? name["models/".Length..] : name)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (names.Length == 0 || names.FirstOrDefault(name => !ModelName.IsMatch(name)) is not null)
            throw Wrong(nameof(Models), $"must be a comma list of model names such as {DefaultModels}.");
        return names;
    }

    private static GeminiUse ReadUse(IConfigurationSection section) => Said(section, nameof(Use))?.ToLowerInvariant() switch
    {
        null or "first" => GeminiUse.First,
        "when-unsure" => GeminiUse.WhenUnsure,
        "never" => GeminiUse.Never,
        _ => throw Wrong(nameof(Use), "must be first, when-unsure or never."),
    };

    private static double ReadSeconds(IConfigurationSection section)
    {
        if (Said(section, "TimeoutSeconds") is not { } text)
            return 10;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds is < 0.1 or > 120)
            throw Wrong("TimeoutSeconds", "must be a number of seconds from 0.1 to 120.");
        return seconds;
    }

    private static int ReadCount(IConfigurationSection section, string name, int @default)
    {
        if (Said(section, name) is not { } text)
            return @default;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            throw Wrong(name, "must be a whole number from 1 on; Gemini__Use=never turns the model off.");
        return count;
    }

    private static string? Said(IConfigurationSection section, string name) =>
        section[name]?.Trim() is { Length: > 0 } text ? text : null;

    private static SettingException Wrong(string name, string sentence) => new($"Gemini__{name}", sentence);

    // A name becomes a part of the URL's path.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ModelName { get; }
}
