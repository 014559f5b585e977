using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace St4cker.EndToEnd.Fixtures;

internal static class FreePort
{
    // Below the range from which the system takes ports for outgoing connections: a restart must find it free again.
    public static int Find()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: another one.
            }
        }
    }
}
