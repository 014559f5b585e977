using System.Text.Json.Nodes;

namespace St4cker.Playground.TelegramStandIn;

// Pictures are kept in memory, the newest ones only; a journal of them would fill the disk.
public sealed partial class FakeTelegram
{
    private const int PhotosKept = 100;
    private const int BytesKept = 32 * 1024 * 1024;
    private readonly Queue<(string Id, byte[] File)> _photos = new();

    /// <summary>The file of a message's picture; null when it has none, or when it was too long ago.</summary>
    public byte[]? Picture(TelegramMessage message) => message.Photo?[0]?["file_id"] is { } id ? Picture((string)id!) : null;

    internal byte[]? Picture(string fileId)
    {
        lock (_gate)
            return _photos.FirstOrDefault(photo => photo.Id == fileId).File;
    }

    /// <summary>Keeps the file and tells of it as the Bot API does.</summary>
    internal JsonNode Keep(UploadedPhoto photo)
    {
        var id = NewId();
        lock (_gate)
        {
            _photos.Enqueue((id, photo.File));
            while (_photos.Count > PhotosKept || _photos.Sum(kept => (long)kept.File.Length) > BytesKept)
                _photos.Dequeue();
        }
        return new JsonArray(new JsonObject
        {
            ["file_id"] = id,
            ["file_unique_id"] = NewId(),
            ["file_size"] = photo.File.Length,
            ["width"] = photo.Width,
            ["height"] = photo.Height,
        });
    }
}
