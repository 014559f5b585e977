using Microsoft.AspNetCore.Http;

namespace St4cker.Playground.Faults;

/// <summary>Answers a call the way its fault wants it.</summary>
internal static class FaultyCall
{
    /// <param name="answer">Does the work and makes the answer.</param>
    /// <param name="refuse">The service's own words for a refusal of that kind; the work is not done.</param>
    public static async Task<IResult> AnswerAsync(HttpContext http, Fault? fault, TimeProvider clock,
        Func<Task<IResult>> answer, Func<Fault, IResult> refuse)
    {
        if (fault is null)
            return await answer();
        if (fault.Kind != FaultKind.LostAnswer)
        {
            await Task.Delay(fault.Delay, clock, http.RequestAborted);
            return fault.Kind == FaultKind.Slow ? await answer() : refuse(fault);
        }
        await answer();
        // The caller may hang up first; either way it gets nothing.
        await Task.WhenAny(Task.Delay(fault.Delay, clock, http.RequestAborted));
        http.Abort();
        return Results.Empty;
    }
}
