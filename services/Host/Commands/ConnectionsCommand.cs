using System.CommandLine;
using System.Text.Json;
using St4cker.Confirmation.Connectors;
using St4cker.Contracts;
using St4cker.Google;
using St4cker.Hosting;
using St4cker.Hosting.Settings;
using St4cker.Storage;
using St4cker.Storage.Flow;

namespace St4cker.Host.Commands;

/// <summary>st4cker connections import: JSON lines {"telegramUserId":1,"provider":"google","refreshToken":"…","drive":true} from standard input.</summary>
internal static class ConnectionsCommand
{
    public static Command Make()
    {
        var import = new Command("import", "Store connections from standard input, one JSON object a line; people who are new are made.");
        import.SetAction((_, stop) => ImportAsync(stop));
        return new Command("connections", "People's accounts at other services.") { import };
    }

    private static async Task<int> ImportAsync(CancellationToken stop)
    {
        await using var database = await OpenDatabase.Async(stop);
        await Schema.MigrateAsync(database.Source, stop);
        RequireKey(database.Configuration);
        var settings = ProgramSettings.Read(database.Configuration, allInOne: true);
        var connections = new Connections(database.Source, new TokenVault(new MasterKey(settings.MasterKey)), new ConnectionEvents(TimeProvider.System), TimeProvider.System);
        int imported = 0, refused = 0;
        for (var number = 1; await Console.In.ReadLineAsync(stop) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Parse(line, out var problem) is not var (user, token, drive))
            {
                // The line holds a token: only its number is shown.
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"line {number}: {problem}"));
                refused++;
                continue;
            }

            await People.MakeAsync(database.Source, user, TimeProvider.System.GetUtcNow(), stop);
            await connections.ImportAsync(user, token, drive, stop);
            imported++;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{imported} connections imported, {refused} lines refused."));
        return refused == 0 ? 0 : 1;
    }

    /// <summary>A key made here would be known to nobody else: what is sealed with it no role could open.</summary>
    private static void RequireKey(IConfiguration configuration)
    {
        var directory = configuration["St4cker:DataDirectory"] is { Length: > 0 } path ? path : DataDirectory.DefaultPath;
        if (ProgramSettings.ReadPostgres(configuration) is not null && string.IsNullOrWhiteSpace(configuration["St4cker:MasterKey"])
            && !File.Exists(Path.Combine(directory, "master.key")))
            throw new SettingException("St4cker__MasterKey", "tokens are sealed with the key of the running program, so it is needed here too");
    }

    /// <summary>Drive: the token is good for the log in the person's Drive too, and they want one.</summary>
    private static (long User, string Token, bool Drive)? Parse(string line, out string problem)
    {
        problem = "it is no JSON object with telegramUserId, provider and refreshToken";
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("telegramUserId", out var id) || id.ValueKind != JsonValueKind.Number || !id.TryGetInt64(out var user) || user <= 0)
                return null;
            if (!root.TryGetProperty("provider", out var provider) || provider.ValueKind != JsonValueKind.String || provider.GetString() != Connections.Provider)
            {
                problem = $"the provider is not \"{Connections.Provider}\"";
                return null;
            }

            return root.TryGetProperty("refreshToken", out var token) && token.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(token.GetString())
                ? (user, token.GetString()!, root.TryGetProperty("drive", out var drive) && drive.ValueKind == JsonValueKind.True)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
