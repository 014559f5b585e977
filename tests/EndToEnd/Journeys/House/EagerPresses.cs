using System.Collections.Concurrent;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys.House;

/// <summary>People who confirm each card that they see, once, and ask for those that the bot fears lost.</summary>
internal static class EagerPresses
{
    public static async Task PressAllAsync(FakeTelegram telegram, CancellationToken stop)
    {
        var pressed = new ConcurrentDictionary<(long, long), bool>();
        await foreach (var change in telegram.Watch(stop).ReadAllAsync(CancellationToken.None))
        {
            if (change.Written is not { Message.From.IsBot: true } entry)
                continue;
            foreach (var button in (string[])[Chat.Confirm, "👁"])
            {
                if (Chat.HasButton(entry, button) && pressed.TryAdd((change.ChatId, entry.Message.MessageId), true))
                    telegram.PressOld(change.ChatId, entry.Message, entry.Buttons.First(b => b.Text.StartsWith(button, StringComparison.Ordinal)).CallbackData!);
            }
        }
    }
}
