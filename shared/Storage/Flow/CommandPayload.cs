using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using St4cker.Drafts;
using St4cker.Language;

namespace St4cker.Storage.Flow;

/// <summary>What a command says, in its payload_json. Which fields are set depends on the command's type.</summary>
public sealed record CommandPayload
{
    /// <summary>When the person said it: relative dates count from here.</summary>
    public DateTimeOffset SaidAt { get; init; }
    /// <summary>The person's words.</summary>
    public string? Text { get; init; }
    /// <summary>draft_…_from_text: what was understood; one item.</summary>
    public Reading? Reading { get; init; }
    /// <summary>"rules", or the model's name.</summary>
    public string? ReadBy { get; init; }
    public string? ForwardedFrom { get; init; }
    /// <summary>The version of the draft that the person saw when pressing.</summary>
    public int? Version { get; init; }
    /// <summary>edit_draft and answer_question: what was pressed rather than said.</summary>
    public PressKind? Pressed { get; init; }
    /// <summary>The choice or guess that was pressed.</summary>
    public string? Detail { get; init; }
    /// <summary>edit_draft: the message itself was edited and was read anew.</summary>
    public bool Reread { get; init; }
    /// <summary>query and unknown: what is asked ("start", "settings", "connect"…) or why it is not understood.</summary>
    public string? Name { get; init; }
    public string? Argument { get; init; }

    public string Write() => JsonSerializer.Serialize(this, CommandJson.Readable.CommandPayload);

    /// <exception cref="JsonException">This version does not know what stands there.</exception>
    public static CommandPayload Read(string json) =>
        JsonSerializer.Deserialize(json, CommandJson.Readable.CommandPayload) ?? throw new JsonException("A payload is a JSON object");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true, Converters = [typeof(LocalDateConverter), typeof(LocalTimeConverter)])]
[JsonSerializable(typeof(CommandPayload))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    public static CommandJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
