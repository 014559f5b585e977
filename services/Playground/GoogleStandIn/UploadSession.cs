using System.Buffers;
using System.Text.Json.Nodes;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>A resumable upload that was begun: its pieces come one after the other, and the file changes with the last one.</summary>
/// <param name="fileId">The file that gets a new content; null: a new file.</param>
internal sealed class UploadSession(string account, string? fileId, JsonObject metadata, string mimeType, string? fields, string site)
{
    /// <summary>Every piece but the last is a multiple of this.</summary>
    private const int Grain = 256 * 1024;
    private ArrayBufferWriter<byte> _received = new();

    public string Account => account;
    public string? FileId => fileId;
    public JsonObject Metadata => metadata;
    public string MimeType => mimeType;
    public string? Fields => fields;
    public string Site => site;
    public long Received => _received.WrittenCount;
    /// <summary>The file, once all of it came.</summary>
    public GoogleFile? Done { get; private set; }

    public byte[] Content => _received.WrittenSpan.ToArray();

    /// <param name="from">Where the piece begins.</param>
    /// <param name="total">Null: not known yet.</param>
    /// <returns>It was the last one.</returns>
    /// <exception cref="GoogleRefusal">The piece does not fit.</exception>
    public bool Take(ReadOnlySpan<byte> piece, long from, long? total)
    {
        // A piece that came already is sent again when its answer got lost.
        if (from > Received || (total is { } all && from + piece.Length > all))
            throw new GoogleRefusal(400, "Failed to parse Content-Range header.", "badRequest", "INVALID_ARGUMENT");
        var isLast = total == from + piece.Length;
        if (!isLast && piece.Length % Grain != 0)
            throw new GoogleRefusal(400, "Invalid request. The number of bytes uploaded is required to be equal or greater than 262144, except for the final request.", "badRequest", "INVALID_ARGUMENT");
        var known = (int)Math.Min(Received - from, piece.Length);
        _received.Write(piece[known..]);
        return isLast;
    }

    public void Finish(GoogleFile file) => (Done, _received) = (file, new());
}
