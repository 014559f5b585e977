using St4cker.Drafts;
using St4cker.Simulation.Store;
using St4cker.Simulation.World;
using St4cker.Telegram;

namespace St4cker.Simulation.Processes;

/// <summary>Router.Intake.StoreUpdates: stores an update, then says so to Telegram; and AnswerPresses: a press proves that its card arrived.</summary>
internal static class Intake
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="again">Telegram heard nothing: it brings the update once more.</param>
    public static async Task TakeAsync(Life life, Update update, long person, Action again)
    {
        var place = life.Place;
        var heard = false;
        place.Clock.In(Patience, () =>
        {
            if (!heard)
                again();
        });
        try
        {
            await life.At("before storing an update");
            using var transaction = new Transaction(place.Store, life);
            await transaction.CommitAsync(journal => place.Store.Store(update, person, place.Clock.Now, journal));
            place.Tell($"{life.Name} stored u{update.Id}");
            heard = !place.Luck.Cuts();
            place.Wake(Everybody.Reader);
            await NoteSeenAsync(life, update);
        }
        catch (ConnectionCutException)
        {
            // Not acknowledged: it comes again.
        }
    }

    private static async Task NoteSeenAsync(Life life, Update update)
    {
        var store = life.Place.Store;
        if (update.CallbackQuery is not { Message: { } message } query || Press.Parse(query.Data) is not { } press)
            return;
        await life.At("before noting a press");
        if (!store.Drafts.TryGetValue(press.DraftId, out var draft) || draft.CardMessageId == message.Id || draft.UserId != query.From.Id || draft.ChatId != message.Chat.Id)
            return;
        using var transaction = new Transaction(store, life);
        await transaction.CommitAsync(journal => store.Seen(message.Chat.Id, message.Id, press.DraftId, journal));
    }
}
