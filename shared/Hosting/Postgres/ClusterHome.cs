using System.Security.Cryptography;

namespace St4cker.Hosting.Postgres;

/// <summary>The directory that is PostgreSQL's alone: the cluster, its password and its socket.</summary>
/// <remarks>
/// It lies in the data directory. Run as root, PostgreSQL is another user, to whom many a data directory is out of reach:
/// <c>/root</c> lets nobody through. Then the cluster lies in <c>/var/lib/st4cker/</c> under a random name, and the data
/// directory remembers that name in <c>postgres.place</c>, so that each data directory keeps a cluster of its own.
/// </remarks>
internal sealed record ClusterHome(string Path, ServerUser User)
{
    private const string ReachableRoot = "/var/lib/st4cker";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Data => System.IO.Path.Combine(Path, "data");
    public string PasswordFile => System.IO.Path.Combine(Path, "password");
    public string StartLog => System.IO.Path.Combine(Path, "start.log");

    /// <summary>The version that made the cluster; null when there is none yet.</summary>
    public int? Version =>
        File.Exists(System.IO.Path.Combine(Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(System.IO.Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    public static async Task<ClusterHome> PrepareAsync(string dataDirectory, CancellationToken stop)
    {
        var home = System.IO.Path.Combine(dataDirectory, "postgres");
        var placeFile = System.IO.Path.Combine(dataDirectory, "postgres.place");
        if (File.Exists(placeFile))
            home = System.IO.Path.Combine(ReachableRoot, (await File.ReadAllTextAsync(placeFile, stop)).Trim());

        var existing = System.IO.Path.Combine(home, "data");
        if (Directory.Exists(existing))
            return new ClusterHome(home, await ServerUser.OwnerOfAsync(existing, stop));

        var user = await ServerUser.ChooseAsync(stop);
        if (await OfferAsync(home, user, stop))
            return new ClusterHome(home, user);

        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        home = System.IO.Path.Combine(ReachableRoot, name);
        if (!await OfferAsync(home, user, stop))
            throw new Contracts.SettingException(
                "St4cker__DataDirectory",
                $"PostgreSQL does not run as root, and the user it runs as can reach neither {dataDirectory} nor {ReachableRoot}; choose a directory it can reach");
        await File.WriteAllTextAsync(placeFile, name, stop);
        return new ClusterHome(home, user);
    }

    /// <summary>Makes the directory for the user. False: it can not be reached or given.</summary>
    private static async Task<bool> OfferAsync(string home, ServerUser user, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(home);
        else if (user.Owner is null)
            Directory.CreateDirectory(home, OwnerOnly);
        else
        {
            var parent = System.IO.Path.GetDirectoryName(home)!;
            if (!Directory.Exists(parent))
                Directory.CreateDirectory(parent, OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            var isNew = !Directory.Exists(home);
            Directory.CreateDirectory(home, OwnerOnly);
            if (await user.OwnAsync(home, stop))
                return true;
            if (isNew)
                Directory.Delete(home);
            return false;
        }
        return true;
    }
}
