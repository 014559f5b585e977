namespace St4cker.Bench;

/// <summary>Memory and processor time of processes, as Linux tells them in /proc.</summary>
internal static class ProcessTable
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    public static int ParentOf(int process) => int.Parse(Stat(process)[1], CultureInfo.InvariantCulture);

    /// <summary>Resident megabytes (MiB), shared pages counted whole: VmRSS.</summary>
    public static double Resident(int process) => KiloBytes($"/proc/{process}/status", "VmRSS:") / 1024;

    /// <summary>The most of it that there ever was: VmHWM.</summary>
    public static double Peak(int process) => KiloBytes($"/proc/{process}/status", "VmHWM:") / 1024;

    /// <summary>The peak is counted from now on.</summary>
    public static void ForgetPeak(int process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    /// <summary>Resident MiB of a process and its children, a page that they share counted once: Pss.</summary>
    public static double ResidentTogether(int parent) => Family(parent).Sum(process => KiloBytes($"/proc/{process}/smaps_rollup", "Pss:")) / 1024;

    /// <summary>Seconds of processor time so far.</summary>
    public static double ProcessorTime(int process) => Seconds(process, 11, 12);

    /// <summary>Seconds of processor time of a process and its children so far, those that have ended included.</summary>
    public static double ProcessorTimeTogether(int parent) => Family(parent).Sum(ProcessorTime) + Seconds(parent, 13, 14);

    private static IEnumerable<int> Family(int parent) => Children(parent).Prepend(parent);

    private static List<int> Children(int parent) => [.. Directory.GetDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0)
        .Where(process => process > 0 && Stat(process) is { Length: > 1 } stat && stat[1] == parent.ToString(CultureInfo.InvariantCulture))];

    private static double Seconds(int process, params ReadOnlySpan<int> fields)
    {
        var stat = Stat(process);
        var ticks = 0.0;
        foreach (var field in fields)
            ticks += stat.Length > field ? double.Parse(stat[field], CultureInfo.InvariantCulture) : 0;
        return ticks / TicksPerSecond;
    }

    /// <summary>The fields after the name, which may hold spaces itself: 0 is the state, 1 the parent, 11 and 12 the processor time.</summary>
    private static string[] Stat(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return [];
        }
    }

    private static double KiloBytes(string file, string field)
    {
        try
        {
            var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's, whose memory only root may look at.
            return 0;
        }
    }
}
