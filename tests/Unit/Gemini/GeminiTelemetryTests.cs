using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace St4cker.Unit.Gemini;

public sealed class GeminiTelemetryTests
{
    [Fact]
    public async Task Questions_are_counted_by_operation_and_outcome()
    {
        var seen = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "St4cker.Gemini")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Add(Describe(instrument, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add(Describe(instrument, tags)));
        listener.Start();

        await using var gemini = await FakeGemini.StartAsync(model => model == "gone-for-the-meter" ? Replies.NoSuchModel : Replies.Saying(Replies.MilkTomorrow));
        await using var asking = new Asking(gemini.Url, "gone-for-the-meter,there-for-the-meter");
        await asking.ExtractAsync();

        Assert.Contains("st4cker_model_calls_total operation=extract outcome=answered", seen);
        Assert.Contains("st4cker_model_call_duration_seconds operation=extract outcome=answered", seen);
        Assert.Contains("st4cker_model_attempts_total model=gone-for-the-meter outcome=not_found404", seen);
        Assert.Contains("st4cker_model_attempts_total model=there-for-the-meter outcome=answered", seen);
    }

    private static string Describe(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Prepend(instrument.Name));
}
