namespace St4cker.Playground;

/// <summary>Where the stand-ins are served and what opens them: what the host puts into its settings when there is no bot token.</summary>
/// <param name="Listening">The address the program calls itself at, such as <c>http://127.0.0.1:8080</c>.</param>
/// <param name="Public">The address a person's browser uses; the consent page is shown there.</param>
public sealed record PlaygroundAddresses(Uri Listening, Uri Public)
{
    /// <summary>The bot token that only the stand-in knows.</summary>
    public const string BotToken = "1000001:playground-has-no-secrets";
    /// <summary>The number before the token's colon.</summary>
    public const long BotId = 1000001;
    public const string GoogleClientId = "st4cker.playground.example";
    public const string GoogleClientSecret = "playground-has-no-secrets";

    internal const string TelegramPrefix = "/playground/telegram";
    internal const string GooglePrefix = "/playground/google";

    /// <summary>Computes them from the first listening URL; an address that means every interface (0.0.0.0, [::], +, *) is called at 127.0.0.1.</summary>
    /// <param name="listeningUrl">As in ASPNETCORE_URLS.</param>
    /// <param name="publicUrl">St4cker__PublicUrl, when set.</param>
    public static PlaygroundAddresses Of(string listeningUrl, string? publicUrl = null)
    {
        var listening = new UriBuilder(listeningUrl.Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal));
        if (listening.Host is "0.0.0.0" or "[::]" or "::")
            listening.Host = "127.0.0.1";
        return new PlaygroundAddresses(listening.Uri, string.IsNullOrEmpty(publicUrl) ? listening.Uri : new Uri(publicUrl));
    }

    public string TelegramApiUrl => At(Listening, TelegramPrefix);
    public string GoogleAuthUrl => At(Public, GooglePrefix + "/o/oauth2/v2/auth");
    public string GoogleTokenUrl => At(Listening, GooglePrefix + "/token");
    public string GoogleRevokeUrl => At(Listening, GooglePrefix + "/revoke");
    /// <summary>Requests go to <c>{GoogleTasksUrl}tasks/v1/…</c>: it ends with a slash, as Google's does.</summary>
    public string GoogleTasksUrl => At(Listening, GooglePrefix + "/");

    /// <summary>Requests go to <c>{GoogleDriveUrl}drive/v3/…</c>.</summary>
    public string GoogleDriveUrl => At(Listening, GooglePrefix + "/");

    /// <summary>The same as settings, by their configuration keys.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Telegram:BotToken"] = BotToken,
        ["Telegram:ApiUrl"] = TelegramApiUrl,
        ["Google:ClientId"] = GoogleClientId,
        ["Google:ClientSecret"] = GoogleClientSecret,
        ["Google:AuthUrl"] = GoogleAuthUrl,
        ["Google:TokenUrl"] = GoogleTokenUrl,
        ["Google:RevokeUrl"] = GoogleRevokeUrl,
        ["Google:TasksUrl"] = GoogleTasksUrl,
        ["Google:DriveUrl"] = GoogleDriveUrl,
    };

    private static string At(Uri address, string path) => address.GetLeftPart(UriPartial.Authority) + path;
}
