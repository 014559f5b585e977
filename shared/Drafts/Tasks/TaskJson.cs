using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace St4cker.Drafts.Tasks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LocalDateConverter), typeof(LocalTimeConverter)])]
[JsonSerializable(typeof(TaskDraft))]
[JsonSerializable(typeof(TaskPayload))]
internal sealed partial class TaskJson : JsonSerializerContext
{
    public static TaskJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
