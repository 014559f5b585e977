using St4cker.Drafts;

namespace St4cker.Unit.Drafts;

public sealed class Event_ids
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_draft_gives_the_same_ones_each_time_and_another_draft_others()
    {
        var (one, other) = (Guid.CreateVersion7(Now), Guid.CreateVersion7(Now));
        Assert.Equal(EventId.Of(one, 3), EventId.Of(one, 3));
        Guid[] all = [.. new[] { one, other }.SelectMany(draft => Enumerable.Range(-2, 50).Select(ordinal => EventId.Of(draft, ordinal)))];
        Assert.Equal(100, all.Distinct().Count());
        Assert.All(all, id => Assert.Equal(8, id.Version));
    }

    [Fact]
    public void They_stand_in_the_order_of_their_drafts_times_even_those_that_follow_from_each_other()
    {
        Guid[] inTime = [.. Enumerable.Range(0, 50).Select(second => EventId.Of(EventId.Of(Guid.CreateVersion7(Now.AddSeconds(second)), 7), 1))];
        // As the database compares them.
        Assert.Equal(inTime, inTime.OrderBy(id => id.ToString(), StringComparer.Ordinal));
    }
}
