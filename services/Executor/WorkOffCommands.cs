using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Executor.Deeds;
using St4cker.Executor.Planning;
using St4cker.Executor.Queries;
using St4cker.Gemini;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Executor;

/// <summary>Does every command but those that Confirmation does: drafts, edits, answers, queries.</summary>
internal sealed class WorkOffCommands(
    NpgsqlDataSource source, TelegramSettings telegram, AnswerQuery queries, PlanTask planning, ExecutorSettings settings, TimeProvider clock,
    IWakeUps wakeUps, ILogger<WorkOffCommands> logger) : CommandStage(source, telegram.BotId, clock, logger)
{
    private readonly TimeProvider _clock = clock;
    // Places in the line to the model that the batch in hand took.
    private int _places;

    protected override IReadOnlyList<string> Types => CommandTypes.OfConfirmation;
    protected override bool Only => false;

    public override async Task RehearseAsync(CancellationToken stop)
    {
        RehearseCard.Draw(_clock.GetUtcNow(), settings.DraftLifetime);
        await base.RehearseAsync(stop);
    }

    protected override async Task PrepareAsync(
        IReadOnlyList<QueuedCommand> commands, IReadOnlyDictionary<long, Desk> desks, NpgsqlConnection connection, CancellationToken stop)
    {
        // A change of zone or language may concern all open drafts of the person.
        long[] people = [.. commands.Where(command => command is { Type: CommandTypes.Query, Payload.Name: SimplePress.Zone or SimplePress.Settings }).Select(command => command.UserId).Distinct()];
        if (people.Length > 0)
            await OpenDrafts.LayAsync(people, desks, connection, stop);
    }

    protected override async Task<bool> DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (DraftKinds.ForCommand(command.Type) is { } kind)
        {
            if (planning.Wants(command))
            {
                BringToModel(command, desk);
                return false;
            }

            await DraftFromText.DoAsync(command, kind, desk, settings.DraftLifetime);
        }
        else if (command.Type == CommandTypes.Query)
        {
            await queries.DoAsync(command, desk, connection, stop);
        }
        else
        {
            await ChangeAsync(command, desk, settings.DraftLifetime);
        }

        return true;
    }

    /// <summary>Decides one command about a draft that there is, or one that nobody understands.</summary>
    public static async Task ChangeAsync(QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        switch (command.Type)
        {
            case CommandTypes.EditDraft:
                await EditDraft.DoAsync(command, desk, lifetime);
                break;
            case CommandTypes.AnswerQuestion:
                await AnswerQuestion.DoAsync(command, desk, lifetime);
                break;
            default:
                SayUnknown.Do(command, desk);
                break;
        }
    }

    protected override void RolledBack()
    {
        planning.Line.Leave(_places);
        _places = 0;
    }

    private void BringToModel(QueuedCommand command, Desk desk)
    {
        var now = _clock.GetUtcNow();
        if (!planning.Line.TryJoin())
        {
            desk.Also.Add(Commands.Postpone(command.Id, now, now + ModelLine.LookAgain));
            return;
        }

        _places++;
        desk.Also.Add(Commands.Lease([command.Id], now, now + planning.Lease));
        desk.AfterCommit.Add(() =>
        {
            _places--;
            planning.Start(command, desk.Person, Wake);
        });
    }

    protected override async Task CommittedAsync(bool messages, bool others, IReadOnlyCollection<long> devices)
    {
        if (devices.Count > 0)
            await wakeUps.TellDevicesAsync(devices);
        if (messages)
            await wakeUps.SendAsync<CardChanged>();
        if (others)
            await wakeUps.SendAsync<AnswerQueued>();
    }
}
