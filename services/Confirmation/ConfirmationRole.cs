using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Contracts;
using St4cker.Google;
using St4cker.Hosting.Bus;

namespace St4cker.Confirmation;

/// <summary>Answers become commits, and commits become things in outside systems.</summary>
public static class ConfirmationRole
{
    public const string Name = "confirmation";

    public static IServiceCollection AddConfirmation(this IServiceCollection services)
    {
        services.AddSingleton<IEffectOutcomes, EffectOutcomes>();
        services.AddStage<WorkOffAnswers, AnswerQueued>(Name);
        services.AddGoogleTasks();
        return services.AddStage<PushToGoogleTasks, DraftCommitted>(Name);
    }

    public static void MapConfirmation(this IEndpointRouteBuilder endpoints) => endpoints.MapGoogleConnect();
}
