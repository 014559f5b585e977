using System.Text.Json.Serialization;

namespace St4cker.Telegram;

/// <summary>Where a forwarded message comes from. A kind that Telegram adds later is read as this base.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true,
    UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType)]
[JsonDerivedType(typeof(MessageOriginUser), "user")]
[JsonDerivedType(typeof(MessageOriginHiddenUser), "hidden_user")]
[JsonDerivedType(typeof(MessageOriginChat), "chat")]
[JsonDerivedType(typeof(MessageOriginChannel), "channel")]
public record MessageOrigin
{
    [JsonConverter(typeof(UnixTime))]
    public DateTime Date { get; init; }

    /// <summary>Who said it, as a person would say; null when Telegram does not tell.</summary>
    [JsonIgnore]
    public virtual string? SenderName => null;
}

public sealed record MessageOriginUser : MessageOrigin
{
    public User SenderUser { get; init; } = new();
    public override string? SenderName =>
        SenderUser.LastName is { Length: > 0 } last ? $"{SenderUser.FirstName} {last}" : SenderUser.FirstName;
}

/// <summary>The sender hides the account behind forwarded messages.</summary>
public sealed record MessageOriginHiddenUser : MessageOrigin
{
    public string SenderUserName { get; init; } = "";
    public override string? SenderName => SenderUserName;
}

public sealed record MessageOriginChat : MessageOrigin
{
    public Chat SenderChat { get; init; } = new();
    public string? AuthorSignature { get; init; }
    public override string? SenderName => AuthorSignature ?? SenderChat.Title;
}

public sealed record MessageOriginChannel : MessageOrigin
{
    public Chat Chat { get; init; } = new();
    public long MessageId { get; init; }
    public string? AuthorSignature { get; init; }
    public override string? SenderName => AuthorSignature ?? Chat.Title;
}
