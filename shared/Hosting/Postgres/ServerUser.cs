using St4cker.Contracts;

namespace St4cker.Hosting.Postgres;

/// <summary>
/// The user PostgreSQL runs as. Ordinarily whoever runs the program; PostgreSQL refuses root, so root hands it to
/// <c>postgres</c> or <c>nobody</c>.
/// </summary>
internal sealed class ServerUser
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly IReadOnlyList<string> _switch;

    private ServerUser(string? owner, IReadOnlyList<string> switchTo)
    {
        Owner = owner;
        _switch = switchTo;
    }

    /// <summary>Whoever runs this program.</summary>
    public static ServerUser Ourselves { get; } = new(null, []);

    /// <summary><c>uid:gid</c> of another user; null when it is the one who runs this program.</summary>
    public string? Owner { get; }

    /// <summary>The user for a new cluster.</summary>
    public static async Task<ServerUser> ChooseAsync(CancellationToken stop)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            return Ourselves;
        return await BecomeAsync("postgres", stop) ?? await BecomeAsync("nobody", stop) ?? throw Refused();
    }

    /// <summary>The user that a cluster already belongs to.</summary>
    public static async Task<ServerUser> OwnerOfAsync(string directory, CancellationToken stop)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            return Ourselves;
        var (_, listed) = await ChildProgram.RunAsync(["ls", "-ldn", directory], Limit, stop);
        var columns = listed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return columns.Length > 2 && await BecomeAsync(columns[2], stop) is { } owner ? owner : throw Refused();
    }

    public Task<(int ExitCode, string Said)> RunAsync(IReadOnlyList<string> command, TimeSpan limit, CancellationToken stop) =>
        ChildProgram.RunAsync([.. _switch, .. command], limit, stop);

    /// <summary>Whether it may make files in the directory.</summary>
    public async Task<bool> CanWriteAsync(string directory, CancellationToken stop) =>
        Owner is null || (await RunAsync(["test", "-w", directory, "-a", "-x", directory], Limit, stop)).ExitCode == 0;

    /// <summary>Gives it an empty directory. False: the file system or its rules do not allow that.</summary>
    public async Task<bool> OwnAsync(string directory, CancellationToken stop) =>
        Owner is null
        || ((await ChildProgram.RunAsync(["chown", Owner, directory], Limit, stop)).ExitCode == 0 && await CanWriteAsync(directory, stop));

    private static async Task<ServerUser?> BecomeAsync(string user, CancellationToken stop)
    {
        var (known, uid) = await ChildProgram.RunAsync(["id", "-u", user], Limit, stop);
        var (_, gid) = await ChildProgram.RunAsync(["id", "-g", user], Limit, stop);
        if (known != 0 || uid == "0")
            return null;
        foreach (var way in WaysToBecome(user, uid, gid))
            if (await ChildProgram.RunAsync([.. way, "true"], Limit, stop) is (0, _))
                return new ServerUser($"{uid}:{gid}", way);
        return null;
    }

    private static IEnumerable<string[]> WaysToBecome(string user, string uid, string gid) =>
    [
        ["setpriv", $"--reuid={uid}", $"--regid={gid}", "--clear-groups"],
        ["runuser", "-u", user, "--"],
        ["su", "-s", "/bin/sh", user, "-c", "exec \"$0\" \"$@\"", "--"],
    ];

    private static SettingException Refused() => new(
        "ConnectionStrings__Postgres",
        "PostgreSQL does not run as root and there is no way to run it as postgres or nobody here; run st4cker as an ordinary user, or name a database");
}
