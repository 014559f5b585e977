using St4cker.Playground.TelegramStandIn;

namespace St4cker.Bench.Parts;

/// <summary>A burst of messages at the webhook: how fast they are acknowledged, which is how fast they are stored durably, and when the last has its card.</summary>
internal static class Acknowledgements
{
    private const string Secret = "burst-of-the-bench";
    private const int People = 500;
    private const int Messages = 5_000;
    private const int Connections = 100;
    private const int Runs = 5;

    public static async Task MeasureAsync(Workbench bench, PartFigures figures, CancellationToken stop)
    {
        await using var standIns = await StandIns.StartAsync("webhook");
        await using var program = await RunningProgram.StartAsync(
            bench.Program, bench.NewHome(), standIns, ("Telegram__Acknowledge", "none"), ("Telegram__WebhookSecret", Secret));
        var crowd = new Crowd(standIns.Telegram, People);
        await crowd.ArriveAsync();
        await crowd.SayAsync(1000);

        List<double> rate = [], median = [], p99 = [], cards = [];
        var burst = new WebhookBurst(program.Url, Secret);
        for (var run = 0; run <= Runs; run++)
        {
            using var answers = new AnswerCount(standIns.Telegram, Messages);
            var first = 10_000_000L + run * Messages;
            var (seconds, calls) = await burst.SendAsync([.. Enumerable.Range(0, Messages).Select(number => Update(first + number))], Connections);
            await answers.Done.WaitAsync(TimeSpan.FromSeconds(60), stop);
            // The first one warms up.
            if (run == 0)
                continue;
            rate.Add(Messages / seconds);
            median.Add(Percentile.Of(calls, 50));
            p99.Add(Percentile.Of(calls, 99));
            cards.Add(Messages / answers.Took.TotalSeconds);
        }

        figures.Add($"{Messages} updates over {Connections} connections: acknowledged", rate, "/s");
        figures.Add("a call takes: median", median, "ms");
        figures.Add("a call takes: p99", p99, "ms");
        figures.Add("their cards, from the first update to the last card", cards, "/s");
    }

    private static string Update(long id)
    {
        var person = Crowd.PersonId((int)(id % People));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"update_id":{{id}},"message":{"message_id":{{id}},"from":{"id":{{person}},"is_bot":false,"first_name":"Ann","language_code":"en"},
            "chat":{"id":{{person}},"first_name":"Ann","type":"private"},"date":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}},"text":"Buy milk tomorrow 9am" } }
            """);
    }

    /// <summary>Waits for so many messages of the bot.</summary>
    private sealed class AnswerCount : IDisposable
    {
        private readonly FakeTelegram _telegram;
        private readonly int _count;
        private readonly DateTimeOffset _since = TimeProvider.System.GetUtcNow();
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _answers;

        public AnswerCount(FakeTelegram telegram, int count)
        {
            (_telegram, _count) = (telegram, count);
            telegram.Answered += Count;
        }

        public Task Done => _done.Task;
        public TimeSpan Took { get; private set; }

        public void Dispose() => _telegram.Answered -= Count;

        private void Count(BotCall call)
        {
            if (call is not { Method: "sendMessage", ErrorCode: 0 } || Interlocked.Increment(ref _answers) != _count)
                return;
            Took = TimeProvider.System.GetUtcNow() - _since;
            _done.TrySetResult();
        }
    }
}
