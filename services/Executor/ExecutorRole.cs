using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using St4cker.Contracts;
using St4cker.Executor.Planning;
using St4cker.Executor.Queries;
using St4cker.Hosting.Bus;
using St4cker.Storage.Devices;

namespace St4cker.Executor;

/// <summary>Queued commands become drafts and their cards.</summary>
public static class ExecutorRole
{
    public const string Name = "executor";

    public static IServiceCollection AddExecutor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ExecutorSettings.Read(configuration));
        services.AddSingleton<PlanTask>();
        services.AddSingleton<ConnectQuery>();
        services.TryAddSingleton<DeviceSecrets>();
        services.AddSingleton<DeviceQuery>();
        services.AddSingleton<DraftAgain>();
        services.AddSingleton<AnswerQuery>();
        return services.AddStage<WorkOffCommands, CommandQueued>(Name);
    }
}
