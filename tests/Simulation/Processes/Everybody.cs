using St4cker.Simulation.World;

namespace St4cker.Simulation.Processes;

/// <summary>The processes: two of each role.</summary>
internal static class Everybody
{
    public const string Intake = "intake", Reader = "reader", Executor = "executor", Answers = "confirmation", Connector = "connector", Sender = "sender", Clock = "clock";

    private const int OfEach = 2;

    public static void Start(Place place)
    {
        for (var i = 0; i < OfEach; i++)
        {
            place.Run(Intake, _ => Task.CompletedTask);
            place.Run(Reader, life => new Reading(life).RunAsync());
            place.Run(Executor, life => new CommandWork(life, confirmation: false).RunAsync());
            place.Run(Answers, life => new CommandWork(life, confirmation: true).RunAsync());
            place.Run(Connector, life => new Connecting(life).RunAsync());
            place.Run(Sender, life => new Sending(life).RunAsync());
            place.Run(Clock, life => new ByTheClock(life).RunAsync());
        }
    }
}
