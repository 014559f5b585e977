using System.Text.Json;

namespace St4cker.Telegram;

/// <summary>An update as Telegram wrote it, with what is needed to store it.</summary>
public readonly record struct RawUpdate(ReadOnlyMemory<byte> Json, UpdateFacts Facts)
{
    /// <summary>Takes the answer of getUpdates apart without reading the updates. False: it is no such answer.</summary>
    internal static bool TrySplit(ReadOnlyMemory<byte> answer, out IReadOnlyList<RawUpdate> updates)
    {
        updates = [];
        try
        {
            var ok = false;
            var reader = new Utf8JsonReader(answer.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("result"u8))
                    updates = SplitArray(ref reader, answer);
                else if (reader.ValueTextEquals("ok"u8))
                    ok = reader.Read() && reader.TokenType == JsonTokenType.True;
                else
                    reader.Skip();
            }
            return ok;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<RawUpdate> SplitArray(ref Utf8JsonReader reader, ReadOnlyMemory<byte> answer)
    {
        var updates = new List<RawUpdate>();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("The result is no list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var json = answer[start..(int)reader.BytesConsumed];
            updates.Add(new RawUpdate(json, UpdateFacts.Read(json.Span)));
        }
        return updates;
    }
}
