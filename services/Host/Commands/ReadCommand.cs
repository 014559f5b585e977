using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using St4cker.Language;

namespace St4cker.Host.Commands;

/// <summary>st4cker read: each line of standard input read by the rules, one JSON object a line out. No network, no database.</summary>
internal static class ReadCommand
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var now = new Option<string?>("--now") { Description = "When it is said, such as 2026-11-21T10:00:00+07:00. Default: now." };
        var zone = new Option<string>("--zone") { Description = "The person's IANA time zone.", DefaultValueFactory = _ => "UTC" };
        var language = new Option<string>("--language") { Description = "en, id or ru.", DefaultValueFactory = _ => "en" };
        var currency = new Option<string>("--currency") { Description = "ISO 4217.", DefaultValueFactory = _ => "USD" };
        var command = new Command("read", "Read messages from standard input by the rules.") { now, zone, language, currency };
        command.SetAction((parsed, stop) =>
        {
            var speaker = Speaker(parsed.GetValue(now), parsed.GetValue(zone)!, parsed.GetValue(language)!, parsed.GetValue(currency)!, out var problem);
            return speaker is null ? SayAsync(problem!) : ReadAsync(speaker, stop);
        });
        return command;
    }

    private static async Task<int> ReadAsync(Speaker speaker, CancellationToken stop)
    {
        while (await Console.In.ReadLineAsync(stop) is { } line)
            await Console.Out.WriteLineAsync(ReadingJson.Write(Reader.Read(line, speaker)).ToJsonString(Readable).AsMemory(), stop);
        return 0;
    }

    private static async Task<int> SayAsync(string problem)
    {
        await Console.Error.WriteLineAsync("st4cker read: " + problem);
        return 2;
    }

    private static Speaker? Speaker(string? now, string zone, string language, string currency, out string? problem)
    {
        problem = null;
        var instant = SystemClock.Instance.GetCurrentInstant();
        if (now is not null)
        {
            var parsed = OffsetDateTimePattern.ExtendedIso.Parse(now);
            if (parsed.Success)
                instant = parsed.Value.ToInstant();
            else
                problem = $"--now \"{now}\" is no time such as 2026-11-21T10:00:00+07:00";
        }

        var known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
        if (known is null)
            problem = $"--zone \"{zone}\" is no IANA time zone such as Asia/Jakarta";
        return problem is null ? new Speaker(instant, known!, language, currency) : null;
    }
}
