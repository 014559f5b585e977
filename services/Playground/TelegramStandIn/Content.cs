using System.Text.Json.Nodes;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>What a message of the bot says: a text, or the caption of a picture.</summary>
internal sealed record Content(string Words, IReadOnlyList<TelegramEntity> Entities)
{
    /// <summary>The picture's sizes, as the Bot API tells of them.</summary>
    public JsonNode? Photo { get; init; }
    /// <summary>Only the caption changes, the picture stays.</summary>
    public bool IsCaption { get; init; }

    /// <summary>The message with this content.</summary>
    /// <exception cref="Refusal">A picture can not become a text, and a text has no caption.</exception>
    public TelegramMessage On(TelegramMessage message)
    {
        if (IsCaption && message.Photo is null)
            throw Refusal.BadRequest("there is no caption in the message to edit");
        if (!IsCaption && Photo is null && message.Photo is not null)
            throw Refusal.BadRequest("there is no text in the message to edit");
        var entities = Entities.Count == 0 ? null : Entities;
        var photo = Photo ?? message.Photo;
        return photo is null
            ? message with { Text = Words, Entities = entities }
            : message with { Text = null, Entities = null, Photo = photo, Caption = Words.Length == 0 ? null : Words, CaptionEntities = entities };
    }
}
