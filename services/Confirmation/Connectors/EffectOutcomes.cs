using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;
using St4cker.Confirmation.Deeds;
using St4cker.Drafts;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation.Connectors;

/// <summary>Writes what became of effects into the audit log and onto the card, in the transaction that writes the outcome itself.</summary>
internal sealed partial class EffectOutcomes(TelegramSettings telegram, TimeProvider clock) : IEffectOutcomes
{
    public async Task RecordAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid draftId, long userId, IReadOnlyList<EffectOutcome> outcomes, CancellationToken stop)
    {
        var (desk, draft, steps, ledger) = await OpenAsync(connection, userId, draftId, stop);
        Record(desk, draft, steps, outcomes);
        await WriteAsync(connection, desk, ledger, stop);
    }

    /// <summary>The decision of <see cref="RecordAsync"/>: pure.</summary>
    /// <param name="steps">Of the draft, as they stood before.</param>
    public static void Record(Desk desk, Draft draft, IReadOnlyList<StepState> steps, IReadOnlyList<EffectOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
            desk.Audit(Action(outcome.Kind), "connector", "effect", outcome.Key, draft.SourceMessageId, Details(outcome));
        var now = StepState.After(steps, outcomes);
        desk.Expect(draft.Id, StepState.Summarize(now));
        var undos = now.Where(step => step.Undoes).ToList();
        if (draft.Undo == UndoState.Asked && undos.Count > 0 && undos.All(step => step.Ended))
            UndoDraft.TakeBack(draft, desk, undos.Any(step => step.Status == "failed") ? CopyStays : null);
        else
            desk.Show(draft);
    }

    private async Task<(Desk Desk, Draft Draft, List<StepState> Steps, Ledger Ledger)> OpenAsync(NpgsqlConnection connection, long userId, Guid draftId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ledger = await Ledger.LockAsync(connection, [userId], now, stop);
        var (person, draft, steps) = await LoadAsync(connection, userId, draftId, stop);
        var desk = new Desk(person, telegram.BotId, ledger, now, (owner, inquiries) => Inquiries.MakeAsync(connection, owner, inquiries, stop));
        desk.Cause = new Cause(Activity.Current?.Id, ReceivedAt: null);
        desk.Lay([draft]);
        desk.Expect(draftId, StepState.Summarize(steps));
        return (desk, draft, steps, ledger);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Desk desk, Ledger ledger, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection);
        ledger.WriteTo(batch);
        if (desk.Changed.Count > 0)
            batch.BatchCommands.Add(DraftStore.Write(desk.Changed));
        foreach (var also in desk.Also)
            batch.BatchCommands.Add(also);
        batch.BatchCommands.Add(Outbox.Put(desk.Messages, desk.Now));
        await batch.ExecuteNonQueryAsync(stop);
        // The caller has only the effects' rows to write before it commits.
        DraftMeter.Count(ledger);
    }

    private static async Task<(Person Person, Draft Draft, List<StepState> Steps)> LoadAsync(NpgsqlConnection connection, long userId, Guid draftId, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { People.Select([userId]), DraftStore.Select([draftId]), StepState.Select(draftId) } };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var people = await People.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        var drafts = await DraftStore.ReadAsync(reader, stop);
        await reader.NextResultAsync(stop);
        return (people[userId], drafts[0], await StepState.ReadAsync(reader, stop));
    }

    private static string Action(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Succeeded => "effect_succeeded",
        OutcomeKind.Retrying => "effect_postponed",
        OutcomeKind.Waiting => "effect_waiting",
        OutcomeKind.Failed => "effect_failed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such outcome"),
    };

    private static string Details(EffectOutcome outcome) => new JsonObject
    {
        ["target"] = outcome.Target,
        ["step"] = outcome.Step,
        ["attempts"] = outcome.Attempts,
        ["why"] = outcome.Reason,
        ["remoteId"] = outcome.RemoteId,
        ["found"] = outcome.Found,
        ["nextAttemptAt"] = outcome.NextAttemptAt,
    }.ToJsonString();
}
