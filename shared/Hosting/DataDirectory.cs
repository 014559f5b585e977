using St4cker.Contracts;

namespace St4cker.Hosting;

/// <summary>
/// The directory of the all-in-one: the embedded cluster and the generated keys. One running program owns it, by a lock
/// that the operating system frees when the program ends, however it ends.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string Setting = "St4cker__DataDirectory";
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Where it is when nobody says otherwise: <c>~/.local/share/st4cker</c>.</summary>
    public static string DefaultPath =>
        System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
            ".local", "share", "st4cker");

    /// <summary>Makes the directory when it is not there; nobody but its owner can list it.</summary>
    /// <exception cref="SettingException">It can not be made or written.</exception>
    public static string Create(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            // Run as root, the cluster inside belongs to another user, who has to be able to pass through.
            const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            const UnixFileMode pass = own | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else if (!Directory.Exists(path))
                Directory.CreateDirectory(path, Environment.IsPrivilegedProcess ? pass : own);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Setting, $"the directory {path} can not be made ({failure.Message})");
        }
        return path;
    }

    /// <summary>Makes the directory and takes it for this program alone.</summary>
    /// <exception cref="SettingException">Another running program has it, or it can not be written.</exception>
    public static DataDirectory Take(string path)
    {
        path = Create(path);
        var lockFile = System.IO.Path.Combine(path, "st4cker.lock");
        var ownerFile = System.IO.Path.Combine(path, "st4cker.pid");
        try
        {
            var held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(ownerFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataDirectory(path, held);
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            throw new SettingException(Setting, $"another St4cker (process {OwnerIn(ownerFile)}) already uses {path}; stop it or set {Setting}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Setting, $"the directory {path} can not be written ({failure.Message})");
        }
    }

    /// <summary>Does a running program have it?</summary>
    public static bool IsTaken(string path)
    {
        var lockFile = System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "st4cker.lock");
        if (!File.Exists(lockFile))
            return false;
        try
        {
            using var free = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _lock.Dispose();

    private static string OwnerIn(string ownerFile)
    {
        try
        {
            return File.ReadAllText(ownerFile).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }
}
