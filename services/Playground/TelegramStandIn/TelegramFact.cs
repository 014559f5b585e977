using System.Text.Json.Serialization;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>What happened at the stand-in: its state is nothing but what these say, and they are what its journal holds.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Written), "written")]
[JsonDerivedType(typeof(Removed), "removed")]
[JsonDerivedType(typeof(Queued), "queued")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(Blocked), "blocked")]
[JsonDerivedType(typeof(Hooked), "hooked")]
[JsonDerivedType(typeof(Wanted), "wanted")]
[JsonDerivedType(typeof(Listed), "listed")]
[JsonDerivedType(typeof(Numbered), "numbered")]
internal abstract record TelegramFact
{
    internal sealed record Joined(TelegramUser User) : TelegramFact;

    internal sealed record Opened(TelegramChat Chat) : TelegramFact;

    /// <summary>A message was written, or is now this.</summary>
    internal sealed record Written(ChatEntry Entry) : TelegramFact;

    internal sealed record Removed(long ChatId, long MessageId) : TelegramFact;

    internal sealed record Queued(TelegramUpdate Update, DateTimeOffset At) : TelegramFact;

    /// <summary>The bot's offset: every update below it was received.</summary>
    internal sealed record Confirmed(long Below) : TelegramFact;

    /// <summary>One update was received by the webhook, or is too old to be kept.</summary>
    internal sealed record Delivered(long UpdateId) : TelegramFact;

    internal sealed record Blocked(long PersonId, bool Is) : TelegramFact;

    internal sealed record Hooked(WebhookSettings? Webhook) : TelegramFact;

    internal sealed record Wanted(IReadOnlyList<string> Kinds) : TelegramFact;

    /// <summary>The bot's menu for one scope and language; an empty list takes it away.</summary>
    internal sealed record Listed(string Scope, string Language, IReadOnlyList<TelegramCommand> Commands) : TelegramFact;

    /// <summary>The highest numbers given so far: they are never given again.</summary>
    internal sealed record Numbered(long UpdateId, IReadOnlyDictionary<long, long> MessageIds) : TelegramFact;
}

internal sealed record WebhookSettings(string Url, string? Secret, int MaxConnections);
