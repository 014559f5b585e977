namespace St4cker.Unit.House;

/// <summary>The files of this repository.</summary>
internal static class SourceTree
{
    public sealed record SourceFile(string Path, string Text);

    public static string Root { get; } = Find();

    /// <summary>The program's own C# files; paths from the root, with slashes.</summary>
    public static IReadOnlyList<SourceFile> Code { get; } = Read("*.cs");

    public static IReadOnlyList<SourceFile> Projects { get; } = Read("*.csproj");

    private static List<SourceFile> Read(string pattern) =>
    [
        .. new[] { "services", "shared" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Select(path => (Path: Path.GetRelativePath(Root, path).Replace('\\', '/'), Full: path))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => new SourceFile(file.Path, File.ReadAllText(file.Full))),
    ];

    private static string Find()
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, "St4cker.sln")))
                return directory;
        }

        throw new InvalidOperationException("The tests do not run inside the repository: " + AppContext.BaseDirectory);
    }
}
