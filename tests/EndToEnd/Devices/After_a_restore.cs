using Npgsql;
using St4cker.Client;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Storage;

namespace St4cker.EndToEnd.Devices;

public sealed class After_a_restore(PostgresServer postgres)
{
    [Fact]
    public async Task A_device_is_paired_again_as_its_place_may_be_in_a_log_that_went_on_otherwise()
    {
        await using var program = await RunningProgram.OpenAsync(postgres);
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        await laptop.FollowAsync();
        await using var source = NpgsqlDataSource.Create(program.Database.ConnectionString);
        await Restored.FinishAsync(source, DateTimeOffset.UtcNow, CancellationToken.None);
        await laptop.UntilAsync(() => laptop.Dropped is { Code: "unauthorized" }, "the laptop was told");
        Assert.Equal("unauthorized", (await Assert.ThrowsAsync<SyncException>(() => laptop.Api.EventsAsync(0))).Code);
        await using var again = await DeviceUnderTest.PairAsync(program.Program, ann);
        await again.Api.SnapshotAsync();
    }
}
