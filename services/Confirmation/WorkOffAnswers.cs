using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Deeds;
using St4cker.Contracts;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation;

/// <summary>Does what people answered to their drafts: commits, cancels or takes them back. Everything a commit brings about stands in one transaction.</summary>
internal sealed class WorkOffAnswers(
    NpgsqlDataSource source, TelegramSettings telegram, PlanEffects effects, TimeProvider clock, IWakeUps wakeUps, ILogger<WorkOffAnswers> logger)
    : CommandStage(source, telegram.BotId, clock, logger)
{
    private IReadOnlyDictionary<long, bool> _connected = new Dictionary<long, bool>();
    private IReadOnlyDictionary<Guid, bool> _outside = new Dictionary<Guid, bool>();

    protected override IReadOnlyList<string> Types => CommandTypes.OfConfirmation;
    protected override bool Only => true;

    protected override async Task PrepareAsync(
        IReadOnlyList<QueuedCommand> commands, IReadOnlyDictionary<long, Desk> desks, NpgsqlConnection connection, CancellationToken stop)
    {
        _connected = await effects.ConnectedAsync(connection, [.. desks.Keys], stop);
        long[] cancelling = [.. commands.Where(command => command is { Type: CommandTypes.CancelDraft, DraftId: null }).Select(command => command.UserId).Distinct()];
        if (cancelling.Length > 0)
            await OpenDrafts.LayAsync(cancelling, desks, connection, stop);
        var undoing = commands.Where(command => command.Type == CommandTypes.UndoDraft).ToList();
        if (undoing.Count == 0)
            return;
        await LastCommits.LayAsync([.. undoing.Where(command => command.DraftId is null).Select(command => command.UserId).Distinct()], desks, connection, stop);
        _outside = await UndoEffects.OutsideAsync(connection, [.. undoing.Select(command => command.DraftId ?? desks[command.UserId].LastCommitted()?.Id).OfType<Guid>()], stop);
    }

    protected override async Task<bool> DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        switch (command.Type)
        {
            case CommandTypes.ConfirmDraft:
                await ConfirmDraft.DoAsync(command, desk, effects, _connected);
                break;
            case CommandTypes.UndoDraft:
                await UndoDraft.DoAsync(command, desk, _outside);
                break;
            default:
                CancelDraft.Do(command, desk);
                break;
        }

        return true;
    }

    protected override async Task CommittedAsync(bool messages, bool others)
    {
        if (messages)
        {
            await wakeUps.SendAsync<CardChanged>();
            await wakeUps.SendAsync<DraftCommitted>();
        }

        if (others)
            await wakeUps.SendAsync<CommandQueued>();
    }
}
