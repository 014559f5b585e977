namespace St4cker.Sync.Pairing;

/// <param name="Code">Six signs as they were typed, or the token of a link.</param>
/// <param name="DeviceName">As the person will read it; anything is cut to one line of 40 signs.</param>
internal sealed record PairingRequest(string? Code, string? DeviceName);

/// <summary>The session of a device that was paired, or why it was not.</summary>
internal sealed record PairingAnswer(bool Success)
{
    public string? SessionToken { get; init; }
    public Guid? DeviceId { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public string? Error { get; init; }
    /// <summary>"wrong", "expired", "used", "limited", "full", "bad_request".</summary>
    public string? Code { get; init; }

    public static PairingAnswer Wrong { get; } = new(false) { Code = "wrong", Error = "This code is not known. Type it as it stands in the chat, or send /device there for a new one." };
    public static PairingAnswer Expired { get; } = new(false) { Code = "expired", Error = "This code has expired: it works for five minutes. Send /device in the chat for a new one." };
    public static PairingAnswer Used { get; } = new(false) { Code = "used", Error = "This code was used already. Send /device in the chat for a new one." };
    public static PairingAnswer Limited { get; } = new(false) { Code = "limited", Error = "Too many wrong codes. Wait five minutes, then send /device in the chat for a new one." };
    public static PairingAnswer Full { get; } = new(false) { Code = "full", Error = "As many devices as possible are paired. Unpair one in the chat first: /device." };
    public static PairingAnswer Bad { get; } = new(false) { Code = "bad_request", Error = "Send a JSON object with the code from the chat." };
}
