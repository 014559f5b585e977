using System.CommandLine;
using St4cker.Storage;

namespace St4cker.Host.Commands;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Bring the database to the schema of this version.");
        command.SetAction(async (_, stop) =>
        {
            await using var database = await OpenDatabase.Async(stop);
            await Schema.MigrateAsync(database.Source, stop);
            await Console.Out.WriteLineAsync($"The database is at {Schema.Newest}.");
            return 0;
        });
        return command;
    }
}
