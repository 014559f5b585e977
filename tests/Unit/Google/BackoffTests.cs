using St4cker.Google;

namespace St4cker.Unit.Google;

public sealed class BackoffTests
{
    [Fact]
    public void Each_pause_is_twice_the_one_before_up_to_two_hours()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), Backoff.Pause(1, null, 1));
        Assert.Equal(TimeSpan.FromSeconds(10), Backoff.Pause(2, null, 1));
        Assert.Equal(TimeSpan.FromSeconds(80), Backoff.Pause(5, null, 1));
        Assert.Equal(TimeSpan.FromHours(2), Backoff.Pause(200, null, 1));
    }

    [Fact]
    public void Chance_takes_off_up_to_a_half() => Assert.Equal(TimeSpan.FromSeconds(2.5), Backoff.Pause(1, null, 0));

    [Fact]
    public void A_longer_pause_that_is_asked_for_is_kept() => Assert.InRange(Backoff.Pause(1, TimeSpan.FromSeconds(90), 0.5), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(99));

    [Fact]
    public void Nobody_can_make_us_wait_for_more_than_a_day() => Assert.Equal(TimeSpan.FromHours(24), Backoff.Pause(1, TimeSpan.FromDays(400), 0));
}
