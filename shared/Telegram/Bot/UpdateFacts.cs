using System.Text.Json;

namespace St4cker.Telegram;

/// <summary>What must be known of an update to store it, whatever kind it is; read without building the whole of it.</summary>
/// <param name="Kind">"message", "edited_message", "callback_query", or any other name of Telegram's.</param>
/// <param name="UserId">Who did it; null for what nobody did (a channel's post).</param>
/// <param name="ChatId">Where; null where there is no chat.</param>
/// <param name="MessageId">The message it is, or the one whose button was pressed.</param>
/// <param name="Date">When the person did it (UTC), where Telegram says so; a press has none.</param>
public sealed record UpdateFacts(
    long UpdateId, string Kind, long? UserId = null, long? ChatId = null, long? MessageId = null, string? LanguageCode = null,
    string? FirstName = null, string? Username = null, bool IsBot = false, ChatType ChatType = ChatType.Unknown, DateTime? Date = null)
{
    /// <exception cref="JsonException">It is no update: no JSON object with an update_id.</exception>
    public static UpdateFacts Read(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        long? updateId = null;
        UpdateFacts? facts = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An update is a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("update_id"u8))
                updateId = ReadId(ref reader);
            else
                facts = ReadKind(ref reader, facts);
        }
        if (reader.Read())
            throw new JsonException("An update ends with its object");
        return (facts ?? new UpdateFacts(0, "unknown")) with
        {
            UpdateId = updateId ?? throw new JsonException("An update has an update_id"),
        };
    }

    // An update has one thing in it; should there be a second, the first counts.
    private static UpdateFacts? ReadKind(ref Utf8JsonReader reader, UpdateFacts? before)
    {
        var kind = LenientText.Read(ref reader) ?? "unknown";
        reader.Read();
        if (before is not null || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return before;
        }
        var facts = new UpdateFacts(0, kind);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("from"u8) || reader.ValueTextEquals("user"u8))
                facts = ReadUser(ref reader, facts);
            else if (reader.ValueTextEquals("chat"u8))
                facts = ReadChat(ref reader, facts);
            else if (reader.ValueTextEquals("message_id"u8))
                facts = facts with { MessageId = ReadId(ref reader) };
            else if (reader.ValueTextEquals("date"u8))
                facts = facts with { Date = ReadDate(ref reader) };
            else if (reader.ValueTextEquals("message"u8))
                facts = ReadPressed(ref reader, facts);
            else
                reader.Skip();
        }
        return facts;
    }

    private static UpdateFacts ReadUser(ref Utf8JsonReader reader, UpdateFacts facts)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return Skipped(ref reader, facts);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                facts = facts with { UserId = ReadId(ref reader) };
            else if (reader.ValueTextEquals("first_name"u8))
                facts = facts with { FirstName = NextText(ref reader) };
            else if (reader.ValueTextEquals("username"u8))
                facts = facts with { Username = NextText(ref reader) };
            else if (reader.ValueTextEquals("language_code"u8))
                facts = facts with { LanguageCode = NextText(ref reader) };
            else if (reader.ValueTextEquals("is_bot"u8))
                facts = facts with { IsBot = reader.Read() && reader.TokenType == JsonTokenType.True };
            else
                reader.Skip();
        }
        return facts;
    }

    private static UpdateFacts ReadChat(ref Utf8JsonReader reader, UpdateFacts facts)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return Skipped(ref reader, facts);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                facts = facts with { ChatId = ReadId(ref reader) };
            else if (reader.ValueTextEquals("type"u8))
                facts = facts with { ChatType = Enum.TryParse<ChatType>(NextText(ref reader), ignoreCase: true, out var type) ? type : ChatType.Unknown };
            else
                reader.Skip();
        }
        return facts;
    }

    // The message under the pressed button is the bot's own: only its place counts, not who wrote it or when.
    private static UpdateFacts ReadPressed(ref Utf8JsonReader reader, UpdateFacts facts)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return Skipped(ref reader, facts);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message_id"u8))
                facts = facts with { MessageId = ReadId(ref reader) };
            else if (reader.ValueTextEquals("chat"u8))
                facts = ReadChat(ref reader, facts);
            else
                reader.Skip();
        }
        return facts;
    }

    private static UpdateFacts Skipped(ref Utf8JsonReader reader, UpdateFacts facts)
    {
        reader.Skip();
        return facts;
    }

    private static long? ReadId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id))
            return id;
        reader.Skip();
        return null;
    }

    private static DateTime? ReadDate(ref Utf8JsonReader reader) =>
        ReadId(ref reader) is > 0 and < 253402300800 and var seconds ? DateTime.UnixEpoch.AddSeconds(seconds) : null;

    private static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return LenientText.Read(ref reader);
        reader.Skip();
        return null;
    }
}
