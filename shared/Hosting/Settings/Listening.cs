using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using St4cker.Contracts;

namespace St4cker.Hosting.Settings;

public static partial class Listening
{
    /// <summary>Looks whether the addresses are free before anything else is started.</summary>
    /// <exception cref="SettingException">A port is in use, or not for this user or machine.</exception>
    public static void RequireFree(this ProgramSettings settings)
    {
        foreach (var url in settings.Urls.Select(BindingAddress.Parse).Where(url => url.Port > 0))
        {
            var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var given) ? given : url.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
            using var listener = new TcpListener(address, url.Port);
            try
            {
                listener.Start();
            }
            catch (SocketException failure) when (Explain(failure) is { } reason)
            {
                throw Unavailable(settings, reason);
            }
        }
    }

    /// <summary>Starts the host and says in one sentence when its address is not to be had.</summary>
    /// <exception cref="SettingException">The port is in use, or not for this user or machine.</exception>
    public static async Task StartListeningAsync(this IHost host, ProgramSettings settings, CancellationToken stop)
    {
        try
        {
            await host.StartAsync(stop);
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            throw Unavailable(settings, reason);
        }
    }

    private static SettingException Unavailable(ProgramSettings settings, string reason) =>
        new("ASPNETCORE_URLS", $"can not listen at {string.Join(", ", settings.Urls)}: {reason}; choose another with ASPNETCORE_URLS");

    /// <summary>Tells the person at the terminal, or the log, where to look.</summary>
    public static void SayReady(this ProgramSettings settings, ILogger logger)
    {
        if (Console.IsOutputRedirected)
            LogReady(logger, settings.PublicUrl);
        else
            Console.WriteLine($"\nSt4cker is ready: open {settings.PublicUrl}\n");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "St4cker is ready: open {Url}")]
    private static partial void LogReady(ILogger logger, string url);

    private static string? Explain(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }:
                    return "the port is in use";
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return "this user may not use the port";
                case SocketException { SocketErrorCode: SocketError.AddressNotAvailable }:
                    return "the address is not one of this machine's";
            }
        return null;
    }
}
