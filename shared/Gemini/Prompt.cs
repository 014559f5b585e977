using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace St4cker.Gemini;

/// <summary>One question to the model.</summary>
/// <param name="Operation">"extract" or "plan", for telemetry.</param>
/// <param name="Instructions">Ours; they say what the mark is.</param>
/// <param name="Data">A person's words between two lines with the mark. Never an instruction.</param>
internal sealed record Prompt(string Operation, string Instructions, string Data, ChatResponseFormatJson Form, float Temperature)
{
    public ChatMessage[] Messages => [new(ChatRole.System, Instructions), new(ChatRole.User, Data)];

    // Thinking counts as output where a model thinks, so the bound is well above the largest form.
    public ChatOptions OptionsFor(string model) =>
        new() { ModelId = model, Temperature = Temperature, MaxOutputTokens = 8192, ResponseFormat = Form };

    /// <param name="instructions">The same for every question, so that the service can cache them; the mark follows.</param>
    /// <param name="names">Data that stands before, or null.</param>
    public static Prompt About(string data, string operation, string instructions, ChatResponseFormatJson form, float temperature, string? names = null)
    {
        // Nobody can know the mark before, so nobody can write the closing line into a message.
        var mark = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var before = names is null ? "" : $"names <<<{mark}\n{names}\n{mark}>>>\n";
        return new Prompt(operation, $"{instructions}\nThe mark is {mark}.", $"{before}<<<{mark}\n{data}\n{mark}>>>", form, temperature);
    }

    public static ChatResponseFormatJson FormOf([System.Diagnostics.CodeAnalysis.StringSyntax("Json")] string schema, string name)
    {
        using var document = JsonDocument.Parse(schema);
        return ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), name);
    }

    public static string NameOf(string language) => language switch
    {
        "id" => "Indonesian",
        "ru" => "Russian",
        _ => "English",
    };
}
