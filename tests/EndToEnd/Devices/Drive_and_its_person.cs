using Microsoft.Extensions.DependencyInjection;
using St4cker.EndToEnd.Fixtures;
using St4cker.Google;
using St4cker.Playground.GoogleStandIn;

namespace St4cker.EndToEnd.Devices;

/// <summary>What only the person can mend, or what they wished: they are told once, and the log goes on from where it stopped.</summary>
public sealed class Drive_and_its_person(PostgresServer postgres)
{
    [Fact]
    public async Task A_full_Drive_is_told_once_and_the_log_goes_on_when_there_is_room()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        house.Google.DriveBytes = 100;
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await DriveHouse.UntilAsync(async () => await house.AskAsync<long>("select count(*) from drive_logs where error = 'storage_full'") == 1, "it is known to be full");
        house.Pass(TimeSpan.FromHours(3));
        await DriveHouse.UntilAsync(async () => await house.AskAsync<int>("select attempts from drive_logs") == 2, "it was tried again");
        Assert.Equal(1, await house.AskAsync<long>("select count(*) from outbound_messages where body_json::text like '%storage at Google is full%'"));
        house.Google.DriveBytes = 1_000_000;
        house.Pass(TimeSpan.FromHours(3));
        await house.WrittenAsync();
        await house.IsWholeAsync();
    }

    [Fact]
    public async Task A_revoked_access_is_told_once_and_the_log_goes_on_from_where_it_stopped()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await house.WrittenAsync();
        house.Google.Revoke(DriveHouse.Account);
        await house.HappenAsync(2);
        house.Pass(TimeSpan.FromSeconds(31));
        await DriveHouse.UntilAsync(async () => await house.AskAsync<string>("select status from drive_logs") == "waiting", "it waits for the person");
        await house.HappenAsync(2);
        house.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, await house.AskAsync<long>("select count(*) from outbound_messages where body_json::text like '%log in your Drive has stopped%Reconnect%'"));
        Assert.Equal(1, await house.AskAsync<long>("select count(*) from audit_log where action = 'drive_log_interrupted'"));
        Assert.Equal(2, house.Seqs("2026-11").Count);

        await house.ConnectAsync();
        await house.WrittenAsync();
        Assert.Equal(6, house.Seqs("2026-11").Count);
        await house.IsWholeAsync();
        Assert.Equal(1, await house.AskAsync<long>("select count(*) from outbound_messages where body_json::text like '%log in your Drive has stopped%'"));
    }

    [Fact]
    public async Task A_token_that_is_not_good_for_Drive_waits_for_the_person_and_Tasks_stay_connected()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        var connections = house.Role.Services.GetRequiredService<Connections>();
        await connections.ImportAsync(DriveHouse.Ann, house.Google.Connect(DriveHouse.Account, FakeGoogle.TasksScope), withDrive: true, default);
        await house.HappenAsync();
        await DriveHouse.UntilAsync(async () => await house.AskAsync<string>("select status from drive_logs") == "waiting", "it waits for the person");
        Assert.Empty(house.Paths());
        Assert.Equal("active", await house.AskAsync<string>("select status from connections"));
    }

    [Fact]
    public async Task A_log_that_was_stopped_is_written_no_more_and_its_files_stay()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await house.WrittenAsync();
        await house.RunAsync("update drive_logs set status = 'off'");
        var calls = house.Google.Calls.Count;
        await house.HappenAsync(2);
        house.Pass(TimeSpan.FromHours(1));
        await using var another = await house.OpenAnotherAsync();
        await another.ConnectAsync(DriveHouse.Ben, "ben@example.com");
        await another.HappenAsync(1, DriveHouse.Ben);
        await another.WrittenAsync(DriveHouse.Ben);
        Assert.Equal(calls, house.Google.Calls.Count(call => call.Account == DriveHouse.Account || call.Account is null));
        Assert.Equal(2, house.Seqs("2026-11").Count);
    }
}
