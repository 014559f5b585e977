using System.Diagnostics;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Operations;

/// <summary>The folder that holds the scripts, and how to run one apart from the settings of whoever runs the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static Process Begin(string script, IEnumerable<string> words, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "scripts", script), words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        ProgramUnderTest.ForgetSettings(start);
        // The program that these tests were built with, not another build.
        start.Environment["ST4CKER"] = ProgramUnderTest.Executable();
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<(int ExitCode, string Said)> RunAsync(string script, IEnumerable<string> words, IEnumerable<(string Name, string Value)> settings)
    {
        using var process = Begin(script, words, settings);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Find(DirectoryInfo? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "St4cker.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("These tests do not lie in the repository.");
    }
}
