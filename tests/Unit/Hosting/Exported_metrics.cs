using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Confirmation;
using St4cker.Confirmation.Connectors;
using St4cker.Contracts;
using St4cker.Executor;
using St4cker.Gemini;
using St4cker.Google;
using St4cker.Hosting.Bus;
using St4cker.Hosting.Telemetry;
using St4cker.Router;
using St4cker.Scheduler;
using St4cker.Storage;
using St4cker.Sync;
using St4cker.Telegram;

namespace St4cker.Unit.Hosting;

/// <summary>Every metric that the program can show, with each role in it and a broker: put together as it starts, and never started.</summary>
internal static class Exported_metrics
{
    /// <summary>The page of a program that has done nothing yet: names, types and descriptions.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TypesAsync()
    {
        await using var app = Build();
        using var page = app.Services.GetRequiredService<MetricsPage>();
        foreach (var type in app.Services.GetServices<IHostedService>().Select(service => service.GetType().Assembly).Distinct()
            .SelectMany(assembly => assembly.GetReferencedAssemblies().Select(Assembly.Load).Append(assembly))
            .Where(assembly => assembly.GetName().Name!.StartsWith("St4cker.", StringComparison.Ordinal)).Distinct().SelectMany(assembly => assembly.GetTypes()))
        {
            // A class is set up when it is first used, and nothing is used here.
            if (type.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Any(field => field.FieldType == typeof(Meter)))
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        return page.Write().Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' '))
            .ToDictionary(words => words[2], words => words[3], StringComparer.Ordinal);
    }

    /// <summary>The stages that take rows, as their labels call them; devices take events, each from a place of its own.</summary>
    public static async Task<IReadOnlyCollection<string>> StagesAsync()
    {
        await using var app = Build();
        return [.. app.Services.GetServices<IHostedService>().OfType<Stage>().Where(stage => stage is not IHearDeviceNews).Select(stage => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(stage.GetType().Name))];
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Telegram:BotToken"] = "1:a", ["Gemini:ApiKey"] = "key" });
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddTelegram(builder.Configuration).AddGoogle(builder.Configuration).AddGemini(builder.Configuration);
        services.AddRouter(builder.Configuration).AddExecutor(builder.Configuration).AddConfirmation().AddSync().AddScheduler();
        services.AddSingleton(TimeProvider.System).AddSingleton(NpgsqlDataSource.Create("Host=localhost")).AddSingleton(new MasterKey(new byte[32]));
        services.AddSingleton(new PublicUrl(new Uri("http://localhost"))).AddSingleton<IConnectionEvents, ConnectionEvents>();
        services.AddTelemetry(builder.Configuration).AddBus(new Uri("amqp://localhost"));
        return builder.Build();
    }
}
