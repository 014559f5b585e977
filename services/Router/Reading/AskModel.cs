using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Storage;
using St4cker.Storage.Flow;

namespace St4cker.Router.Reading;

/// <summary>Takes updates to the model, several people's at once, and brings back what it said of each.</summary>
internal sealed partial class AskModel(
    NpgsqlDataSource source, ModelReader model, GeminiSettings settings, TimeProvider clock, IHostApplicationLifetime program, ILogger<AskModel> logger)
{
    private static readonly TimeSpan NamesTime = TimeSpan.FromSeconds(1);

    public ModelLine Line { get; } = new(mostAtOnce: 64);

    /// <summary>How long an update may be in line and at the model before somebody else may take it.</summary>
    public TimeSpan Lease => Line.Patience + settings.Timeout + TimeSpan.FromSeconds(10);

    /// <summary>An update that came back, or that a dead process had taken there, is read by the rules.</summary>
    public GeminiUse UseFor(WaitingUpdate update) => update.Said is null && update.Attempts == 0 ? model.Use : GeminiUse.Never;

    /// <summary>Asks, with a place in line taken before, which is free again afterwards.</summary>
    public void Start(WaitingUpdate update, Person person, Action wake) => _ = BringAsync(update, person, wake, program.ApplicationStopping);

    private async Task BringAsync(WaitingUpdate update, Person person, Action wake, CancellationToken stop)
    {
        using var step = Tracing.Step("ask model", update.UpdateId, update.TraceParent);
        try
        {
            if (!await Line.AskAsync(() => AskAsync(update, person, stop), stop))
                await WaitingUpdate.PutBackAsync(source, update, clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            // Its lease ends by itself, then the rules read it.
            LogNotBroughtBack(logger, failure, update.UpdateId);
        }

        // Only when its row is back: the stage looks again when there is something to read.
        wake();
    }

    private async Task AskAsync(WaitingUpdate update, Person person, CancellationToken stop)
    {
        CrashPoints.Pass(nameof(AskModel), CrashMoment.BeforeCall);
        var said = await ExtractAsync(update, person, stop);
        CrashPoints.Pass(nameof(AskModel), CrashMoment.AfterCall);
        await WaitingUpdate.ReturnAsync(source, update, said, clock.GetUtcNow());
        CrashPoints.Pass(nameof(AskModel), CrashMoment.AfterSave);
    }

    /// <returns>Null: the rules read it.</returns>
    private async Task<SaidReading?> ExtractAsync(WaitingUpdate update, Person person, CancellationToken stop)
    {
        try
        {
            var text = (update.Update.Message ?? update.Update.EditedMessage)!.Text!;
            var names = await NamesAsync(update, person, stop);
            return SaidReading.Of(await model.ExtractAsync(text, names, person.SpeakingAt(update.ReceivedAt), person.Id, stop));
        }
        catch (OperationCanceledException)
        {
            // The program stops: the rules read it at the next start.
            return null;
        }
        catch (Exception failure)
        {
            LogNotAsked(logger, failure, update.UpdateId);
            return null;
        }
    }

    /// <summary>What the person calls things. It helps, and is not waited for: a model can read without it.</summary>
    private async Task<KnownNames> NamesAsync(WaitingUpdate update, Person person, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(NamesTime);
        try
        {
            await using var connection = await source.OpenConnectionAsync(time.Token);
            return KnownNames.Of(NameInUse.Read((await Inquiries.MakeAsync(connection, person.Id, [NameInUse.Newest], time.Token))[0]));
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            LogNoNames(logger, failure, update.UpdateId);
            return KnownNames.None;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Update u{UpdateId} goes to the model without the person's names")]
    private static partial void LogNoNames(ILogger logger, Exception failure, long updateId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update u{UpdateId}: asking the model failed; the rules will read it")]
    private static partial void LogNotAsked(ILogger logger, Exception failure, long updateId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Update u{UpdateId} did not come back from the model; the rules will read it")]
    private static partial void LogNotBroughtBack(ILogger logger, Exception failure, long updateId);
}
