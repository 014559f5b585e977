using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing.Constraints;
using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Contracts;
using St4cker.Google;
using St4cker.Hosting;
using St4cker.Hosting.Bus;
using St4cker.Hosting.Health;
using St4cker.Hosting.Logs;
using St4cker.Hosting.Postgres;
using St4cker.Hosting.Settings;
using St4cker.Hosting.Telemetry;
using St4cker.Playground;
using St4cker.Storage;

namespace St4cker.Host;

/// <summary>Runs roles until the program is told to stop.</summary>
internal static class RunRoles
{
    private const long LargestRequest = 2 << 20;
    // Of the ten seconds that a stopping program has; the rest is the database's.
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(string[] named, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddSecretFiles();
        builder.Logging.AddLogLines();
        var settings = ProgramSettings.Read(builder.Configuration, allInOne: named.Length == 0);
        // Two copies by mistake: the second says so before it touches anything.
        if (settings.Postgres is null)
            DataDirectory.Take(settings.DataDirectory).Dispose();
        settings.RequireFree();
        var roles = ChooseRoles(named, builder.Configuration, settings);
        // Before anything is started: what is missing or wrong is said at once.
        Roles.Add(builder.Services, builder.Configuration, settings, roles);

        using var logs = LoggerFactory.Create(logging => logging.AddLogLines());
        await using var embedded = settings.Postgres is null
            ? await EmbeddedPostgres.StartAsync(settings.DataDirectory, logs.CreateLogger<EmbeddedPostgres>(), stop)
            : null;
        // Metrics show the name, which else is the connection string.
        await using var source = new NpgsqlDataSourceBuilder(embedded?.ConnectionString ?? settings.Postgres!) { Name = "st4cker" }.Build();
        await PrepareSchemaAsync(source, settings, stop);

        if (roles.Contains(Roles.Playground))
            await IntroducePlayground.RequireNoRealBotAsync(source, stop);
        AddHouse(builder, settings, source);
        await using var app = builder.Build();
        BelieveProxies(app, settings);
        app.MapHealth();
        app.MapMetrics();
        Roles.Map(app, settings, roles);
        if (roles.Contains(Roles.Playground))
            await IntroducePlayground.RunAsync(app.Services, stop);
        await app.StartListeningAsync(settings, stop);
        settings.SayReady(app.Logger);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    /// <summary>All of them, or the named ones. The playground stands in when there is no bot token, and only then.</summary>
    private static HashSet<string> ChooseRoles(string[] named, ConfigurationManager configuration, ProgramSettings settings)
    {
        var roles = named.Length == 0 ? Roles.Names.ToHashSet(StringComparer.Ordinal) : named.ToHashSet(StringComparer.Ordinal);
        var hasBot = !string.IsNullOrWhiteSpace(configuration["Telegram:BotToken"]);
        if (hasBot && named.Contains(Roles.Playground, StringComparer.Ordinal))
            throw new SettingException("Telegram__BotToken", "a real bot is set, and the playground runs only without one");
        if (hasBot)
            roles.Remove(Roles.Playground);
        if (hasBot || FindPlayground(roles, settings) is not { } playground)
            return roles;

        // A real Google client stays what it is; the playground's Google serves only who has none.
        var ownGoogle = !string.IsNullOrWhiteSpace(configuration["Google:ClientId"]);
        configuration.AddInMemoryCollection(playground.Settings.Where(setting => !ownGoogle || !setting.Key.StartsWith("Google:", StringComparison.Ordinal)));
        return roles;
    }

    /// <summary>In this process, or in the one that single roles were pointed to.</summary>
    private static PlaygroundAddresses? FindPlayground(HashSet<string> roles, ProgramSettings settings) => roles.Contains(Roles.Playground)
        ? PlaygroundAddresses.Of(settings.Urls[0], settings.PublicUrl)
        : settings.PlaygroundUrl is { } elsewhere ? PlaygroundAddresses.Of(elsewhere) : null;

    private static async Task PrepareSchemaAsync(NpgsqlDataSource source, ProgramSettings settings, CancellationToken stop)
    {
        try
        {
            if (settings.AllInOne)
                await Schema.MigrateAsync(source, stop);
            else if (!await Schema.IsCurrentAsync(source, stop))
                throw new SettingException("ConnectionStrings__Postgres", "this database does not have the tables of this version yet; run: st4cker migrate");
        }
        catch (NpgsqlException failure) when (failure is not PostgresException)
        {
            throw new SettingException("ConnectionStrings__Postgres", $"the database does not answer ({failure.InnerException?.Message ?? failure.Message})");
        }
    }

    /// <summary>Behind a proxy everybody would have its address, and share what one address may try.</summary>
    private static void BelieveProxies(WebApplication app, ProgramSettings settings)
    {
        if (settings.TrustedProxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in settings.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static void AddHouse(WebApplicationBuilder builder, ProgramSettings settings, NpgsqlDataSource source)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = FinishWithin);
        // The slim builder leaves it out, and the playground's paths use it.
        builder.Services.AddRouting(routing => routing.SetParameterPolicy<RegexInlineRouteConstraint>("regex"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(new MasterKey(settings.MasterKey));
        builder.Services.AddSingleton(new PublicUrl(new Uri(settings.PublicUrl)));
        builder.Services.AddSingleton<IConnectionEvents, ConnectionEvents>();
        builder.Services.AddHealth();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddBus(settings.RabbitMq);
        builder.Services.AddRehearsal();
    }
}
