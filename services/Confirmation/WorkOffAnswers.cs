using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Confirmation.Connectors;
using St4cker.Confirmation.Deeds;
using St4cker.Contracts;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Confirmation;

/// <summary>Does what people answered to their drafts: commits or cancels them. Everything a commit brings about stands in one transaction.</summary>
internal sealed class WorkOffAnswers(
    NpgsqlDataSource source, TelegramSettings telegram, PlanEffects effects, TimeProvider clock, IWakeUps wakeUps, ILogger<WorkOffAnswers> logger)
    : CommandStage(source, telegram.BotId, clock, logger)
{
    private IReadOnlyDictionary<long, bool> _connected = new Dictionary<long, bool>();

    protected override IReadOnlyList<string> Types => CommandTypes.OfConfirmation;
    protected override bool Only => true;

    protected override async Task PrepareAsync(
        IReadOnlyList<QueuedCommand> commands, IReadOnlyDictionary<long, Desk> desks, NpgsqlConnection connection, CancellationToken stop)
    {
        _connected = await effects.ConnectedAsync(connection, [.. desks.Keys], stop);
        long[] cancelling = [.. commands.Where(command => command is { Type: CommandTypes.CancelDraft, DraftId: null }).Select(command => command.UserId).Distinct()];
        if (cancelling.Length > 0)
            await OpenDrafts.LayAsync(cancelling, desks, connection, stop);
    }

    protected override Task<bool> DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (command.Type == CommandTypes.ConfirmDraft)
            ConfirmDraft.Do(command, desk, effects, _connected);
        else
            CancelDraft.Do(command, desk);
        return Task.FromResult(true);
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
