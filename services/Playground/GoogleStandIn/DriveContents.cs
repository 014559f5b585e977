using System.Collections.Concurrent;

namespace St4cker.Playground.GoogleStandIn;

/// <summary>What is in the files, by revision: on the disk where the stand-in keeps its journal, else in memory.</summary>
internal sealed class DriveContents
{
    private readonly string? _directory;
    private readonly ConcurrentDictionary<string, byte[]> _memory = new(StringComparer.Ordinal);

    public DriveContents(string? directory)
    {
        if (directory is not null)
            _directory = Directory.CreateDirectory(Path.Combine(directory, "drive")).FullName;
    }

    public void Put(string revision, byte[] content)
    {
        if (_directory is null)
            _memory[revision] = content;
        else
            File.WriteAllBytes(Path.Combine(_directory, revision), content);
    }

    public byte[] Get(string? revision) => revision is null ? [] : _directory is null ? _memory[revision] : File.ReadAllBytes(Path.Combine(_directory, revision));

    public void Forget(string? revision)
    {
        if (revision is null)
            return;
        if (_directory is null)
            _memory.TryRemove(revision, out _);
        else
            File.Delete(Path.Combine(_directory, revision));
    }
}
