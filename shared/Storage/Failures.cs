using Npgsql;

namespace St4cker.Storage;

/// <summary>Whether a failure is the rows' own, or of the moment.</summary>
public static class Failures
{
    // Operator intervention: the server is stopped, or somebody ends its connections.
    private const string Intervention = "57";

    /// <summary>The database is away, full or busy: the rows are not to blame, and the same is tried again.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        PostgresException refusal => refusal.IsTransient || refusal.SqlState.StartsWith(Intervention, StringComparison.Ordinal),
        NpgsqlException => true,
        OperationCanceledException => true,
        _ => false,
    };

    /// <summary>For a row's column error: what it was, without anybody's words.</summary>
    public static string NameOf(Exception failure) =>
        failure is PostgresException refusal ? $"{nameof(PostgresException)} {refusal.SqlState}" : failure.GetType().Name;
}
