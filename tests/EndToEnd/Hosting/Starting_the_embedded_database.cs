using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.Contracts;
using St4cker.Hosting.Postgres;

namespace St4cker.EndToEnd.Hosting;

public sealed class Starting_the_embedded_database : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "st4cker-embedded-" + Guid.NewGuid().ToString("n")[..10]);

    [Fact]
    public async Task What_was_saved_is_there_after_a_restart()
    {
        await using (var first = await StartAsync())
            await ExecuteAsync(first, "create table kept (n int); insert into kept values (7)");
        await using var second = await StartAsync();
        Assert.Equal(7, await QueryAsync<int>(second, "select n from kept"));
    }

    [Fact]
    public async Task It_is_durable_speaks_utf8_and_listens_on_no_network()
    {
        await using var postgres = await StartAsync();
        Assert.Equal("on", await QueryAsync<string>(postgres, "show fsync"));
        Assert.Equal("on", await QueryAsync<string>(postgres, "show synchronous_commit"));
        Assert.Equal("UTF8", await QueryAsync<string>(postgres, "show server_encoding"));
        Assert.Equal("", await QueryAsync<string>(postgres, "show listen_addresses"));
        Assert.Equal("off", await QueryAsync<string>(postgres, "show jit"));
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password()
    {
        await using var postgres = await StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(guess.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task A_killed_program_leaves_it_running_and_the_next_one_takes_it_over()
    {
        var killed = await StartAsync();
        await ExecuteAsync(killed, "create table kept (n int); insert into kept values (7)");
        var server = await QueryAsync<int>(killed, "select pg_backend_pid() * 0 + (select setting::int from pg_settings where name = 'port')");
        var started = await QueryAsync<DateTime>(killed, "select pg_postmaster_start_time()");
        killed.Abandon();

        var next = await StartAsync();
        Assert.Equal(started, await QueryAsync<DateTime>(next, "select pg_postmaster_start_time()"));
        Assert.Equal(7, await QueryAsync<int>(next, "select n from kept"));
        Assert.Equal(5432, server);

        await next.StopAsync();
        Assert.False(File.Exists(PidFile()), "the one taken over is stopped as well");
    }

    [Fact]
    public async Task A_server_that_was_killed_too_is_started_again()
    {
        var killed = await StartAsync();
        await ExecuteAsync(killed, "create table kept (n int); insert into kept values (7)");
        var processId = int.Parse(File.ReadLines(PidFile()).First(), CultureInfo.InvariantCulture);
        using (var server = Process.GetProcessById(processId))
            server.Kill();
        killed.Abandon();
        NpgsqlConnection.ClearAllPools();

        await using var next = await StartAsync();
        Assert.Equal(7, await QueryAsync<int>(next, "select n from kept"));
    }

    [Fact]
    public async Task A_pid_file_that_names_a_stranger_is_not_believed()
    {
        await (await StartAsync()).StopAsync();
        using var stranger = Process.Start("sleep", "60");
        await File.WriteAllTextAsync(PidFile(), $"{stranger.Id}\n{Path.GetDirectoryName(PidFile())}\n1700000000\n5432\n/tmp\n\n 1 1\nready\n");
        try
        {
            await using var next = await StartAsync();
            Assert.Equal(1, await QueryAsync<int>(next, "select 1"));
            Assert.False(stranger.HasExited);
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task A_second_copy_says_who_has_it_and_stops()
    {
        await using var first = await StartAsync();
        var refused = await Assert.ThrowsAsync<SettingException>(StartAsync);
        Assert.Equal("St4cker__DataDirectory", refused.Setting);
        Assert.Contains($"another St4cker (process {Environment.ProcessId})", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await QueryAsync<int>(first, "select 1"));
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_making_the_cluster_is_healed()
    {
        await (await StartAsync()).StopAsync();
        var home = Path.GetDirectoryName(Path.GetDirectoryName(PidFile())!)!;
        Directory.Move(Path.Combine(home, "data"), Path.Combine(home, "new-1-half"));
        File.Delete(Path.Combine(home, "new-1-half", "PG_VERSION"));

        await using var next = await StartAsync();
        Assert.Equal(1, await QueryAsync<int>(next, "select 1"));
        Assert.Empty(Directory.GetDirectories(home, "new-*"));
    }

    [Fact]
    public async Task A_stop_during_the_start_leaves_nothing_behind()
    {
        await (await StartAsync()).StopAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(60));
        try
        {
            await (await EmbeddedPostgres.StartAsync(_directory, NullLogger.Instance, stop.Token)).StopAsync();
        }
        catch (OperationCanceledException)
        {
            // The usual case; on a very quick machine it was up before.
        }
        Assert.False(File.Exists(PidFile()));
        await using var next = await StartAsync();
        Assert.Equal(1, await QueryAsync<int>(next, "select 1"));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_serves_too()
    {
        var deep = Path.Combine(_directory, new string('d', 60), new string('e', 60));
        if (Environment.IsPrivilegedProcess)
            Reachable(Path.GetDirectoryName(deep)!);
        await using var postgres = await EmbeddedPostgres.StartAsync(deep, NullLogger.Instance, CancellationToken.None);
        Assert.Equal(1, await QueryAsync<int>(postgres, "select 1"));
        var sockets = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
        await postgres.StopAsync();
        Assert.False(Directory.Exists(sockets));
    }

    [Fact]
    public async Task Root_may_keep_its_data_where_nobody_else_can_go()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, whose home is closed to PostgreSQL's user");
        var closed = Directory.CreateTempSubdirectory("st4cker-closed-").FullName;
        var own = Path.Combine(closed, "st4cker");
        try
        {
            await using (var first = await EmbeddedPostgres.StartAsync(own, NullLogger.Instance, CancellationToken.None))
                await ExecuteAsync(first, "create table kept (n int); insert into kept values (7)");
            await using var second = await EmbeddedPostgres.StartAsync(own, NullLogger.Instance, CancellationToken.None);
            Assert.Equal(7, await QueryAsync<int>(second, "select n from kept"));
            Assert.StartsWith("/var/lib/st4cker/", await QueryAsync<string>(second, "show data_directory"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.Combine("/var/lib/st4cker", await File.ReadAllTextAsync(Path.Combine(own, "postgres.place"))), recursive: true);
            Directory.Delete(closed, recursive: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(_directory, NullLogger.Instance, CancellationToken.None);

    private string PidFile() => Path.Combine(_directory, "postgres", "data", "postmaster.pid");

    private static void Reachable(string directory)
    {
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
    }

    private static async Task ExecuteAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> QueryAsync<T>(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
