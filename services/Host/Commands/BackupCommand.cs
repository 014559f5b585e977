using System.CommandLine;
using St4cker.Hosting.Postgres;

namespace St4cker.Host.Commands;

/// <summary>st4cker backup: all of the database into one file, whether the program runs or not.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var file = new Argument<string?>("file") { Description = "A new file. Default: st4cker-<time>.dump in this directory.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("backup", "Write all of the database into a file, by pg_dump; the program may run on.") { file };
        command.SetAction((parsed, stop) => BackUpAsync(parsed.GetValue(file), stop));
        return command;
    }

    private static async Task<int> BackUpAsync(string? file, CancellationToken stop)
    {
        file = Path.GetFullPath(file ?? $"st4cker-{TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.dump");
        try
        {
            if (File.Exists(file))
                throw new IOException($"{file} is there already.");
            await using var database = await OpenDatabase.Async(stop);
            await new DatabaseTools(database.ConnectionString).DumpAsync(file, stop);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"There is no backup: {failure.Message}");
            return 1;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}, {new FileInfo(file).Length} bytes. The master key is not in it."));
        return 0;
    }
}
