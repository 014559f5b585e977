using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Playground.TelegramStandIn;

/// <summary>How the Bot API writes JSON.</summary>
internal static class BotApiJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };
}
