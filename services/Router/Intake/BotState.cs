namespace St4cker.Router.Intake;

/// <summary>Whether Telegram answers, for the health page.</summary>
internal sealed class BotState
{
    private volatile string? _problem = "not asked yet";

    public string? Problem => _problem;

    public void Reachable() => _problem = null;

    public void Unreachable(string reason) => _problem = reason;
}
