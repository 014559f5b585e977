using System.Text.Json;

namespace St4cker.Client.Drive;

/// <summary>A month as <c>processed-index.json</c> tells of it.</summary>
internal sealed record IndexedMonth(string Name, string FileId, long LastSeq, string? Md5);

/// <summary>What <c>processed-index.json</c> says. It is written after the months, so it may know less than they hold; never more.</summary>
internal static class DriveIndex
{
    public const string Name = "processed-index.json";

    /// <summary>Nothing when it is damaged or of a form that is not known: the months themselves tell all.</summary>
    public static async Task<IReadOnlyList<IndexedMonth>> ReadAsync(Stream stream, CancellationToken stop)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(stream, cancellationToken: stop);
            return json.RootElement.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.GetDouble() == 1
                ? [.. json.RootElement.GetProperty("months").EnumerateArray().Select(Month)]
                : [];
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return [];
        }
    }

    private static IndexedMonth Month(JsonElement month) =>
        new(month.GetProperty("file").GetString()!, month.GetProperty("fileId").GetString()!, month.GetProperty("lastSeq").GetInt64(), month.TryGetProperty("md5", out var md5) ? md5.GetString() : null);
}
