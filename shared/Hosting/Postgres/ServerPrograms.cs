using System.Text.RegularExpressions;
using St4cker.Contracts;

namespace St4cker.Hosting.Postgres;

/// <summary>PostgreSQL's own programs on this machine, all of one version and seen to run.</summary>
internal sealed partial record ServerPrograms(string Directory, int Version)
{
    private const string Setting = "ConnectionStrings__Postgres";
    private const int OldestVersion = 13;

    public string InitDb => Path.Combine(Directory, "initdb");
    public string PgCtl => Path.Combine(Directory, "pg_ctl");
    public string Server => Path.Combine(Directory, "postgres");

    /// <param name="wanted">The version that made the cluster; null for a new one. No other version can open it.</param>
    /// <param name="user">Who has to be able to run them.</param>
    /// <param name="stop">The program stops.</param>
    /// <exception cref="SettingException">None fits; the sentence says what to install.</exception>
    public static async Task<ServerPrograms> FindAsync(int? wanted, ServerUser user, CancellationToken stop)
    {
        var seen = new List<int>();
        foreach (var directory in Directories().Distinct(StringComparer.Ordinal))
        {
            if (await ExamineAsync(directory, user, stop) is not { } found)
                continue;
            if (wanted is null ? found.Version >= OldestVersion : found.Version == wanted)
                return found;
            seen.Add(found.Version);
        }
        throw new SettingException(Setting, Missing(wanted, seen));
    }

    /// <summary>One of PostgreSQL's other programs: beside a server of the newest version, else whatever the search path has.</summary>
    public static string FindTool(string name) =>
        Directories().Select(directory => Path.Combine(directory, name)).FirstOrDefault(Exists) ?? name;

    private static string Missing(int? wanted, List<int> seen) => (wanted, seen) switch
    {
        ({ } version, { Count: > 0 }) =>
            $"the data directory was made by PostgreSQL {version}, but this machine has {string.Join(", ", seen)}; install PostgreSQL {version} (Debian: apt-get install postgresql-{version})",
        ({ } version, _) => $"PostgreSQL {version} is not on this machine; install it (Debian: apt-get install postgresql-{version}) or name a database",
        (null, { Count: > 0 }) => $"PostgreSQL {seen.Max()} is too old; install {OldestVersion} or newer, or name a database",
        (null, _) => "no PostgreSQL server programs found; install them (Debian: apt-get install postgresql, macOS: brew install postgresql@17) or name a database",
    };

    /// <summary>Looks past wrappers, half installations and programs of two versions: only what answers is taken.</summary>
    private static async Task<ServerPrograms?> ExamineAsync(string directory, ServerUser user, CancellationToken stop)
    {
        var candidate = new ServerPrograms(directory, 0);
        if (!Exists(candidate.InitDb) || !Exists(candidate.PgCtl) || !Exists(candidate.Server))
            return null;
        var answers = await Task.WhenAll(new[] { candidate.Server, candidate.InitDb }
            .Select(program => user.RunAsync([program, "--version"], TimeSpan.FromSeconds(10), stop)));
        var (server, initdb) = (VersionFrom(answers[0]), VersionFrom(answers[1]));
        return server is { } version && initdb == version ? candidate with { Version = version } : null;
    }

    private static bool Exists(string program) => File.Exists(program) || File.Exists(program + ".exe");

    private static int? VersionFrom((int ExitCode, string Said) answer) =>
        answer.ExitCode == 0 && MajorVersion().Match(answer.Said) is { Success: true } match
            ? int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    private static IEnumerable<string> Directories()
    {
        foreach (var entry in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var server = Path.Combine(entry, "postgres");
            if (!File.Exists(server))
                continue;
            // Often a link into the directory that holds the rest.
            if (File.ResolveLinkTarget(server, returnFinalTarget: true) is { } target)
                yield return Path.GetDirectoryName(target.FullName)!;
            yield return entry;
        }
        foreach (var (root, bin) in Roots)
            foreach (var version in NewestFirst(root))
                yield return Path.Combine(version, bin);
    }

    // A star stands for versions side by side.
    private static readonly (string Root, string Bin)[] Roots =
    [
        ("/usr/lib/postgresql/*", "bin"), // Debian, Ubuntu
        ("/usr/pgsql-*", "bin"), // the project's own packages for Fedora and its kin
        ("/usr/libexec/postgresql*", ""), // Alpine
        ("/usr/local/pgsql", "bin"), // built from source
        ("/usr/local", "bin"),
        ("/opt/homebrew/opt/postgresql*", "bin"),
        ("/usr/local/opt/postgresql*", "bin"),
        ("/home/linuxbrew/.linuxbrew/opt/postgresql*", "bin"),
        ("/Applications/Postgres.app/Contents/Versions/*", "bin"),
    ];

    private static IEnumerable<string> NewestFirst(string pattern)
    {
        var parent = Path.GetDirectoryName(pattern)!;
        if (!System.IO.Directory.Exists(parent))
            return [];
        return System.IO.Directory.GetDirectories(parent, Path.GetFileName(pattern))
            .OrderByDescending(path => double.TryParse(LastNumber().Match(path).Value, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }

    [GeneratedRegex(@"\) (?<major>\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MajorVersion();

    [GeneratedRegex(@"\d+(?:\.\d+)?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastNumber();
}
