namespace St4cker.Playground.TelegramStandIn;

public sealed record FakeTelegramOptions
{
    /// <summary>Where the stand-in keeps what it knows over a restart; null: memory only.</summary>
    public string? Directory { get; init; }
    /// <summary>The only token that is let in; the number before the colon is the bot's id.</summary>
    public string BotToken { get; init; } = PlaygroundAddresses.BotToken;
    public string BotName { get; init; } = "St4cker";
    public string BotUsername { get; init; } = "st4cker_bot";
    public SendingLimitOptions Limits { get; init; } = new();
    /// <summary>Older messages of a chat are forgotten.</summary>
    public int HistoryPerChat { get; init; } = 500;
    /// <summary>How long a press can be answered.</summary>
    public TimeSpan PressTimeout { get; init; } = TimeSpan.FromMinutes(1);
    /// <summary>The pause before a refused webhook call is made again; it doubles up to a minute.</summary>
    public TimeSpan WebhookPause { get; init; } = TimeSpan.FromSeconds(1);
}
