using Npgsql;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Drafts;

namespace St4cker.Confirmation.Connectors;

/// <summary>What taking a commit back means for its steps in outside systems.</summary>
internal static class UndoEffects
{
    /// <summary>
    /// The steps that take back what stands outside, the last first. What failed left nothing there, and what was never tried is
    /// dropped; what was tried and not answered is finished first.
    /// </summary>
    public static IReadOnlyList<EffectStep> Plan(Draft draft, IReadOnlyList<KnownStep> steps)
    {
        var outside = steps.Where(step => step.Planned.Undoes is null && (step.Succeeded || (step.Tried && !step.Failed))).ToList();
        return [.. outside.OrderByDescending(step => step.Planned.Ordinal).Select((step, index) => GoogleTasksEffects.Reverse(draft, step.Planned, index))];
    }

    /// <summary>Steps that were never tried are not tried any more.</summary>
    public static NpgsqlBatchCommand Drop(Guid draftId) =>
        Delete("delete from effects where draft_id = $1 and undoes is null and first_attempt_at is null and status in ('pending', 'processing', 'waiting')", draftId);

    /// <summary>Nothing more is tried of it.</summary>
    public static NpgsqlBatchCommand GiveUp(Guid draftId) => Delete("delete from effects where draft_id = $1 and status in ('pending', 'processing', 'waiting')", draftId);

    /// <summary>It is not taken back after all.</summary>
    public static NpgsqlBatchCommand Forget(Guid draftId) => Delete("delete from effects where draft_id = $1 and undoes is not null", draftId);

    private static NpgsqlBatchCommand Delete(string sql, Guid draftId)
    {
        var delete = new NpgsqlBatchCommand(sql);
        delete.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draftId });
        return delete;
    }
}
