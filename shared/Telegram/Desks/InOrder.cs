using St4cker.Storage.Flow;

namespace St4cker.Telegram.Desks;

/// <summary>Works off the waiting commands of some people, each person's in their order: what somebody else has to do first stops the rest.</summary>
internal static class InOrder
{
    /// <param name="most">So many of each person's.</param>
    /// <param name="deed">False: it can not be done yet, and what follows it waits too.</param>
    /// <returns>What was done, whether commands wait that somebody else does, and whether some wait that can be done now.</returns>
    public static async Task<(List<CommandOutcome> Done, bool Others, bool More)> DoAsync(
        IEnumerable<QueuedCommand> commands, IReadOnlyDictionary<long, Desk> desks, int most, Func<QueuedCommand, bool> isMine, Func<QueuedCommand, Task<bool>> deed)
    {
        var done = new List<CommandOutcome>();
        var (others, more) = (false, false);
        foreach (var theirs in commands.GroupBy(command => command.UserId))
        {
            var taken = 0;
            foreach (var command in theirs)
            {
                // The next command of theirs looks at their things as those before leave them: in the next batch.
                if (taken == most || desks[theirs.Key].HasAppended)
                {
                    more = true;
                    break;
                }

                if (!isMine(command))
                {
                    others = true;
                    break;
                }

                if (!await deed(command))
                    break;
                done.Add(new CommandOutcome(command.Id, "completed"));
                taken++;
            }
        }

        return (done, others, more);
    }

    /// <summary>Writes down that a command was done.</summary>
    public static void Note(QueuedCommand command, Desk desk) =>
        desk.Audit("command_executed", "executor", "command", command.Id.ToString(CultureInfo.InvariantCulture), command.MessageId, $$"""{"type":"{{command.Type}}"}""");
}
