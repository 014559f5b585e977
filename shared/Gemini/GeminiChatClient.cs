using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace St4cker.Gemini;

/// <summary>
/// Gemini's generateContent as an <see cref="IChatClient"/>: text in, text or JSON out. It stands in for the package Google.GenAI,
/// whose <c>AsIChatClient()</c> takes its place; only <see cref="ModelFailure"/> knows its exception.
/// </summary>
internal sealed class GeminiChatClient(IHttpClientFactory http, GeminiSettings settings, TimeProvider clock) : IChatClient
{
    /// <summary>The name of its client at the factory.</summary>
    public const string HttpClientName = "gemini";

    /// <summary>An answer is a few kilobytes; more is no answer.</summary>
    public const int MaxAnswerBytes = 256 * 1024;

    /// <exception cref="GeminiException">An answer with an error status.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or its answer is too large.</exception>
    /// <exception cref="JsonException">The answer is not generateContent's envelope.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? settings.Models[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.ApiUrl}/v1beta/models/{model}:generateContent");
        request.Headers.Add("x-goog-api-key", settings.ApiKey);
        request.Content = Body(messages, options);

        using var client = http.CreateClient(HttpClientName);
        using var response = await client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw Failed(response, body);
        var answer = JsonSerializer.Deserialize(body, GenerateContentJson.Default.GenerateContentResponse) ?? throw new JsonException("null");
        return Read(answer, model);
    }

    /// <summary>The whole answer at once: forms are of no use in pieces.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return new ChatClientMetadata("gcp.gen_ai", new Uri(settings.ApiUrl), settings.Models[0]);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // The factory owns the connections.
    }

    private static ByteArrayContent Body(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var instructions = new List<Part>();
        if (options?.Instructions is { Length: > 0 } said)
            instructions.Add(new Part(said));
        var contents = new List<Content>();
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
                instructions.Add(new Part(message.Text));
            else
                contents.Add(new Content(message.Role == ChatRole.Assistant ? "model" : "user", [new Part(message.Text)]));
        }

        var request = new GenerateContentRequest(instructions.Count > 0 ? new Content(null, instructions) : null, contents, Config(options));
        return new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, GenerateContentJson.Default.GenerateContentRequest))
        {
            Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) },
        };
    }

    private static GenerationConfig Config(ChatOptions? options)
    {
        var json = options?.ResponseFormat as ChatResponseFormatJson;
        return new GenerationConfig
        {
            Temperature = options?.Temperature,
            TopP = options?.TopP,
            MaxOutputTokens = options?.MaxOutputTokens,
            ResponseMimeType = json is null ? null : MediaTypeNames.Application.Json,
            ResponseSchema = json?.Schema is { } schema ? GeminiSchema.From(schema) : null,
        };
    }

    private static ChatResponse Read(GenerateContentResponse answer, string model)
    {
        // No candidate: the service refused the prompt or its own answer.
        var candidate = answer.Candidates?.FirstOrDefault();
        var text = candidate?.Content?.Parts?.Where(part => part is { Thought: not true, Text: not null }).Select(part => part.Text);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, string.Concat(text ?? [])))
        {
            ModelId = answer.ModelVersion ?? model,
            ResponseId = answer.ResponseId,
            RawRepresentation = answer,
            FinishReason = candidate?.FinishReason switch
            {
                "STOP" => ChatFinishReason.Stop,
                "MAX_TOKENS" => ChatFinishReason.Length,
                _ => ChatFinishReason.ContentFilter,
            },
            Usage = answer.UsageMetadata is { } usage
                ? new UsageDetails
                {
                    InputTokenCount = usage.PromptTokenCount,
                    OutputTokenCount = usage.CandidatesTokenCount,
                    TotalTokenCount = usage.TotalTokenCount,
                }
                : null,
        };
    }

    private GeminiException Failed(HttpResponseMessage response, byte[] body)
    {
        var error = ReadError(body);
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        foreach (var detail in error?.Details ?? [])
        {
            if (RetryDelay(detail?.RetryDelay) is { } delay && !(asked >= delay))
                asked = delay;
        }
        return new GeminiException(response.StatusCode, error?.Status, asked);
    }

    private static ErrorInfo? ReadError(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, GenerateContentJson.Default.ErrorResponse)?.Error;
        }
        catch (Exception notTheEnvelope) when (notTheEnvelope is JsonException or InvalidOperationException)
        {
            // A proxy's page, for instance: the status says enough.
            return null;
        }
    }

    private static TimeSpan? RetryDelay(string? text) =>
        text is [.. var number, 's']
        && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds < TimeSpan.FromDays(1).TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
