using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using St4cker.EndToEnd.Fixtures;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

/// <summary>The processes that call one bot know of each other, so that together they keep its limit.</summary>
public sealed class Sharing_the_limit(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_alone_has_all_of_it_and_who_comes_is_counted_first()
    {
        await using var house = await OutboundHouse.BuildAsync(postgres);
        using var first = new Sender(house.Database, "4242:a");
        using var second = new Sender(house.Database, "4242:a");
        using var otherBot = new Sender(house.Database, "7:a");
        first.Limits.Lead(true);
        await first.CountAsync();
        await otherBot.CountAsync();
        Assert.Equal((30, 30), (first.Limits.Capacity, otherBot.Limits.Capacity));

        await second.CountAsync();
        Assert.Equal(0, second.Limits.Capacity);
        await first.CountAsync();
        await second.CountAsync();
        Assert.Equal((25, 5), (first.Limits.Capacity, second.Limits.Capacity));
    }

    [Fact]
    public async Task Who_stops_leaves_its_share_and_who_was_killed_is_forgotten()
    {
        await using var house = await OutboundHouse.BuildAsync(postgres);
        using var first = new Sender(house.Database, "4242:a");
        using var second = new Sender(house.Database, "4242:a");
        await second.CountAsync();
        await first.CountAsync();
        await first.CountAsync();
        Assert.Equal(5, first.Limits.Capacity);

        await second.Count.StopAsync(Stop);
        await first.CountAsync();
        Assert.Equal(30, first.Limits.Capacity);

        await house.ExecuteAsync("insert into senders (id, bot_id, seen_at) values (gen_random_uuid(), 4242, now() - interval '13 seconds')");
        await first.CountAsync();
        Assert.Equal(30, first.Limits.Capacity);
    }

    private sealed class Sender : IDisposable
    {
        public Sender(NpgsqlDataSource database, string token)
        {
            var settings = TelegramBotClientTests.Settings(new Uri("http://127.0.0.1:1"), ("BotToken", token));
            Limits = new SendLimits(settings, TimeProvider.System);
            Limits.ShareWith(others: null);
            Count = new CountSenders(database, Limits, settings, TimeProvider.System, NullLogger<CountSenders>.Instance);
        }

        public SendLimits Limits { get; }
        public CountSenders Count { get; }

        public Task CountAsync() => Count.CountAsync(Stop);

        public void Dispose() => Count.Dispose();
    }
}
