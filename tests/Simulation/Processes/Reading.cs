using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Router.Reading;
using St4cker.Simulation.Store;
using St4cker.Simulation.World;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Simulation.Processes;

/// <summary>Router.Reading.ReadUpdates and AskModel, around ReadUpdate.Decide.</summary>
internal sealed class Reading(Life life)
{
    private static readonly TimeSpan ModelTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lease = ModelTimeout + TimeSpan.FromSeconds(10);
    private readonly Place _place = life.Place;
    private readonly MemoryStore _store = life.Place.Store;

    public Task RunAsync() => StageLoop.RunAsync(life, WorkAsync);

    private async Task<bool> WorkAsync()
    {
        var now = _place.Clock.Now;
        using var transaction = new Transaction(_store, life);
        var (ledger, contended) = transaction.Claim(_store.PeopleWithUpdates(now));
        if (ledger.People.Count == 0)
        {
            if (contended)
                await _store.UntilFreed(life);
            return contended;
        }

        await life.At("before reading updates");
        var updates = _store.WaitingUpdates(ledger.People, now);
        var read = new List<(WaitingUpdate Update, string Status)>();
        var commands = new List<NewCommand>();
        var toModel = new List<WaitingUpdate>();
        var stopped = new HashSet<long>();
        foreach (var update in updates)
        {
            // What follows an update that is at the model waits for it.
            if (stopped.Contains(update.UserId) || (update.AtModel && stopped.Add(update.UserId)))
                continue;
            var decision = ReadUpdate.Decide(update, Around(update));
            if (decision.AskModel)
            {
                stopped.Add(update.UserId);
                toModel.Add(update);
                continue;
            }

            read.Add((update, decision.Status));
            commands.AddRange(decision.Commands);
        }

        foreach (var (update, status) in read)
            ledger.Audit(ReadUpdates.Received(update, status));
        foreach (var command in commands)
            ledger.Audit(ReadUpdates.Created(command));
        await transaction.CommitAsync(journal =>
        {
            _store.Write(ledger, transaction, journal);
            _store.Insert(commands, now, journal);
            _store.Finish(read, now, journal);
            foreach (var update in toModel)
                _store.Lease(update, now, now + Lease, journal);
        });
        foreach (var (update, status) in read)
            _place.Tell($"{life.Name} read u{update.UpdateId}: {status} {string.Join(' ', commands.Where(command => command.UpdateId == update.UpdateId).Select(command => command.Type))}");
        foreach (var update in toModel)
            _ = AskAsync(update);
        if (commands.Exists(command => !CommandTypes.OfConfirmation.Contains(command.Type)))
            _place.Wake(Everybody.Executor);
        if (commands.Exists(command => CommandTypes.OfConfirmation.Contains(command.Type)))
            _place.Wake(Everybody.Answers);
        return contended;
    }

    /// <summary>The model takes its time, and sometimes all of it; it knows nothing here, so the rules read the update when it comes back.</summary>
    private async Task AskAsync(WaitingUpdate update)
    {
        _place.Tell($"{life.Name} takes u{update.UpdateId} to the model");
        try
        {
            await life.After(_place.Luck.Between(0.3, _place.Luck.OutsideFails() ? ModelTimeout.TotalSeconds : 2));
            await life.AtLong("with an answer of the model");
            using var transaction = new Transaction(_store, life);
            await transaction.CommitAsync(journal => _store.Return(update, new SaidReading(Model: null, [], WhyNot.BadAnswer), _place.Clock.Now, journal));
            _place.Tell($"{life.Name} brings u{update.UpdateId} back");
        }
        catch (ConnectionCutException)
        {
            // Its lease ends by itself, then the rules read it.
        }

        life.Wake();
    }

    /// <summary>Router.Reading.Sights.</summary>
    private Surroundings Around(WaitingUpdate update)
    {
        var open = _store.OpenOf(update.UserId).ToList();
        var newest = new[] { open.FirstOrDefault(), open.Find(draft => draft.Question is not null) }.OfType<Draft>().DistinctBy(draft => draft.Id).OrderByDescending(draft => draft.Number).ToList();
        var use = update.Said is null && update.Attempts == 0 && _place.Crowd.HasModel ? GeminiUse.First : GeminiUse.Never;
        return new Surroundings(_store.People[update.UserId], Answered(update), newest, use);
    }

    private Draft? Answered(WaitingUpdate update)
    {
        if ((update.Update.Message ?? update.Update.EditedMessage) is not { ReplyToMessage: { } answered } message)
            return null;
        var card = _store.Messages.FirstOrDefault(row => row.ChatId == message.Chat.Id && row.MessageId == answered.Id && row.DraftId is not null)?.DraftId;
        var named = answered.ReplyMarkup is InlineKeyboardMarkup { InlineKeyboard: { } rows }
            ? rows.SelectMany(row => row).Select(button => Press.Parse(button.CallbackData)?.DraftId).FirstOrDefault(id => id is not null)
            : null;
        var draft = card is { } id ? _store.Drafts.GetValueOrDefault(id)
            : _store.Drafts.Values.LastOrDefault(made => made.UserId == update.UserId && made.SourceMessageId == answered.Id) ?? (named is { } other ? _store.Drafts.GetValueOrDefault(other) : null);
        return draft?.UserId == update.UserId ? draft : null;
    }
}
