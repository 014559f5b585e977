namespace St4cker.Router.Intake;

/// <summary>Whether Telegram answers, for the health page, and what it calls the bot.</summary>
internal sealed class BotState
{
    private volatile string? _problem = "not asked yet";

    public string? Problem => _problem;

    /// <summary>The bot's, without "@"; null until Telegram has told it.</summary>
    public string? Username { get; set; }

    public void Reachable() => _problem = null;

    public void Unreachable(string reason) => _problem = reason;
}
