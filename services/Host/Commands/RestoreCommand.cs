using System.CommandLine;
using Npgsql;
using St4cker.Hosting.Postgres;
using St4cker.Storage;

namespace St4cker.Host.Commands;

/// <summary>st4cker restore: what a backup holds in place of what the database holds. All or nothing.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "What st4cker backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Also when the database holds people's things; they are given up." };
        var command = new Command("restore", "Bring a backup back, by pg_restore; the program must not run.") { file, replace };
        command.SetAction((parsed, stop) => RestoreAsync(parsed.GetValue(file)!, parsed.GetValue(replace), stop));
        return command;
    }

    private static async Task<int> RestoreAsync(string file, bool replace, CancellationToken stop)
    {
        await using var database = await OpenDatabase.Async(stop);
        if (await WhyNotAsync(database.Source, file, replace, stop) is { } reason)
        {
            await Console.Error.WriteLineAsync($"Nothing was restored: {reason}");
            return 1;
        }

        await Restored.SetAsideAsync(database.Source, stop);
        try
        {
            await new DatabaseTools(database.ConnectionString).RestoreAsync(file, stop);
        }
        catch (Exception failure)
        {
            await Restored.PutBackAsync(database.Source);
            if (failure is not IOException)
                throw;
            await Console.Error.WriteLineAsync($"Nothing was restored: {failure.Message}");
            return 1;
        }

        await Schema.MigrateAsync(database.Source, stop);
        await Restored.FinishAsync(database.Source, TimeProvider.System.GetUtcNow(), stop);
        await Console.Out.WriteLineAsync($"The database holds what {file} held, at {Schema.Newest}.");
        return 0;
    }

    private static async Task<string?> WhyNotAsync(NpgsqlDataSource source, string file, bool replace, CancellationToken stop)
    {
        if (!File.Exists(file))
            return $"there is no file {file}.";
        if (await AskAsync(source, "select exists (select from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid())", stop))
            return "somebody is connected to the database; stop the program first.";
        var used = await AskAsync(source, "select to_regclass('public.users') is not null", stop) && await AskAsync(source, "select exists (select from users)", stop);
        return used && !replace ? "the database holds people's things; say --replace to give them up." : null;
    }

    private static async Task<bool> AskAsync(NpgsqlDataSource source, string question, CancellationToken stop)
    {
        await using var ask = source.CreateCommand(question);
        return (bool)(await ask.ExecuteScalarAsync(stop))!;
    }
}
