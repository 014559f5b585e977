using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Deeds;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation;

/// <summary>Does what people answered to their drafts: commits, cancels or takes them back. Everything a commit brings about stands in one transaction.</summary>
internal sealed class WorkOffAnswers(
    NpgsqlDataSource source, TelegramSettings telegram, TimeProvider clock, IWakeUps wakeUps, ILogger<WorkOffAnswers> logger)
    : CommandStage(source, telegram.BotId, clock, logger)
{
    private Outside _outside = Outside.Nothing;

    protected override IReadOnlyList<string> Types => CommandTypes.OfConfirmation;
    protected override bool Only => true;

    protected override async Task PrepareAsync(
        IReadOnlyList<QueuedCommand> commands, IReadOnlyDictionary<long, Desk> desks, NpgsqlConnection connection, CancellationToken stop)
    {
        long[] cancelling = [.. commands.Where(command => command is { Type: CommandTypes.CancelDraft, DraftId: null }).Select(command => command.UserId).Distinct()];
        if (cancelling.Length > 0)
            await OpenDrafts.LayAsync(cancelling, desks, connection, stop);
        var undoing = commands.Where(command => command.Type == CommandTypes.UndoDraft).ToList();
        if (undoing.Count > 0)
            await LastCommits.LayAsync([.. undoing.Where(command => command.DraftId is null).Select(command => command.UserId).Distinct()], desks, connection, stop);
        var changed = commands.Where(command => command.Type == CommandTypes.ConfirmDraft)
            .Select(command => desks[command.UserId].Find(command.DraftId)).OfType<Draft>().SelectMany(draft => DraftKinds.Named(draft.Type).Targets(draft.Json));
        var undone = undoing.Select(command => command.DraftId is null ? desks[command.UserId].LastCommitted() : desks[command.UserId].Find(command.DraftId)).OfType<Draft>().Select(draft => draft.Id);
        _outside = await Outside.LookAsync(connection, [.. desks.Keys], [.. changed.Distinct()], [.. undone.Distinct()], stop);
    }

    protected override async Task<bool> DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        await DoAsync(command, desk, _outside);
        return true;
    }

    /// <summary>Decides one answer.</summary>
    public static async Task DoAsync(QueuedCommand command, Desk desk, Outside outside)
    {
        switch (command.Type)
        {
            case CommandTypes.ConfirmDraft:
                await ConfirmDraft.DoAsync(command, desk, outside);
                break;
            case CommandTypes.UndoDraft:
                await UndoDraft.DoAsync(command, desk, outside);
                break;
            default:
                CancelDraft.Do(command, desk);
                break;
        }
    }

    protected override async Task CommittedAsync(bool messages, bool others, IReadOnlyCollection<long> devices)
    {
        if (devices.Count > 0)
            await wakeUps.TellDevicesAsync(devices);
        if (messages)
        {
            await wakeUps.SendAsync<CardChanged>();
            await wakeUps.SendAsync<DraftCommitted>();
        }

        if (others)
            await wakeUps.SendAsync<CommandQueued>();
    }
}
