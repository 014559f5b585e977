namespace St4cker.Playground.TelegramStandIn;

// How updates reach the bot.
public sealed partial class FakeTelegram
{
    private static readonly TimeSpan UpdatesAreKept = TimeSpan.FromHours(24);
    private TaskCompletionSource? _poller;

    internal async Task<IReadOnlyList<TelegramUpdate>> GetUpdatesAsync(long offset, int limit, TimeSpan timeout, CancellationToken stop)
    {
        // Ends when somebody else polls or a webhook is set.
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_state.Webhook is not null)
                throw Refusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            _poller?.TrySetResult();
            _poller = mine;
            Confirm(offset);
        }
        try
        {
            var updates = await WaitForUpdatesAsync(limit, Clock.GetUtcNow() + timeout, mine.Task, stop);
            foreach (var update in updates)
                Leave(update);
            return updates;
        }
        finally
        {
            lock (_gate)
                _poller = _poller == mine ? null : _poller;
        }
    }

    internal void SetWebhook(WebhookSettings? webhook, IReadOnlyList<string>? wanted, bool dropPending)
    {
        lock (_gate)
        {
            if (dropPending)
                Happened(new TelegramFact.Confirmed(_state.NextUpdateId));
            Want(wanted);
            if (_state.Webhook != webhook)
                Happened(new TelegramFact.Hooked(webhook));
            _poller?.TrySetResult();
        }
        if (webhook is null)
            _ = _webhook.StopAsync();
        else
            _webhook.Start(webhook);
    }

    internal object WebhookInfo()
    {
        lock (_gate)
        {
            return new
            {
                Url = _state.Webhook?.Url ?? "",
                HasCustomCertificate = false,
                PendingUpdateCount = _state.Pending.Count,
                LastErrorDate = _webhook.LastError?.At.ToUnixTimeSeconds(),
                LastErrorMessage = _webhook.LastError?.Why,
                _state.Webhook?.MaxConnections,
                AllowedUpdates = _state.Wanted.Count == 0 ? null : _state.Wanted,
            };
        }
    }

    internal void Want(IReadOnlyList<string>? kinds)
    {
        lock (_gate)
        {
            if (kinds is not null && !kinds.SequenceEqual(_state.Wanted))
                Happened(new TelegramFact.Wanted(kinds));
        }
    }

    /// <summary>The oldest update that nobody is delivering, or null and a task that ends when there may be one.</summary>
    internal (TelegramUpdate? Update, Task Arrived) NextUndelivered(Func<long, bool> underWay)
    {
        lock (_gate)
            return (_state.Pending.Select(queued => queued.Update).FirstOrDefault(update => !underWay(update.UpdateId)), _arrived.Task);
    }

    internal void Leave(TelegramUpdate update) => Leaving?.Invoke(update);

    internal void Delivered(TelegramUpdate update)
    {
        lock (_gate)
            Happened(new TelegramFact.Delivered(update.UpdateId));
        Taken?.Invoke(update);
    }

    private async Task<IReadOnlyList<TelegramUpdate>> WaitForUpdatesAsync(int limit, DateTimeOffset until, Task replaced, CancellationToken stop)
    {
        while (true)
        {
            Task arrived;
            lock (_gate)
            {
                if (replaced.IsCompleted)
                    throw Refusal.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
                IReadOnlyList<TelegramUpdate> waiting = [.. _state.Pending.Take(limit).Select(queued => queued.Update)];
                if (waiting.Count > 0 || Clock.GetUtcNow() >= until)
                    return waiting;
                arrived = _arrived.Task;
            }
            try
            {
                await Task.WhenAny(arrived, replaced).WaitAsync(until - Clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero, Clock, stop);
            }
            catch (TimeoutException)
            {
                return [];
            }
        }
    }

    // A positive offset confirms all below it; a negative one keeps only the last so many.
    private void Confirm(long offset)
    {
        var old = Clock.GetUtcNow() - UpdatesAreKept;
        foreach (var forgotten in _state.Pending.TakeWhile(queued => queued.At < old).ToList())
            Happened(new TelegramFact.Delivered(forgotten.Update.UpdateId));
        var below = offset >= 0 ? offset : _state.Pending.Reverse().Skip((int)-offset - 1).FirstOrDefault()?.Update.UpdateId ?? 0;
        if (_state.Pending.FirstOrDefault()?.Update.UpdateId < below)
            Happened(new TelegramFact.Confirmed(below));
    }
}
