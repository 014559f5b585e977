using St4cker.Storage.Flow;

namespace St4cker.Telegram.Desks;

/// <summary>Works off the waiting commands of some people, each person's in their order: what somebody else has to do first stops the rest.</summary>
internal static class InOrder
{
    /// <param name="most">So many of each person's.</param>
    /// <param name="deed">False: it can not be done yet, and what follows it waits too.</param>
    /// <returns>What was done, and whether commands wait that somebody else does.</returns>
    public static async Task<(List<CommandOutcome> Done, bool Others)> DoAsync(
        IEnumerable<QueuedCommand> commands, IReadOnlyDictionary<long, Desk> desks, int most, Func<QueuedCommand, bool> isMine, Func<QueuedCommand, Task<bool>> deed)
    {
        var done = new List<CommandOutcome>();
        var others = false;
        foreach (var theirs in commands.GroupBy(command => command.UserId))
        {
            foreach (var command in theirs.Take(most))
            {
                if (!isMine(command))
                {
                    others = true;
                    break;
                }

                if (!await deed(command))
                    break;
                done.Add(new CommandOutcome(command.Id, "completed"));
                // The next command of theirs looks at their things as this one leaves them: in the next batch.
                if (desks[theirs.Key].HasAppended)
                    break;
            }
        }

        return (done, others);
    }

    /// <summary>Writes down that a command was done.</summary>
    public static void Note(QueuedCommand command, Desk desk) =>
        desk.Audit("command_executed", "executor", "command", command.Id.ToString(CultureInfo.InvariantCulture), command.MessageId, $$"""{"type":"{{command.Type}}"}""");
}
