using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace St4cker.Bench;

/// <summary>
/// Telegram's side of a burst, over connections that stay open and with requests made beforehand, so that little but the program itself is
/// measured: .NET's own HTTP client costs as much as the program's answer.
/// </summary>
internal sealed class WebhookBurst(Uri program, string secret)
{
    /// <summary>Sends all updates, each once.</summary>
    /// <param name="connections">So many at a time; Telegram opens up to 100.</param>
    /// <returns>Seconds from the first to the last answer, and milliseconds of each call.</returns>
    public async Task<(double Seconds, IReadOnlyList<double> Calls)> SendAsync(IReadOnlyList<string> updates, int connections)
    {
        var requests = updates.Select(Request).ToArray();
        var next = -1;
        var since = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var connection = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await connection.ConnectAsync(IPAddress.Loopback, program.Port);
            var mine = new List<double>();
            var buffer = new byte[1024];
            for (var index = Interlocked.Increment(ref next); index < requests.Length; index = Interlocked.Increment(ref next))
            {
                var left = Stopwatch.GetTimestamp();
                await connection.SendAsync(requests[index]);
                await ReadAnswerAsync(connection, buffer);
                mine.Add(Stopwatch.GetElapsedTime(left).TotalMilliseconds);
            }

            return mine;
        })));
        return (Stopwatch.GetElapsedTime(since).TotalSeconds, [.. calls.SelectMany(mine => mine)]);
    }

    private static async Task ReadAnswerAsync(Socket connection, byte[] buffer)
    {
        var length = 0;
        while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            length += await connection.ReceiveAsync(buffer.AsMemory(length)) is > 0 and var read ? read : throw new IOException("The program closed the connection.");
        if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            throw new IOException($"The webhook answered {Encoding.ASCII.GetString(buffer, 0, length)}");
    }

    private byte[] Request(string update)
    {
        var body = Encoding.UTF8.GetBytes(update);
        var head = $"POST /telegram/webhook HTTP/1.1\r\nHost: 127.0.0.1:{program.Port}\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
