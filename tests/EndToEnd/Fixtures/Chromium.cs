namespace St4cker.EndToEnd.Fixtures;

/// <summary>The machine's browser.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Null: there is none.</summary>
    public static string? Path { get; } = Array.Find(Places, File.Exists);

    // Its sandbox does not work as root and in containers; the pages are our own.
    public static IReadOnlyList<string> Arguments { get; } = ["--no-sandbox"];
}
