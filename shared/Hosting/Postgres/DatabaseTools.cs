using System.Diagnostics;
using Npgsql;
using St4cker.Contracts;

namespace St4cker.Hosting.Postgres;

/// <summary>PostgreSQL's own pg_dump and pg_restore, pointed to the database of an Npgsql connection string. What they have to say goes to standard error.</summary>
public sealed class DatabaseTools(string connectionString)
{
    /// <summary>Writes all of the database, as it stands at one moment, into a new file that only its owner can read. It may be used meanwhile.</summary>
    /// <exception cref="IOException">It did not work; there is no such file then.</exception>
    public async Task DumpAsync(string file, CancellationToken stop)
    {
        // Whole or not at all: half a backup must not look like one.
        var part = file + ".part";
        var own = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            own.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (new FileStream(part, own))
        {
        }

        try
        {
            await RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--exclude-schema=before_restore", "--file=" + part], stop);
            File.Move(part, file, overwrite: false);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Brings back what a dump holds, in one transaction.</summary>
    /// <exception cref="IOException">It did not work; nothing was changed.</exception>
    public Task RestoreAsync(string file, CancellationToken stop) => RunAsync(
        "pg_restore", ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname=" + new NpgsqlConnectionStringBuilder(connectionString).Database, file], stop);

    private async Task RunAsync(string tool, IEnumerable<string> words, CancellationToken stop)
    {
        var start = new ProcessStartInfo(ServerPrograms.FindTool(tool), words) { UseShellExecute = false };
        foreach (var (name, value) in Address())
            start.Environment[name] = value;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SettingException("PATH", $"PostgreSQL's {tool} is not on this machine; install its client programs (Debian: apt-get install postgresql-client)");
        }

        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != 0)
            throw new IOException($"{tool} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }

    // By its environment: the words of a command line can be read by everybody on the machine.
    private IEnumerable<(string Name, string? Value)> Address()
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        yield return ("PGHOST", address.Host);
        yield return ("PGPORT", address.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", address.Database);
        yield return ("PGUSER", address.Username);
        if (address.Password is { } password)
            yield return ("PGPASSWORD", password);
        if (address.Passfile is { } passwords)
            yield return ("PGPASSFILE", passwords);
        if (address.RootCertificate is { } certificate)
            yield return ("PGSSLROOTCERT", certificate);
        yield return ("PGSSLMODE", address.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        });
    }
}
