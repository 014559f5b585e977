using St4cker.Simulation.Processes;
using St4cker.Simulation.World;
using St4cker.Telegram;

namespace St4cker.Simulation.StandIns;

/// <param name="Row">Which of our messages it is.</param>
/// <param name="Claim">Which sending brought it.</param>
internal sealed record ChatMessage(long Id, long Row, string Key, Guid? Claim, OutgoingBody Body);

/// <summary>Telegram: the chats, and the updates that it brings until they are taken. What arrives there is done, whether or not whoever asked lives to hear of it.</summary>
internal sealed class TelegramStandIn(Place place)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);
    private readonly Dictionary<long, List<ChatMessage>> _chats = [];
    private long _messages = 100;
    private long _updates;

    public IReadOnlyList<ChatMessage> Chat(long id) => _chats.GetValueOrDefault(id) ?? [];

    /// <summary>How many updates there were.</summary>
    public long Happened => _updates;

    public long NextMessageId() => ++_messages;

    /// <summary>Something happened in a chat: brought to the program until it says that it has it, sometimes once more, and not always in order.</summary>
    public long Happens(long person, Func<long, Update> make)
    {
        var update = make(++_updates);
        place.Clock.In(place.Luck.Between(0.01, place.Luck.Chance(0.1) ? 2 : 0.05), () => Bring(update, person));
        if (place.Luck.Chance(0.15))
            place.Clock.In(place.Luck.Between(0.01, 20), () => Bring(update, person));
        return update.Id;
    }

    /// <summary>Sends a message. Its answer is its number.</summary>
    public Task<long> SendAsync(Life life, ClaimedMessage message, Guid claim) => CallAsync(life, message, () =>
    {
        place.Promises.FirstSent(message, claim);
        var id = NextMessageId();
        (_chats.TryGetValue(message.ChatId, out var chat) ? chat : _chats[message.ChatId] = []).Add(new ChatMessage(id, message.Id, KeyOf(message.Id), claim, OutgoingBody.FromJson(message.Body)));
        place.Tell($"chat {message.ChatId} gets message {id}");
        return id;
    });

    public Task<long> EditAsync(Life life, ClaimedMessage message) => CallAsync(life, message, () =>
    {
        var chat = _chats[message.ChatId];
        var at = chat.FindIndex(one => one.Id == message.MessageId);
        if (at < 0)
            throw new ApiRequestException("Bad Request: message to edit not found", 400, null);
        var body = OutgoingBody.FromJson(message.Body);
        if (chat[at].Body.ToJson() == message.Body)
            throw new ApiRequestException("Bad Request: message is not modified", 400, null);
        chat[at] = chat[at] with { Body = body };
        place.Tell($"chat {message.ChatId} has message {message.MessageId} edited");
        return message.MessageId!.Value;
    });

    private string KeyOf(long row) => place.Store.Messages.First(one => one.Id == row).Key;

    private void Bring(Update update, long person)
    {
        if (place.Any(Everybody.Intake) is { } life)
            _ = Intake.TakeAsync(life, update, person, () => place.Clock.In(place.Luck.Between(1, 4), () => Bring(update, person)));
        else
            place.Clock.In(TimeSpan.FromSeconds(1), () => Bring(update, person));
    }

    private async Task<long> CallAsync(Life life, ClaimedMessage message, Func<long> deed)
    {
        await life.At("before a call to Telegram");
        var fails = place.Luck.OutsideFails();
        var kind = fails ? place.Luck.Below(5) : -1;
        place.Tell($"{life.Name} {(message.IsFirstSend ? "sends" : "edits")} {place.Name(message.DraftId) ?? message.Kind} revision {message.Revision}{(fails ? $", trouble {kind}" : "")}");
        switch (kind)
        {
            case 0:
                await life.After(place.Luck.Between(0.05, 1));
                throw new ApiRequestException("Too Many Requests", 429, new ResponseParameters { RetryAfter = 1 + place.Luck.Below(4) });
            case 1:
                await life.After(place.Luck.Between(0.05, 1));
                throw new ApiRequestException("Internal Server Error", 500, null);
            case 2:
                throw new NotSentException("No connection", null);
            case 3:
                await life.After(CallTimeout);
                throw new NoAnswerException("No answer", null);
            case 4:
                Arrives(deed, place.Luck.Between(0.05, 1), life);
                await life.After(CallTimeout);
                throw new NoAnswerException("No answer", null);
            default:
                var answer = Arrives(deed, place.Luck.Between(0.02, 0.2), life);
                await life.After(place.Luck.Between(0.2, 0.6));
                await life.At("after a call to Telegram");
                return answer.Failure is { } failure ? throw failure : answer.Value;
        }
    }

    private Answer Arrives(Func<long> deed, TimeSpan after, Life life)
    {
        var answer = new Answer();
        place.Clock.In(after, () =>
        {
            try
            {
                answer.Value = deed();
            }
            catch (ApiRequestException refusal)
            {
                answer.Failure = refusal;
            }
        });
        return answer;
    }

    private sealed class Answer
    {
        public long Value { get; set; }
        public Exception? Failure { get; set; }
    }
}
