using St4cker.Simulation.StandIns;
using St4cker.Simulation.People;
using St4cker.Simulation.Promises;
using St4cker.Simulation.Store;

namespace St4cker.Simulation.World;

/// <summary>One world of one seed: its time, its chance, its database, its outside, its processes and its people.</summary>
internal sealed class Place
{
    private readonly Dictionary<string, List<Life>> _living = new(StringComparer.Ordinal);
    private readonly Dictionary<Life, Action> _again = [];
    private readonly List<string>? _trace;
    private int _lives;

    /// <param name="asked">The promise that is asked for; null: all of them.</param>
    public Place(int seed, Guards guards, bool trace, string? asked = null)
    {
        (Luck, Guards, _trace) = (new Luck(seed), guards, trace ? [] : null);
        Luck.Draw();
        Promises = new Kept(this) { Asked = asked };
        Store = new MemoryStore(this);
        Leadership = new Leadership(this);
        Google = new GoogleStandIn(this);
        Telegram = new TelegramStandIn(this);
        Crowd = new Crowd(this);
    }

    public Clockwork Clock { get; } = new();
    public Luck Luck { get; }
    public Guards Guards { get; }
    public MemoryStore Store { get; }
    public Leadership Leadership { get; }
    public GoogleStandIn Google { get; }
    public TelegramStandIn Telegram { get; }
    public Crowd Crowd { get; }
    public Kept Promises { get; }
    public IReadOnlyList<string> Trace => _trace ?? [];
    public bool Tracing => _trace is not null;

    public void Tell(string what) => _trace?.Add(string.Create(CultureInfo.InvariantCulture, $"{(Clock.Now - Clockwork.Start).TotalSeconds,9:0.000}  {what}"));

    /// <summary>A draft as a trace names it: its person and its code.</summary>
    public string? Name(Guid? draft) => draft is { } id && Tracing && Store.Drafts.TryGetValue(id, out var known) ? string.Create(CultureInfo.InvariantCulture, $"{known.UserId}#{known.Code}") : null;

    /// <summary>Starts a process that is started again whenever it ends.</summary>
    public void Run(string role, Func<Life, Task> work) => Begin(role, work);

    /// <summary>One that is alive, or null.</summary>
    public Life? Any(string role) => _living.TryGetValue(role, out var lives) && lives.Count > 0 ? Luck.Of(lives) : null;

    /// <summary>Tells every process of a role that rows wait. The bus may lose it, double it or take its time.</summary>
    public void Wake(string role)
    {
        foreach (var life in _living.GetValueOrDefault(role) ?? [])
        {
            for (var times = Luck.LosesWakeUp() ? 0 : Luck.DoublesWakeUp() ? 2 : 1; times > 0; times--)
                Clock.In(Luck.Between(0, 0.05), life.Wake, life);
        }
    }

    public void Ended(Life life)
    {
        foreach (var lives in _living.Values)
            lives.Remove(life);
        if (_again.Remove(life, out var again))
            Clock.In(Luck.Between(0.2, 6), again);
    }

    private void Begin(string role, Func<Life, Task> work)
    {
        var life = new Life(this, role, ++_lives);
        (_living.TryGetValue(role, out var lives) ? lives : _living[role] = []).Add(life);
        _again[life] = () => Begin(role, work);
        _ = GuardedAsync(life, work);
    }

    private async Task GuardedAsync(Life life, Func<Life, Task> work)
    {
        try
        {
            await life.After(Luck.Between(0, 0.5));
            await work(life);
        }
        catch (Exception failure)
        {
            Promises.Broken(Promise.NoDecisionFails, $"{life.Name}: {failure}");
        }
    }
}
