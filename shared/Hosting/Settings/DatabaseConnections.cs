using Npgsql;

namespace St4cker.Hosting.Settings;

/// <summary>How this program's connections to PostgreSQL are used, whoever runs the server.</summary>
internal static class DatabaseConnections
{
    /// <summary>The connection string with what suits this program, wherever it leaves that open.</summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static string Tuned(string given)
    {
        var connection = new NpgsqlConnectionStringBuilder(given);
        // The flow says the same few dozen statements again and again: each connection has them parsed once.
        if (!connection.ShouldSerialize("Max Auto Prepare"))
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (80, 2);
        // Nothing is ever set on a session but leaders' locks, which are given back by hand: seven statements a use less.
        if (!connection.ShouldSerialize("No Reset On Close"))
            connection.NoResetOnClose = true;
        if (!connection.ShouldSerialize("Application Name"))
            connection.ApplicationName = "st4cker";
        return connection.ConnectionString;
    }
}
