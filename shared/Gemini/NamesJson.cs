using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Gemini;

[JsonSerializable(typeof(Dictionary<string, List<string>>))]
internal sealed partial class NamesJson : JsonSerializerContext
{
    /// <summary>The context to use: letters of all languages stay as they are, which is a third of the tokens.</summary>
    public static NamesJson Readable => field ??= new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
