namespace St4cker.Playground.GoogleStandIn;

/// <summary>One account's Drive: a tree of files, in which a name may stand many times.</summary>
internal sealed class DriveShelf(string rootId)
{
    private readonly Dictionary<string, GoogleFile> _files = new(StringComparer.Ordinal);

    public string RootId => rootId;
    public IEnumerable<GoogleFile> All => _files.Values;
    public long Bytes => _files.Values.Sum(file => file.Size);

    public GoogleFile? Find(string id) => _files.GetValueOrDefault(id);

    public void Put(GoogleFile file) => _files[file.Id] = file;

    public void Erase(string id) => _files.Remove(id);

    /// <summary>"root" is another name of the first folder.</summary>
    public string Resolve(string id) => id == "root" ? rootId : id;

    public IReadOnlyList<GoogleFile> In(string folder) => [.. _files.Values.Where(file => file.Parent == folder)];

    /// <summary>By itself or with a folder above it.</summary>
    public bool IsTrashed(GoogleFile file) => file.Trashed || (Find(file.Parent) is { } above && IsTrashed(above));

    /// <summary>From the top: "st4cker/telegram-events/events-2026-11.jsonl".</summary>
    public string PathOf(GoogleFile file) => Find(file.Parent) is { } above ? $"{PathOf(above)}/{file.Name}" : file.Name;
}
