using Microsoft.Extensions.Logging.Abstractions;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Telegram;

namespace St4cker.EndToEnd.Storage;

public sealed class Rehearsing(PostgresServer postgres)
{
    [Fact]
    public async Task Every_statement_runs_and_nothing_is_written()
    {
        await using var house = await OutboundHouse.BuildAsync(postgres);
        var dispatcher = await house.StartAsync();
        using var answers = new Confirmation.WorkOffAnswers(
            house.Database, TelegramBotClientTests.Settings(house.Api.Url), TimeProvider.System, wakeUps: null!, NullLogger<Confirmation.WorkOffAnswers>.Instance);

        await dispatcher.RehearseAsync(CancellationToken.None);
        await answers.RehearseAsync(CancellationToken.None);

        Assert.Equal(0, await house.AskAsync<long>("select (select count(*) from drafts) + (select count(*) from audit_log) + (select count(*) from outbound_messages)"));
        Assert.Empty(house.Api.Requests);
    }
}
