using System.Net;
using St4cker.Google;
using RemoteTask = Google.Apis.Tasks.v1.Data.Task;

namespace St4cker.Confirmation.Connectors.GoogleTasks;

/// <summary>What an attempt at a step came to.</summary>
/// <param name="Task">What stands at Google now; null: nothing, or nothing is known.</param>
/// <param name="Found">An earlier attempt had made it.</param>
/// <param name="Verdict">Null: it worked.</param>
internal sealed record Attempt(RemoteTask? Task, bool Found, Verdict? Verdict);

/// <summary>One attempt at a step: a token, the calls, and what a failure means. It writes nothing of ours.</summary>
internal sealed class AttemptAtGoogle(ITasksAtGoogle google, IAccessTokens access, TimeProvider clock)
{
    /// <summary>All that one attempt does outside ends within this, well before the lease does.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    /// <summary>Why the step can not be done at all, or null.</summary>
    public static string? WhyNot(ClaimedStep step, Copies copies) => step switch
    {
        { Payload: null } => StepReasons.Unreadable,
        { Planned.Deed: EffectDeed.Insert, Payload.Parent: { } parent } when copies.Find(parent) is not { Gone: false } => StepReasons.ParentFailed,
        { Planned.Deed: EffectDeed.Update } when copies.Find(step.Planned.Marker) is not { Gone: false } => StepReasons.NoCopy,
        _ => null,
    };

    /// <param name="tried">It was tried before: what an answer that got lost may have made is looked for.</param>
    public Task<Attempt> DoAsync(ClaimedStep step, bool tried, Copies copies) => CallAsync(step.Planned.UserId, (token, stop) => step.Planned.Deed switch
    {
        EffectDeed.Insert => InsertAsync(token, step, tried, copies, stop),
        EffectDeed.Update => UpdateAsync(token, step.Payload!, copies.Find(step.Planned.Marker)!, stop),
        EffectDeed.Delete => DeleteAsync(token, copies.Find(step.Planned.Marker), stop),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>What stands at Google of a copy; no task: it is deleted.</summary>
    public Task<Attempt> LookAsync(long userId, Copy copy) =>
        CallAsync(userId, async (token, stop) => new Attempt(copy.RemoteId is { } id ? await google.GetAsync(token, id, stop) : null, Found: false, Verdict: null));

    private async Task<Attempt> CallAsync(long userId, Func<AccessToken, CancellationToken, Task<Attempt>> call)
    {
        using var budget = new CancellationTokenSource(Budget, clock);
        AccessToken? token = null;
        try
        {
            token = await access.GetTokenAsync(userId, budget.Token);
            try
            {
                return await call(token, budget.Token);
            }
            catch (GoogleRefusedException refusal) when (refusal.Refusal.HttpStatusCode == HttpStatusCode.Unauthorized)
            {
                access.Forget(userId, token);
                token = await access.GetTokenAsync(userId, budget.Token);
                return await call(token, budget.Token);
            }
        }
        catch (Exception failure) when (Verdict.Of(failure, token) is { } verdict)
        {
            return new Attempt(null, Found: false, verdict);
        }
    }

    private async Task<Attempt> InsertAsync(AccessToken token, ClaimedStep step, bool tried, Copies copies, CancellationToken stop)
    {
        if (tried && await google.FindAsync(token, step.Planned.Marker, step.FirstAttemptAt!.Value, stop) is { } earlier)
            return new Attempt(earlier, Found: true, Verdict: null);
        var parent = step.Payload!.Parent is { } above ? copies.Find(above) : null;
        var previous = parent is null ? null : copies.Under(parent).LastOrDefault()?.RemoteId;
        try
        {
            return new Attempt(await google.InsertAsync(token, step.Payload, parent?.RemoteId, previous, stop), Found: false, Verdict: null);
        }
        catch (GoogleRefusedException refusal) when (previous is not null && refusal.Refusal.HttpStatusCode is (HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
        {
            // The person may have deleted the sibling that it should stand behind.
            if (await google.GetAsync(token, previous, stop) is not null)
                throw;
            return new Attempt(await google.InsertAsync(token, step.Payload, parent?.RemoteId, previous: null, stop), Found: false, Verdict: null);
        }
    }

    private async Task<Attempt> UpdateAsync(AccessToken token, TaskPayload payload, Copy copy, CancellationToken stop)
    {
        var changed = await google.PatchAsync(token, copy, payload, stop);
        // Google lets a deleted task be changed, but nobody sees it.
        return new Attempt(changed, Found: false, changed.Deleted == true ? new Verdict.Permanent(Reasons.NotFound) : null);
    }

    private async Task<Attempt> DeleteAsync(AccessToken token, Copy? copy, CancellationToken stop)
    {
        if (copy is { Gone: false, RemoteId: { } id })
            await google.DeleteAsync(token, id, stop);
        return new Attempt(null, Found: false, Verdict: null);
    }
}
