using System.CommandLine;
using St4cker.Contracts;
using St4cker.Host.Commands;

namespace St4cker.Host;

/// <summary>What the program can be told: roles to run, or one of the commands.</summary>
internal static class CommandLine
{
    private const int WrongSetting = 2;
    // The parts of the program take less; after this it is ended.
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(12);

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await Root().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = FinishWithin });
        }
        catch (SettingException wrong)
        {
            await Console.Error.WriteLineAsync("st4cker: " + wrong.Message);
            return WrongSetting;
        }
    }

    private static RootCommand Root()
    {
        var roles = new Argument<string[]>("role")
        {
            Description = $"The roles to run in this process: {string.Join(", ", Roles.Names)}. None: all of them, with an embedded database if none is given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        roles.Validators.Add(result =>
        {
            foreach (var unknown in result.Tokens.Select(token => token.Value).Where(name => !Roles.Names.Contains(name, StringComparer.Ordinal)))
                result.AddError($"There is no role \"{unknown}\"; the roles are {string.Join(", ", Roles.Names)}.");
        });
        var root = new RootCommand("St4cker: a draft-first assistant in Telegram.") { roles };
        root.Add(MigrateCommand.Make());
        root.Add(HealthCommand.Make());
        root.Add(ReadCommand.Make());
        root.Add(AuditCommand.Make());
        root.Add(ConnectionsCommand.Make());
        root.Add(DeadLettersCommand.Make());
        root.Add(BackupCommand.Make());
        root.Add(RestoreCommand.Make());
        root.SetAction((parsed, stop) => RunRoles.RunAsync(parsed.GetValue(roles) ?? [], stop));
        return root;
    }
}
