using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using St4cker.Confirmation.Connectors.GoogleTasks;
using St4cker.Simulation.StandIns;
using St4cker.Simulation.Promises;
using St4cker.Simulation.Store;
using St4cker.Simulation.World;

namespace St4cker.Simulation.Processes;

/// <summary>PushToGoogleTasks, around PushDraft, TakeBackDraft, AttemptAtGoogle and SettleSteps.</summary>
internal sealed class Connecting
{
    private const int MostAtOnce = 8;
    private static readonly NoMeters Meters = new();
    private readonly Life _life;
    private readonly MemoryEffects _ledger;
    private readonly PushDraft _push;
    private int _inHand;

    public Connecting(Life life)
    {
        var place = life.Place;
        _life = life;
        _ledger = new MemoryEffects(life);
        var google = new AttemptAtGoogle(place.Google.For(life), new Tokens(place.Clock), place.Clock);
        var settle = new SettleSteps(_ledger, place.Clock, Meters, NullLogger<SettleSteps>.Instance, place.Luck.Random);
        _push = new PushDraft(_ledger, google, settle, new TakeBackDraft(_ledger, google, settle), NullLogger<PushDraft>.Instance);
    }

    public Task RunAsync() => StageLoop.RunAsync(_life, WorkAsync);

    private async Task<bool> WorkAsync()
    {
        if (_inHand == MostAtOnce)
            return false;
        var drafts = await _ledger.ClaimAsync(MostAtOnce - _inHand);
        foreach (var draft in drafts)
            _ = PushAsync(draft);
        return drafts.Count > 0;
    }

    private async Task PushAsync(ClaimedDraft draft)
    {
        _inHand++;
        _life.Place.Tell($"{_life.Name} works off {_life.Place.Name(draft.DraftId)}");
        try
        {
            await _push.WorkOffAsync(draft, CancellationToken.None);
        }
        catch (Exception failure) when (failure is ConnectionCutException or KeyViolationException)
        {
            // Its lease runs out, and it is taken up again.
        }
        catch (Exception failure)
        {
            _life.Place.Promises.Broken(Promise.NoDecisionFails, $"{_life.Name}: {failure}");
        }

        _inHand--;
        _life.Wake();
    }

    private sealed class NoMeters : IMeterFactory
    {
        private readonly Meter _meter = new("St4cker.Simulation");

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose() => _meter.Dispose();
    }
}
