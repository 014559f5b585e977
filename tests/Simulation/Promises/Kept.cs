using St4cker.Drafts;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Simulation.Store;
using St4cker.Simulation.World;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Simulation.Promises;

/// <summary>Looks on while everything happens, and says which promise was broken.</summary>
internal sealed partial class Kept(Place place)
{
    private readonly List<(string Promise, string What)> _broken = [];
    private readonly Dictionary<string, List<(long Row, Guid Claim, int Attempt)>> _sent = new(StringComparer.Ordinal);
    private readonly HashSet<(long Row, Guid Claim, int Attempt)> _excused = [];
    private readonly HashSet<(long Person, string Marker)> _made = [];

    /// <summary>Only this promise is asked for; null: all of them.</summary>
    public string? Asked { get; init; }

    public IReadOnlyList<(string Promise, string What)> AllBroken => _broken;
    public bool IsBroken => _broken.Count > 0;

    public void Broken(string promise, string what)
    {
        if (Asked is not null && Asked != promise)
            return;
        place.Tell($"BROKEN: {promise}: {what}");
        _broken.Add((promise, what));
    }

    /// <summary>A draft is about to be written.</summary>
    public void Moves(Draft? before, Draft after, Transaction transaction)
    {
        if (before is null || before.Status == after.Status)
            return;
        var commits = (before.Status, after.Status) == (DraftStatus.Drafted, DraftStatus.Executed);
        if (!commits && !DraftLifecycle.CanMove(before.Status, after.Status))
            Broken(Promise.Lifecycle, $"{place.Name(before.Id)} goes from {before.Status} to {after.Status}");
        if (before.Undo == UndoState.Done && after.Undo != UndoState.Done)
            Broken(Promise.Lifecycle, $"{place.Name(before.Id)} is taken back, and then no more");
        if (commits && !transaction.Deeds.Exists(command => IsOwnersWord(command, before)))
            Broken(Promise.OwnWord, $"{place.Name(before.Id)} is committed in version {before.Version}");
    }

    /// <summary>A command is about to be finished.</summary>
    public void Done(CommandRow command)
    {
        if (place.Store.Commands.Any(row => row.UserId == command.UserId && row.Id < command.Id && row.Waits))
            Broken(Promise.Order, $"{command.Type} of u{command.UpdateId} is done before an older one");
    }

    /// <summary>The database refused a batch.</summary>
    public void Refused(KeyViolationException refused, Life life) => Broken(Promise.NothingRefused, $"{life.Name}: {refused.Key}");

    /// <summary>Google is about to keep a task.</summary>
    public void Inserted(long person, TaskPayload payload)
    {
        var marker = payload.Notes!.Split('\n')[^1];
        if (!place.Store.Effects.Any(row => row.Planned.UserId == person && row.Planned.Marker == marker && place.Store.Drafts[row.Planned.DraftId].Status == DraftStatus.Executed))
            Broken(Promise.NothingUnconfirmed, $"\"{payload.Title}\" of {person} comes to stand at Google");
        if (!_made.Add((person, marker)))
            Broken(Promise.MadeOnce, $"\"{payload.Title}\" of {person} comes to stand at Google once more");
    }

    /// <summary>Telegram is about to show a message for the first time.</summary>
    public void FirstSent(ClaimedMessage message, Guid claim)
    {
        var key = place.Store.Messages.First(row => row.Id == message.Id).Key;
        var sent = _sent.TryGetValue(key, out var before) ? before : _sent[key] = [];
        var sending = (message.Id, claim, message.Attempts);
        // One that was taken for unknown may also arrive late, when the next one has long been there.
        if (!key.StartsWith(UnknownMessages.NoticePrefix, StringComparison.Ordinal) && !_excused.Contains(sending) && sent.Exists(one => !_excused.Contains(one)))
            Broken(Promise.NothingSentBlindly, $"{place.Name(message.DraftId) ?? key} stands in the chat already");
        sent.Add(sending);
    }

    /// <summary>Nobody knows whether it arrived.</summary>
    public void TakenForUnknown(MessageRow row) => Excuse(row);

    /// <summary>The person wants to see it once more.</summary>
    public void WantedAnew(MessageRow row) => Excuse(row);

    private void Excuse(MessageRow row)
    {
        if (row.ClaimedBy is { } claim)
            _excused.Add((row.Id, claim, row.Attempts));
        foreach (var one in _sent.GetValueOrDefault(row.Key) ?? [])
            _excused.Add(one);
    }

    private bool IsOwnersWord(CommandRow command, Draft draft) => command.Type == CommandTypes.ConfirmDraft && place.Crowd.Presses.TryGetValue(command.UpdateId, out var pressed)
        && pressed.Presser == draft.UserId && pressed.Press.Kind == PressKind.Confirm && pressed.Press.DraftId == draft.Id && pressed.Press.Version == draft.Version;
}
