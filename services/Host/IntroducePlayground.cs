using Npgsql;
using St4cker.Contracts;
using St4cker.Google;
using St4cker.Playground;
using St4cker.Storage.Flow;

namespace St4cker.Host;

/// <summary>What the playground needs of the program around it.</summary>
internal static class IntroducePlayground
{
    /// <summary>Real people's messages must not go to a stand-in, and nobody may look at them through its page.</summary>
    /// <exception cref="SettingException">The database has served a real bot.</exception>
    public static async Task RequireNoRealBotAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var find = source.CreateCommand("select exists (select from updates where bot_id <> $1)");
        find.Parameters.Add(new NpgsqlParameter<long> { TypedValue = PlaygroundAddresses.BotId });
        if (await find.ExecuteScalarAsync(stop) is true)
            throw new SettingException("Telegram__BotToken", "this database belongs to a real bot; set its token, or try the playground with another St4cker__DataDirectory");
    }

    /// <summary>Connects the playground's people to the stand-in for Google, once: whoever was connected before stays as they are.</summary>
    public static async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        // A real Google client knows nothing of the stand-in's tokens.
        if (services.GetRequiredService<GoogleSettings>().ClientId != PlaygroundAddresses.GoogleClientId)
            return;
        var connections = services.GetRequiredService<Connections>();
        foreach (var (userId, connect) in PlaygroundRole.Connections(services))
        {
            if (await connections.FindAsync(userId, stop) is not null)
                continue;
            await People.MakeAsync(services.GetRequiredService<NpgsqlDataSource>(), userId, TimeProvider.System.GetUtcNow(), stop);
            await connections.ImportAsync(userId, connect(), withDrive: false, stop);
        }
    }
}
