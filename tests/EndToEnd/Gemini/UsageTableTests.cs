using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using St4cker.EndToEnd.Fixtures;
using St4cker.Gemini;

namespace St4cker.EndToEnd.Gemini;

public sealed class UsageTableTests(PostgresServer postgres) : IAsyncLifetime
{
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero));
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateMigratedDatabaseAsync();
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_persons_day_ends_at_its_limit_and_begins_again_at_midnight_utc()
    {
        var usage = Usage(perDay: 100, perUser: 2);

        Assert.Equal(new[] { true, true, false }, new[] { await CountAsync(usage, 1), await CountAsync(usage, 1), await CountAsync(usage, 1) });
        Assert.True(await CountAsync(usage, 2));
        Assert.Equal((2, 3), (await RequestsAsync(1), await RequestsAsync(0)));

        _clock.Pass(TimeSpan.FromHours(21));
        Assert.True(await CountAsync(usage, 1));
    }

    [Fact]
    public async Task Everybodys_day_ends_for_everybody()
    {
        var usage = Usage(perDay: 2, perUser: 100);

        Assert.Equal(new[] { true, true, false }, new[] { await CountAsync(usage, 1), await CountAsync(usage, 2), await CountAsync(usage, 3) });
        Assert.Equal(2, await RequestsAsync(0));
    }

    [Fact]
    public async Task Another_process_goes_on_counting_where_one_ended()
    {
        Assert.True(await CountAsync(Usage(perDay: 100, perUser: 1), 1));
        Assert.False(await CountAsync(Usage(perDay: 100, perUser: 1), 1));
    }

    [Fact]
    public async Task Many_at_once_get_exactly_what_there_is()
    {
        var usage = Usage(perDay: 30, perUser: 8);

        var counted = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => CountAsync(usage, i % 5 + 1)));

        Assert.Equal(30, counted.Count(yes => yes));
        Assert.Equal(30, await RequestsAsync(0));
        for (var user = 1; user <= 5; user++)
            Assert.True(await RequestsAsync(user) <= 8);
    }

    [Fact]
    public async Task Requests_of_one_person_at_once_are_each_counted_and_another_persons_do_not_suffer()
    {
        var usage = Usage(perDay: 100, perUser: 4);

        var counted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CountAsync(usage, 1)).Append(CountAsync(usage, 2)));

        Assert.Equal(4, counted.Take(10).Count(yes => yes));
        Assert.True(counted[10]);
        Assert.Equal((4, 1, 5), (await RequestsAsync(1), await RequestsAsync(2), await RequestsAsync(0)));
    }

    [Fact]
    public async Task Several_processes_at_once_get_exactly_what_there_is()
    {
        IUsage[] processes = [Usage(perDay: 50, perUser: 100), Usage(perDay: 50, perUser: 100), Usage(perDay: 50, perUser: 100)];

        var counted = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => CountAsync(processes[i % 3], i / 3 + 1)));

        Assert.Equal(50, counted.Count(yes => yes));
        Assert.Equal(50, await RequestsAsync(0));
    }

    [Fact]
    public async Task What_could_not_be_counted_says_so_and_the_next_is_counted_again()
    {
        var usage = Usage(perDay: 100, perUser: 100);
        await _database.ExecuteAsync("alter table model_usage rename to away");
        foreach (var failing in Enumerable.Range(1, 5).Select(person => CountAsync(usage, person)).ToList())
            await Assert.ThrowsAsync<PostgresException>(() => failing);

        await _database.ExecuteAsync("alter table away rename to model_usage");
        Assert.True(await CountAsync(usage, 1));
        Assert.Equal(1, await RequestsAsync(0));
    }

    private IUsage Usage(int perDay, int perUser)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            KeyValuePair.Create("Gemini:RequestsPerDay", (string?)perDay.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("Gemini:RequestsPerDayPerUser", (string?)perUser.ToString(CultureInfo.InvariantCulture)),
        ]).Build();
        return new ServiceCollection()
            .AddSingleton(_source)
            .AddSingleton<TimeProvider>(_clock)
            .AddGemini(configuration)
            .BuildServiceProvider()
            .GetRequiredService<IUsage>();
    }

    private static Task<bool> CountAsync(IUsage usage, long userId) => usage.CountAsync(userId, TestContext.Current.CancellationToken);

    private Task<int> RequestsAsync(long userId) =>
        _database.QueryAsync<int>(string.Create(CultureInfo.InvariantCulture, $"select requests from model_usage where user_id = {userId}"));
}
