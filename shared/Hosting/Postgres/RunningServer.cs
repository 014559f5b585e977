namespace St4cker.Hosting.Postgres;

/// <summary>The lines of <c>postmaster.pid</c> that matter here.</summary>
internal sealed record RunningServer(int ProcessId, string StartedAt, int Port, string SocketDirectory, string Address, bool IsReady)
{
    /// <summary>What Npgsql is to connect to.</summary>
    public string Host => SocketDirectory.Length > 0 ? SocketDirectory : Address;

    /// <summary>Whether both files speak of the same start of the same process; the rest is filled in while it starts.</summary>
    public bool IsSameAs(RunningServer? other) => other is not null && (ProcessId, StartedAt) == (other.ProcessId, other.StartedAt);

    // Lines: pid, data directory, start time, port, first socket directory, first address, shared memory, state.
    public static RunningServer? Parse(string? file)
    {
        var lines = (file ?? "").Split('\n', StringSplitOptions.TrimEntries);
        if (!int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var processId) || processId <= 0)
            return null;
        return new RunningServer(
            processId,
            lines.Length > 2 ? lines[2] : "",
            lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var number) ? number : 0,
            lines.Length > 4 ? lines[4] : "",
            lines.Length > 5 ? lines[5] : "",
            IsReady: lines.Length > 7 && lines[7] == "ready");
    }
}
