namespace St4cker.Sync.Devices;

/// <summary>A device that showed its token.</summary>
/// <param name="Head">The newest event of its person when it did.</param>
/// <param name="ChatId">Where its person hears of it.</param>
internal sealed record DeviceSession(Guid DeviceId, long UserId, string Name, long ChatId, long Cursor, long Head);
