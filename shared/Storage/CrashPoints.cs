using System.Diagnostics;

namespace St4cker.Storage;

/// <summary>Which side of a deed that can not be taken back.</summary>
public enum CrashMoment
{
    BeforeSave,
    AfterSave,
    BeforeCall,
    AfterCall,
    AfterWake,
}

/// <summary>
/// Places where a test makes the program die as by kill -9: on both sides of each save, each call to the outside and each wake-up. What
/// holds at all of these holds at any moment, for between two of them nothing happens that anybody could see.
/// </summary>
public static class CrashPoints
{
    /// <summary>For tests only: <c>ReadUpdates.AfterSave</c>. Without it each place costs one comparison.</summary>
    public const string Setting = "ST4CKER_TEST_CRASH_AT";

    private static readonly string? At = Environment.GetEnvironmentVariable(Setting);

    /// <param name="place">Usually the name of the class that does the deed.</param>
    public static void Pass(string place, CrashMoment moment)
    {
        if (At is not null && string.Equals(At, $"{place}.{moment}", StringComparison.Ordinal))
            Process.GetCurrentProcess().Kill();
    }
}
