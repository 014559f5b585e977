using System.Net.Http.Headers;

namespace St4cker.Playground.GoogleStandIn;

// Resumable uploads. Like codes and access tokens they are forgotten with the program.
public sealed partial class FakeGoogle
{
    private const int MostUploads = 100;
    private readonly Dictionary<string, UploadSession> _uploads = new(StringComparer.Ordinal);

    /// <returns>The upload's id.</returns>
    internal string BeginUpload(UploadSession session)
    {
        lock (_gate)
        {
            foreach (var old in _uploads.Keys.Take(_uploads.Count - MostUploads + 1).ToList())
                _uploads.Remove(old);
            var id = NewToken("");
            _uploads.Add(id, session);
            return id;
        }
    }

    internal UploadSession? FindUpload(string? id)
    {
        lock (_gate)
            return id is null ? null : _uploads.GetValueOrDefault(id);
    }

    /// <summary>Takes a piece; without one (<c>bytes */…</c>) it only tells how the upload stands.</summary>
    /// <returns>The file, once all of it has come.</returns>
    internal GoogleFile? Continue(UploadSession session, byte[] piece, ContentRangeHeaderValue range)
    {
        lock (_gate)
        {
            if (session.Done is not null)
                return session.Done;
            var isLast = range.HasRange ? session.Take(piece, range.From!.Value, range.Length) : range.Length is { } all && all == session.Received;
            if (!isLast)
                return null;
            session.Finish(session.FileId is { } id
                ? UpdateFile(session.Account, id, session.Metadata, session.Content)
                : CreateFile(session.Account, session.Metadata, session.MimeType, session.Content));
            return session.Done;
        }
    }
}
