using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Storage;
using St4cker.Storage.Flow;

namespace St4cker.Executor.Planning;

/// <summary>Asks the model for steps of a task that is worth a plan. Without an answer the draft comes without suggestions.</summary>
internal sealed partial class PlanTask(
    NpgsqlDataSource source, ModelReader model, GeminiSettings settings, TimeProvider clock, IHostApplicationLifetime program, ILogger<PlanTask> logger)
{
    public ModelLine Line { get; } = new(mostAtOnce: 32);

    /// <summary>How long a command may be in line and at the model before somebody else may take it.</summary>
    public TimeSpan Lease => Line.Patience + settings.Timeout + TimeSpan.FromSeconds(10);

    /// <summary>Once only: a command that came back, or that a dead process had taken to the model, is drafted as it is.</summary>
    public bool Wants(QueuedCommand command) => command is { WantsPlan: true, PlanJson: null, Attempts: 0 } && model.Use != GeminiUse.Never;

    /// <summary>Asks, with a place in line taken before, which is free again afterwards.</summary>
    public void Start(QueuedCommand command, Person person, Action wake) => _ = BringAsync(command, person, wake, program.ApplicationStopping);

    private async Task BringAsync(QueuedCommand command, Person person, Action wake, CancellationToken stop)
    {
        using var step = Tracing.Step("plan with model", command.UpdateId, command.TraceParent);
        try
        {
            if (!await Line.AskAsync(() => PlanAsync(command, person, stop), stop))
                await Commands.PutBackAsync(source, command, clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            // Its lease ends by itself, then it is drafted without a plan.
            LogNotBroughtBack(logger, failure, command.UpdateId);
        }

        // Only when its row is back: the stage looks again when there is something to draft.
        wake();
    }

    private async Task PlanAsync(QueuedCommand command, Person person, CancellationToken stop)
    {
        CrashPoints.Pass(nameof(PlanTask), CrashMoment.BeforeCall);
        var plan = await SuggestAsync(command, person, stop);
        CrashPoints.Pass(nameof(PlanTask), CrashMoment.AfterCall);
        var planJson = plan is null ? null : JsonSerializer.Serialize(plan, DraftJson.Readable.SuggestedPlan);
        await Commands.ReturnAsync(source, command, planJson, clock.GetUtcNow());
        CrashPoints.Pass(nameof(PlanTask), CrashMoment.AfterSave);
    }

    /// <returns>Null: the draft comes without suggestions.</returns>
    private async Task<SuggestedPlan?> SuggestAsync(QueuedCommand command, Person person, CancellationToken stop)
    {
        try
        {
            var fields = command.Payload.Reading!.Items[0].Fields;
            var answer = await model.PlanAsync(fields.Title!, fields.Note, person.SpeakingAt(command.Payload.SaidAt), person.Id, stop);
            return answer.Value is { } suggested ? new SuggestedPlan(suggested.Subtasks, suggested.Notes) : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception failure)
        {
            LogNotAsked(logger, failure, command.UpdateId);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Update u{UpdateId}: asking for a plan failed; the draft comes without one")]
    private static partial void LogNotAsked(ILogger logger, Exception failure, long updateId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Update u{UpdateId}: the plan did not come back; the draft comes without one")]
    private static partial void LogNotBroughtBack(ILogger logger, Exception failure, long updateId);
}
