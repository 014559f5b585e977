using System.Buffers;
using System.Security.Cryptography;
using Npgsql;
using St4cker.Sync.Pull;

namespace St4cker.Sync.DriveLog;

/// <summary>
/// The lines of a month, read from the table while they are sent: a page of them is in memory at a time, and no connection or
/// transaction is held while Google takes them. Events do not change, so it is the same however often it is read.
/// </summary>
/// <param name="beforePage">Is called before each page is read; what it throws ends the upload.</param>
internal sealed class EventLines(NpgsqlDataSource database, long userId, Month month, Func<CancellationToken, Task> beforePage) : Stream, IHashedStream
{
    private const int PageLength = 200;
    private const int PageBytes = 256 << 10;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly ArrayBufferWriter<byte> _page = new();
    private int _read;
    private long _lastSeq = month.FirstSeq - 1;

    public Stream AsStream => this;
    public string Md5 => Convert.ToHexStringLower(_md5.GetCurrentHash());

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_read == _page.WrittenCount)
        {
            if (_lastSeq == month.LastSeq)
                return 0;
            await beforePage(cancellationToken);
            await ReadPageAsync(cancellationToken);
        }

        var piece = _page.WrittenMemory[_read..];
        piece = piece[..Math.Min(piece.Length, buffer.Length)];
        piece.CopyTo(buffer);
        _md5.AppendData(piece.Span);
        _read += piece.Length;
        return piece.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _md5.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadPageAsync(CancellationToken stop)
    {
        _page.ResetWrittenCount();
        _read = 0;
        await using var select = database.CreateCommand($"select {LoggedEvent.Columns} from events e where e.user_id = $1 and e.seq > $2 and e.seq <= $3 order by e.seq limit $4");
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = userId });
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _lastSeq });
        select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = month.LastSeq });
        select.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageLength });
        await using var row = await select.ExecuteReaderAsync(stop);
        var before = _lastSeq;
        // What a device pushed may be large: a page ends with the event that fills it.
        while (_page.WrittenCount < PageBytes && await row.ReadAsync(stop))
        {
            var happened = LoggedEvent.Read(row);
            if (happened.Seq != ++_lastSeq)
                throw new InvalidOperationException($"Event {_lastSeq} is missing");
            EventLine.Write(happened, _page);
        }

        if (_lastSeq == before)
            throw new InvalidOperationException($"Event {before + 1} is missing");
    }
}
