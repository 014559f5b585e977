namespace St4cker.Client;

/// <summary>The server refused, and said why.</summary>
public sealed class SyncException(string code, string message) : Exception(message)
{
    /// <summary>See <see cref="SyncError.Code"/>; of pairing also "wrong", "used", "limited", "full".</summary>
    public string Code { get; } = code;
}
