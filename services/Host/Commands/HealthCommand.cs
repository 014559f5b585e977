using System.CommandLine;
using St4cker.Hosting.Settings;

namespace St4cker.Host.Commands;

/// <summary>st4cker health: asks the program that runs with the same settings how it is. For images that hold no other client.</summary>
internal static class HealthCommand
{
    // The report itself waits two seconds for what does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Make()
    {
        var live = new Option<bool>("--live") { Description = "Only whether the process answers, not whether all that it needs is there." };
        var command = new Command("health", "Ask the running program how it is; exit code 1 unless it is ready.") { live };
        command.SetAction((parsed, stop) => AskAsync(parsed.GetValue(live) ? "/health/live" : "/health/ready", stop));
        return command;
    }

    private static async Task<int> AskAsync(string path, CancellationToken stop)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var address = ProgramSettings.ReadOwnAddress(configuration) + path;
        // It is this machine, whatever proxy leads to others.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(address), stop);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync(stop));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"Nothing answers at {address}.");
            return 1;
        }
    }
}
