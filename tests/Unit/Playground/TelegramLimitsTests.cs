using St4cker.Playground.TelegramStandIn;

namespace St4cker.Unit.Playground;

public sealed class TelegramLimitsTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void A_burst_in_one_chat_passes_and_what_lasts_is_limited()
    {
        var limits = new SendingLimits(new SendingLimitOptions { BurstPerChat = 3 }, _clock);
        Assert.Equal([null, null, null, 1], Enumerable.Range(0, 4).Select(_ => limits.Take(1)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([null, 1], Enumerable.Range(0, 2).Select(_ => limits.Take(1)));
    }

    [Fact]
    public void Thirty_a_second_is_the_most_for_a_bot()
    {
        var limits = new SendingLimits(new SendingLimitOptions(), _clock);
        Assert.All(Enumerable.Range(1, 30), chat => Assert.Null(limits.Take(chat)));
        Assert.Equal(1, limits.Take(31));
    }

    [Fact]
    public void Twenty_a_minute_is_the_most_for_a_group()
    {
        var limits = new SendingLimits(new SendingLimitOptions(), _clock);
        Assert.All(Enumerable.Range(1, 20), _ => Assert.Null(limits.Take(-1)));
        Assert.Equal(3, limits.Take(-1));
    }

    [Fact]
    public void Without_limits_nothing_is_limited()
    {
        var limits = new SendingLimits(SendingLimitOptions.None, _clock);
        Assert.All(Enumerable.Range(1, 1000), _ => Assert.Null(limits.Take(1)));
    }
}
