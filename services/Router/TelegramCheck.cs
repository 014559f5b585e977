using St4cker.Hosting.Health;
using St4cker.Router.Intake;

namespace St4cker.Router;

/// <summary>Telegram away is worth showing, but no reason to take the program out of service: what is stored is worked off all the same.</summary>
internal sealed class TelegramCheck(BotState state) : IReadinessCheck
{
    public string Name => "telegram";

    public Task<Readiness> CheckAsync(CancellationToken stop) => Task.FromResult(state.Problem is null ? Readiness.Ok : Readiness.Degraded);
}
