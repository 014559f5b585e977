using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace St4cker.Hosting.Logs;

public static class LogRegistration
{
    /// <summary>Log lines to standard output: JSON, or plain ones when a person sits at the terminal.</summary>
    public static ILoggingBuilder AddLogLines(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.Services.AddSingleton<ConsoleFormatter, JsonLines>();
        logging.Services.AddSingleton<ConsoleFormatter, PlainLines>();
        logging.AddConsole(console => console.FormatterName = Console.IsOutputRedirected ? JsonLines.FormatterName : PlainLines.FormatterName);
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var noisy in (string[])["Microsoft", "System", "MassTransit", "RabbitMQ", "Npgsql", "Polly", "Quartz"])
            logging.AddFilter(noisy, LogLevel.Warning);
        // Its lines hold addresses, and a Bot API address holds the bot's token.
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.None);
        // It logs each failed statement before the caller can judge it; the caller logs what matters.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        return logging;
    }
}
