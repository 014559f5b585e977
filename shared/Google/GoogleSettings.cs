using Microsoft.Extensions.Configuration;
using St4cker.Contracts;

namespace St4cker.Google;

/// <summary>The operator's OAuth client and Google's addresses, which tests and the playground replace by their own.</summary>
public sealed class GoogleSettings
{
    /// <summary>To see and write the person's tasks.</summary>
    public const string TasksScope = "https://www.googleapis.com/auth/tasks";
    /// <summary>To see and write those files in the person's Drive that this program made, and no others.</summary>
    public const string DriveScope = "https://www.googleapis.com/auth/drive.file";
    public const string BothScopes = TasksScope + " " + DriveScope;

    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }
    public Uri AuthUrl { get; init; } = new("https://accounts.google.com/o/oauth2/v2/auth");
    public Uri TokenUrl { get; init; } = new("https://oauth2.googleapis.com/token");
    public Uri RevokeUrl { get; init; } = new("https://oauth2.googleapis.com/revoke");
    /// <summary>The base: requests go to <c>{TasksUrl}/tasks/v1/…</c>.</summary>
    public Uri TasksUrl { get; init; } = new("https://tasks.googleapis.com");
    /// <summary>The base: requests go to <c>{DriveUrl}/drive/v3/…</c> and <c>{DriveUrl}/upload/drive/v3/…</c>.</summary>
    public Uri DriveUrl { get; init; } = new("https://www.googleapis.com");

    /// <param name="scopes">By spaces.</param>
    public static bool HasDrive(string scopes) => scopes.Split(' ').Contains(DriveScope, StringComparer.Ordinal);

    /// <summary>Without a client nobody can connect Google; everything else works.</summary>
    public bool Enabled => ClientId is not null;

    public static GoogleSettings From(IConfiguration configuration)
    {
        var google = configuration.GetSection("Google");
        var standard = new GoogleSettings();
        var settings = new GoogleSettings
        {
            ClientId = Said(google["ClientId"]),
            ClientSecret = Said(google["ClientSecret"]),
            AuthUrl = Address(google, "AuthUrl", standard.AuthUrl),
            TokenUrl = Address(google, "TokenUrl", standard.TokenUrl),
            RevokeUrl = Address(google, "RevokeUrl", standard.RevokeUrl),
            TasksUrl = Address(google, "TasksUrl", standard.TasksUrl),
            DriveUrl = Address(google, "DriveUrl", standard.DriveUrl),
        };
        if (settings.ClientId is not null && settings.ClientSecret is null)
            throw new SettingException("Google__ClientSecret", "Google__ClientId is set, so the client's secret is needed too.");
        return settings;
    }

    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static Uri Address(IConfigurationSection google, string name, Uri standard)
    {
        if (Said(google[name]) is not { } value)
            return standard;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        throw new SettingException("Google__" + name, "This is no http or https address.");
    }
}
