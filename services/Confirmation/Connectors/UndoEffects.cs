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
        About(draftId, "delete from effects where draft_id = $1 and undoes is null and first_attempt_at is null and status in ('pending', 'processing', 'waiting')");

    /// <summary>Nothing more is tried of it.</summary>
    public static NpgsqlBatchCommand GiveUp(Guid draftId) => About(draftId, "delete from effects where draft_id = $1 and status in ('pending', 'processing', 'waiting')");

    /// <summary>It is not taken back after all.</summary>
    public static NpgsqlBatchCommand Forget(Guid draftId) => About(draftId, "delete from effects where draft_id = $1 and undoes is not null");

    /// <summary>What failed of it is no dead letter any more: sent again, it would bring back what was taken back.</summary>
    public static NpgsqlBatchCommand Bury(Guid draftId) => About(draftId,
        "update effects set error = coalesce(error, '') || ' (dropped)' where draft_id = $1 and undoes is null and status = 'failed' and coalesce(error, '') not like '% (dropped)'");

    private static NpgsqlBatchCommand About(Guid draftId, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draftId });
        return command;
    }
}
