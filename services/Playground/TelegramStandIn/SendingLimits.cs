namespace St4cker.Playground.TelegramStandIn;

/// <summary>How much the stand-in lets a bot send. Telegram tolerates a short burst; what lasts is refused with 429.</summary>
public sealed record SendingLimitOptions
{
    /// <summary>Messages a second in all; 0: no limit.</summary>
    public double PerSecond { get; init; } = 30;
    /// <summary>Messages a second in one private chat; 0: no limit.</summary>
    public double PerSecondPerChat { get; init; } = 1;
    /// <summary>Messages a minute in one group; 0: no limit.</summary>
    public double PerMinutePerGroup { get; init; } = 20;
    /// <summary>How many may come at once in one chat before its rate counts.</summary>
    public int BurstPerChat { get; init; } = 8;

    public static SendingLimitOptions None { get; } = new() { PerSecond = 0, PerSecondPerChat = 0, PerMinutePerGroup = 0 };
}

/// <summary>Token buckets: one for the bot and one for each chat.</summary>
internal sealed class SendingLimits(SendingLimitOptions options, TimeProvider clock)
{
    private readonly Dictionary<long, Bucket> _chats = [];
    private readonly Bucket _bot = new();

    /// <summary>Counts one message; returns the seconds to wait when it is one too many.</summary>
    public int? Take(long chatId)
    {
        var now = clock.GetUtcNow();
        var chat = _chats.TryGetValue(chatId, out var known) ? known : _chats[chatId] = new Bucket();
        var (rate, burst) = chatId < 0 ? (options.PerMinutePerGroup / 60, 20) : (options.PerSecondPerChat, options.BurstPerChat);
        var wait = Math.Max(chat.Wait(now, rate, burst), _bot.Wait(now, options.PerSecond, options.PerSecond));
        if (wait > 0)
            return (int)Math.Ceiling(wait);
        chat.Spend();
        _bot.Spend();
        return null;
    }

    private sealed class Bucket
    {
        private double _tokens = double.MaxValue;
        private DateTimeOffset _at;

        /// <summary>Seconds until one message may go; 0: now.</summary>
        public double Wait(DateTimeOffset now, double rate, double burst)
        {
            if (rate <= 0)
                return 0;
            _tokens = Math.Min(burst, _tokens + (now - _at).TotalSeconds * rate);
            _at = now;
            return _tokens >= 1 ? 0 : (1 - _tokens) / rate;
        }

        public void Spend() => _tokens--;
    }
}
