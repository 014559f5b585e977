using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Playground.GoogleStandIn;

internal static class GoogleJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
