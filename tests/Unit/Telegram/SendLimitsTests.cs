using Microsoft.Extensions.Configuration;
using St4cker.Telegram;

namespace St4cker.Unit.Telegram;

public sealed class SendLimitsTests
{
    private readonly HandClock _clock = new();

    private SendLimits Limits(int perSecond = 30, double perChat = 1) => new(
        TelegramSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Telegram:BotToken"] = "1:a",
            ["Telegram:MessagesPerSecond"] = perSecond.ToString(CultureInfo.InvariantCulture),
            ["Telegram:MessagesPerSecondPerChat"] = perChat.ToString(CultureInfo.InvariantCulture),
        }).Build()),
        _clock);

    private static void Start(SendLimits limits, long chat)
    {
        Assert.Equal(1, limits.Take(1));
        limits.Start(chat);
    }

    private static void Send(SendLimits limits, long chat)
    {
        Start(limits, chat);
        limits.Answered(chat);
        limits.Release(chat);
    }

    [Fact]
    public void No_second_sees_more_messages_than_the_limit_however_long_they_are_under_way()
    {
        var limits = Limits(perSecond: 2);
        Start(limits, 1);
        Start(limits, 2);

        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, limits.Free);

        limits.Answered(1);
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(0, limits.Free);
        Assert.Equal(TimeSpan.FromSeconds(0.1), limits.NextChange());

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, limits.Free);
    }

    [Fact]
    public void Places_that_were_not_needed_are_free_again()
    {
        var limits = Limits(perSecond: 5);

        Assert.Equal(5, limits.Take(64));
        Assert.Equal(0, limits.Take(64));
        limits.GiveBack(3);

        Assert.Equal(3, limits.Free);
    }

    [Fact]
    public void A_chat_rests_a_second_after_each_message_and_a_group_three()
    {
        var limits = Limits();
        Send(limits, 7);
        Send(limits, -7);
        Assert.Equal([-7, 7], limits.BusyChats().Order());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([-7], limits.BusyChats());

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(limits.BusyChats());
    }

    [Fact]
    public void A_chat_whose_message_is_under_way_gets_no_second_one()
    {
        var limits = Limits();
        Start(limits, 7);

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal([7], limits.BusyChats());
    }

    [Fact]
    public void A_wish_for_a_pause_holds_up_its_chat_only()
    {
        var limits = Limits();
        limits.Limited(7, TimeSpan.FromSeconds(9));

        _clock.Advance(TimeSpan.FromSeconds(8.9));

        Assert.Equal([7], limits.BusyChats());
        Assert.Equal(30, limits.Free);
    }

    [Fact]
    public void Three_chats_limited_at_once_mean_the_whole_bot()
    {
        var limits = Limits();
        foreach (var chat in new long[] { 1, 2, 3 })
            limits.Limited(chat, TimeSpan.FromSeconds(4));

        Assert.Equal(0, limits.Free);
        Assert.Equal(TimeSpan.FromSeconds(4), limits.NextChange());

        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(30, limits.Free);
    }

    [Fact]
    public void What_is_nice_to_have_takes_no_more_than_half()
    {
        var limits = Limits(perSecond: 10);

        var taken = Enumerable.Range(0, 20).Count(chat => limits.TryTakeSpare(chat, message: false));

        Assert.Equal(5, taken);
        Assert.Equal(5, limits.Free);
    }

    [Fact]
    public void Chats_that_rest_no_more_are_forgotten()
    {
        var limits = Limits(perSecond: 1000);
        for (var chat = 0; chat < 1000; chat++)
            Send(limits, chat);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(limits.BusyChats());
        Assert.Null(limits.NextChange());
    }

    [Fact]
    public void While_nothing_is_answered_less_and_less_is_risked()
    {
        var limits = Limits();
        TimeSpan[] expected = [TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)];
        foreach (var pause in expected)
        {
            // Many that were under way at once are one sign.
            limits.Unanswered();
            limits.Unanswered();
            Assert.Equal(0, limits.Free);
            _clock.Advance(pause);
            Assert.Equal(30, limits.Free);
        }

        limits.Works();
        limits.Unanswered();
        _clock.Advance(expected[0]);
        Assert.Equal(30, limits.Free);
    }

    [Fact]
    public void Whoever_sends_the_messages_leaves_a_sixth_of_the_limit_to_the_others_together()
    {
        var leader = Limits();
        leader.Lead(true);
        Assert.Equal(30, leader.Capacity);
        leader.ShareWith(2);
        Assert.Equal(25, leader.Capacity);

        var other = Limits();
        other.ShareWith(2);
        Assert.Equal(2, other.Capacity);
        other.ShareWith(9);
        Assert.Equal(0, other.Capacity);
    }

    [Fact]
    public void Until_the_others_are_counted_only_the_one_that_leads_sends()
    {
        var limits = Limits();
        limits.ShareWith(others: null);
        Assert.False(limits.TryTakeSpare(1, message: false));
        limits.Lead(true);
        Assert.Equal(25, limits.Free);
        limits.ShareWith(0);
        Assert.Equal(30, limits.Free);
    }

    [Fact]
    public void A_message_that_only_acknowledges_comes_from_the_process_that_knows_the_chats()
    {
        var limits = Limits();
        limits.ShareWith(1);
        Assert.False(limits.TryTakeSpare(1, message: true));
        Assert.True(limits.TryTakeSpare(1, message: false));
        limits.Lead(true);
        Assert.True(limits.TryTakeSpare(1, message: true));
    }
}
