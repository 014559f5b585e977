using St4cker.Simulation.Store;
using St4cker.Simulation.World;

namespace St4cker.Simulation.Processes;

/// <summary>Storage.Stage: works off what waits, then sleeps until it is woken; after a failure it takes a second's breath.</summary>
internal static class StageLoop
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Life life, Func<Task<bool>> work, Func<bool>? until = null)
    {
        while (until?.Invoke() != true)
        {
            try
            {
                while (until?.Invoke() != true && await work())
                {
                }

                await life.UntilWoken(LookAnyway);
            }
            catch (Exception failure) when (failure is ConnectionCutException or KeyViolationException)
            {
                await life.After(TimeSpan.FromSeconds(1));
            }
        }
    }
}
