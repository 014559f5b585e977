using System.Security.Cryptography;
using St4cker.Contracts;

namespace St4cker.Hosting.Settings;

/// <summary>The 32 bytes that all tokens are encrypted under, by keys derived from them.</summary>
internal static class MasterKey
{
    private const string Setting = "St4cker__MasterKey";
    private const int Length = 32;

    /// <exception cref="SettingException">It is not 32 bytes in base64.</exception>
    public static byte[] Parse(string text)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var written) && written == Length
            ? key
            : throw new SettingException(Setting, "must be 32 bytes in base64; make one with: openssl rand -base64 32");
    }

    /// <summary>Reads the key of the data directory, or makes it. Whoever loses it loses the stored tokens, not the data.</summary>
    public static byte[] ReadOrMake(string dataDirectory)
    {
        var file = Path.Combine(DataDirectory.Create(dataDirectory), "master.key");
        try
        {
            if (!File.Exists(file))
                Make(file);
            return Parse(File.ReadAllText(file));
        }
        catch (SettingException)
        {
            throw new SettingException(Setting, $"{file} is damaged; bring it back from a backup or remove it, and then connections have to be made again");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Setting, $"{file} can be neither read nor made ({failure.Message})");
        }
    }

    // Whole or not at all, and the first one wins when two copies start at once.
    private static void Make(string file)
    {
        var whole = $"{file}.{Environment.ProcessId}";
        File.Delete(whole);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(whole, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(whole, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(whole);
        }
    }
}
