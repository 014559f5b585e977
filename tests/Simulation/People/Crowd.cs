using Microsoft.Extensions.Configuration;
using St4cker.Drafts;
using St4cker.Simulation.World;
using St4cker.Telegram;

namespace St4cker.Simulation.People;

/// <summary>Two or three people, each with a few things to say and buttons to press.</summary>
internal sealed class Crowd(Place place)
{
    public const long BotId = 4242;
    public static readonly TelegramSettings Settings = TelegramSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Telegram:BotToken", "4242:simulated-token-of-no-bot"), new("Telegram:MessagesPerSecondPerChat", "3")]).Build());
    private int _busy;

    public bool IsDone => _busy == 0;
    /// <summary>Is there a model to be asked?</summary>
    public bool HasModel { get; private set; }
    /// <summary>Who pressed what, by the number of the update.</summary>
    public Dictionary<long, (long Presser, Press Press)> Presses { get; } = [];
    public List<Somebody> All { get; } = [];

    public void Start()
    {
        HasModel = place.Luck.Chance(0.3);
        for (var number = 1; number <= 2 + place.Luck.Below(2); number++)
        {
            var person = new Person { Id = 1000 + number, FirstName = "P" + number.ToString(CultureInfo.InvariantCulture), Language = "en", TimeZone = "Asia/Jakarta", ZoneState = ZoneState.Chosen, Currency = "IDR", ChatId = 1000 + number };
            place.Store.Open(person);
            if (place.Luck.Chance(0.8))
                place.Store.Connected.Add(person.Id);
            All.Add(new Somebody(place, this, person.Id));
        }

        foreach (var somebody in All)
            _ = LiveAsync(somebody);
    }

    private async Task LiveAsync(Somebody somebody)
    {
        _busy++;
        for (var left = 3 + place.Luck.Below(3); left > 0; left--)
        {
            await new Wait(place.Clock, life: null, place.Luck.Between(0.2, place.Luck.Chance(0.2) ? 40 : 8));
            somebody.DoSomething();
        }

        _busy--;
    }
}
