using System.Data.Common;
using System.Net.Sockets;

namespace St4cker.Hosting.Logs;

/// <summary>
/// What may be logged of an exception: types, codes and the stack. Messages are left out, as they quote what failed — a
/// person's text in a JSON error, a row's values in a database error, the bot's token in an address.
/// </summary>
internal static class ExceptionShape
{
    public static string TypesOf(Exception exception)
    {
        var names = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            names.Add(CodeOf(cause) is { } code ? $"{cause.GetType().FullName} ({code})" : cause.GetType().FullName!);
        return string.Join(" < ", names);
    }

    public static string StackOf(Exception exception)
    {
        var innermost = exception;
        while (innermost.InnerException is { } inner)
            innermost = inner;
        return innermost.StackTrace ?? exception.StackTrace ?? "";
    }

    private static string? CodeOf(Exception exception) => exception switch
    {
        DbException { SqlState: { } state } => state,
        SocketException socket => socket.SocketErrorCode.ToString(),
        HttpRequestException { StatusCode: { } status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        HttpRequestException http => http.HttpRequestError.ToString(),
        _ => null,
    };
}
