using System.Diagnostics;

namespace St4cker.Hosting.Postgres;

/// <summary>Runs a short program to its end and keeps what it says.</summary>
internal static class ChildProgram
{
    // The rest of the environment holds this program's secrets and, perhaps, PG* variables meant for another server.
    private static readonly string[] Inherited = ["PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TEMP"];

    /// <returns>The exit code, and standard output and error one after the other; exit code 127 when it can not be started.</returns>
    public static async Task<(int ExitCode, string Said)> RunAsync(IReadOnlyList<string> command, TimeSpan limit, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(limit);
        using var process = new Process { StartInfo = Describe(command) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            return (127, failure.Message);
        }
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(time.Token);
            var error = process.StandardError.ReadToEndAsync(time.Token);
            await process.WaitForExitAsync(time.Token);
            return (process.ExitCode, (await output + await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            return (124, $"{command[0]} took longer than {limit.TotalSeconds:0} s");
        }
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // The user it runs as may not enter the directory we were started in.
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory)!,
        };
        var environment = Inherited
            .Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(variable => variable.value is not null)
            .ToList();
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
