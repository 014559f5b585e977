namespace St4cker.Telegram;

/// <summary>A request to Telegram brought no result. Which of the three decides whether it may be repeated.</summary>
public abstract class RequestException(string message, Exception? cause) : Exception(message, cause);

/// <summary>Telegram answered and refused: nothing was done.</summary>
public sealed class ApiRequestException(string message, int errorCode, ResponseParameters? parameters) : RequestException(message, null)
{
    /// <summary>400, 401, 403, 404, 409, 429 or 5xx.</summary>
    public int ErrorCode { get; } = errorCode;
    public ResponseParameters? Parameters { get; } = parameters;
}

/// <summary>The request surely never reached Telegram (no address, no connection): it may be repeated.</summary>
public sealed class NotSentException(string message, Exception? cause) : RequestException(message, cause);

/// <summary>The request went out and no readable answer came: it may have been done. A first send must not be repeated blindly.</summary>
public sealed class NoAnswerException(string message, Exception? cause) : RequestException(message, cause);
