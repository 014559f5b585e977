using Npgsql;
using St4cker.Confirmation.Deeds;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation.Connectors;

/// <content>Taking a draft back whose copies stand outside.</content>
internal sealed partial class EffectOutcomes
{
    /// <summary>A key of the texts.</summary>
    public const string CopyStays = "undo.copy_stays";

    public async Task<bool> IsAsLeftAsync(NpgsqlConnection connection, Guid draftId, long userId, CancellationToken stop)
    {
        var (_, draft, _) = await LoadAsync(connection, userId, draftId, stop);
        var left = UndoDraft.Left(draft);
        var found = await Inquiries.MakeAsync(connection, userId, [Stored.ById(left.Select(one => one.Id))], stop);
        return UndoDraft.IsAsLeft(left, Stored.Read(found[0]));
    }

    public async Task RefuseUndoAsync(NpgsqlConnection connection, Guid draftId, long userId, string reason, CancellationToken stop)
    {
        var (desk, draft, steps, ledger) = await OpenAsync(connection, userId, draftId, stop);
        RefuseUndo(desk, draft, steps, reason);
        await WriteAsync(connection, desk, ledger, stop);
    }

    /// <summary>The decision of <see cref="RefuseUndoAsync"/>: pure.</summary>
    public static void RefuseUndo(Desk desk, Draft draft, IReadOnlyList<StepState> steps, string reason)
    {
        desk.Expect(draft.Id, StepState.Summarize([.. steps.Where(step => !step.Undoes)]));
        if (draft.Undo == UndoState.Asked)
            UndoDraft.Refuse(draft, desk, reason);
    }

    public async Task TakeBackHereAsync(NpgsqlConnection connection, Guid draftId, long userId, CancellationToken stop)
    {
        var (desk, draft, _, ledger) = await OpenAsync(connection, userId, draftId, stop);
        if (draft.Undo == UndoState.Asked)
            UndoDraft.TakeBack(draft, desk, CopyStays);
        await WriteAsync(connection, desk, ledger, stop);
    }
}
