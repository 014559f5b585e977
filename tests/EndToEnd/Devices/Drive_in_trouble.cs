using Microsoft.Extensions.DependencyInjection;
using St4cker.EndToEnd.Fixtures;
using St4cker.Google;
using St4cker.Playground.Faults;
using St4cker.Playground.GoogleStandIn;
using RemoteFile = Google.Apis.Drive.v3.Data.File;

namespace St4cker.EndToEnd.Devices;

/// <summary>Whatever goes wrong at Google or on the way: each event stands there once in the end.</summary>
public sealed class Drive_in_trouble(PostgresServer postgres)
{
    public static TheoryData<string, FaultKind> Troubles()
    {
        var troubles = new TheoryData<string, FaultKind>();
        foreach (var operation in new[] { "drive.files.list", "drive.files.generateIds", "drive.files.create", "drive.upload", "drive.files.update" })
        {
            foreach (var kind in new[] { FaultKind.LostAnswer, FaultKind.ServerError, FaultKind.TooManyRequests, FaultKind.Garbage })
                troubles.Add(operation, kind);
        }

        return troubles;
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_call_that_fails_once_costs_time_only(string operation, FaultKind kind)
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        house.Google.Faults.Add(new Fault(kind) { Operation = operation });
        await house.ConnectAsync();
        await house.HappenAsync(3);
        await house.WrittenAsync();
        house.Google.Faults.Add(new Fault(kind) { Operation = operation });
        await house.HappenAsync(2);
        await house.WrittenAsync();
        await house.IsWholeAsync();
        Assert.Equal(["st4cker", "st4cker/telegram-events", "st4cker/telegram-events/events-2026-11.jsonl", DriveHouse.Index], house.Paths());
    }

    [Fact]
    public async Task Lists_that_lag_behind_make_no_file_twice()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        house.Google.ListingLag = TimeSpan.FromHours(1);
        await house.ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            await house.HappenAsync();
            await house.WrittenAsync();
        }

        await house.IsWholeAsync();
        Assert.Equal(4, house.Paths().Count);
    }

    [Fact]
    public async Task A_writer_that_was_overtaken_is_found_out_and_what_it_wrote_late_is_mended()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await using var other = await house.OpenAnotherAsync();
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await house.WrittenAsync();
        // The slow one holds what it read until the other one has written more.
        house.Google.Faults.Add(new Fault(FaultKind.Slow) { Operation = "drive.upload", Delay = TimeSpan.FromSeconds(4) });
        await house.HappenAsync(1);
        house.Pass(TimeSpan.FromSeconds(31));
        await DriveHouse.UntilAsync(() => Task.FromResult(house.Google.Faults.AllMet), "it has sent all that it knows");

        await house.HappenAsync(5);
        house.Clock.Pass(TimeSpan.FromSeconds(60));
        house.Wake();
        other.Wake();
        await DriveHouse.UntilAsync(async () => await house.AskAsync<long>("select last_seq from drive_logs") == 8, "the other one has written all");
        Assert.Equal(8, house.Seqs("2026-11").Count);
        await DriveHouse.UntilAsync(async () => await house.AskAsync<long>("select doubts - doubts_settled from drive_logs") > 0, "the slow one says that it came late");
        Assert.Equal(3, house.Seqs("2026-11").Count);

        await house.WrittenAsync();
        Assert.Equal(8, house.Seqs("2026-11").Count);
        await house.IsWholeAsync();
    }

    [Fact]
    public async Task Many_writers_at_once_write_each_line_once()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await using var second = await house.OpenAnotherAsync();
        await using var third = await house.OpenAnotherAsync();
        await house.ConnectAsync();
        for (var i = 0; i < 10; i++)
        {
            await house.HappenAsync(2);
            // Leases end while they are held, too.
            house.Pass(TimeSpan.FromSeconds(40));
            second.Wake();
            third.Wake();
        }

        await house.WrittenAsync();
        await house.IsWholeAsync();
        Assert.Equal(4, house.Paths().Count);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("trashed")]
    [InlineData("erased")]
    [InlineData("folder trashed")]
    [InlineData("folder erased")]
    [InlineData("all erased")]
    [InlineData("index changed")]
    [InlineData("index erased")]
    public async Task What_a_person_did_there_by_hand_is_mended_with_the_next_change(string deed)
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.HappenAsync(3, at: new(2026, 10, 5, 0, 0, 0, TimeSpan.Zero));
        await house.HappenAsync(3);
        await house.ConnectAsync();
        await house.WrittenAsync();
        var october = house.File("events-2026-10.jsonl").Id;
        string Id(string path) => house.Google.DriveFiles(DriveHouse.Account).Single(file => file.Path == path).File.Id;
        switch (deed)
        {
            case "changed": house.Google.ChangeFile(DriveHouse.Account, october, "mine\n"u8.ToArray()); break;
            case "trashed": house.Google.TrashFile(DriveHouse.Account, october); break;
            case "erased": house.Google.EraseFile(DriveHouse.Account, october); break;
            case "folder trashed": house.Google.TrashFile(DriveHouse.Account, Id("st4cker/telegram-events")); break;
            case "folder erased": house.Google.EraseFile(DriveHouse.Account, Id("st4cker/telegram-events")); break;
            case "all erased": house.Google.EraseFile(DriveHouse.Account, Id("st4cker")); break;
            case "index changed": house.Google.ChangeFile(DriveHouse.Account, Id(DriveHouse.Index), "{}"u8.ToArray()); break;
            case "index erased": house.Google.EraseFile(DriveHouse.Account, Id(DriveHouse.Index)); break;
        }

        await house.HappenAsync();
        await house.WrittenAsync();
        Assert.Equal([1, 2, 3], house.Seqs("2026-10"));
        Assert.Equal([4, 5, 6, 7], house.Seqs("2026-11"));
        await house.IsWholeAsync();
        Assert.Equal(5, house.Paths().Count);
    }

    [Fact]
    public async Task What_was_erased_is_mended_also_when_that_fails_at_first()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.HappenAsync(3, at: new(2026, 10, 5, 0, 0, 0, TimeSpan.Zero));
        await house.HappenAsync(3);
        await house.ConnectAsync();
        await house.WrittenAsync();
        house.Google.EraseFile(DriveHouse.Account, house.File("events-2026-10.jsonl").Id);
        house.Google.Faults.Add(new Fault(FaultKind.ServerError) { Operation = "drive.files.create" });
        await house.HappenAsync();
        await house.WrittenAsync();
        Assert.Equal([1, 2, 3], house.Seqs("2026-10"));
        await house.IsWholeAsync();
    }

    [Fact]
    public async Task A_folder_that_is_gone_before_anything_lay_in_it_is_made_anew()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        // The two folders are made, and no more.
        house.Google.Faults.Add(new Fault(FaultKind.Slow) { Operation = "drive.files.generateIds", Times = 2 });
        house.Google.Faults.Add(new Fault(FaultKind.ServerError) { Operation = "drive.files.generateIds" });
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await DriveHouse.UntilAsync(async () => await house.AskAsync<int>("select attempts from drive_logs") == 1, "it failed once");
        Assert.Equal(["st4cker", "st4cker/telegram-events"], house.Paths());
        house.Google.TrashFile(DriveHouse.Account, house.Google.DriveFiles(DriveHouse.Account).Single(file => file.Path == "st4cker/telegram-events").File.Id);
        await house.WrittenAsync();
        await house.IsWholeAsync();
    }

    [Fact]
    public async Task An_id_that_Google_does_not_take_is_given_up()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await house.WrittenAsync();
        // Somebody else's file has the id that was noted.
        await house.RunAsync($"update drive_files set file_id = '{house.Google.PutFile(DriveHouse.Account, "mine.txt", []).Id}', made_at = null where name like 'events-%'");
        house.Google.EraseFile(DriveHouse.Account, house.File("events-2026-11.jsonl").Id);
        await house.HappenAsync();
        await house.WrittenAsync();
        Assert.Equal([1, 2, 3], house.Seqs("2026-11"));
        await house.IsWholeAsync();
    }

    [Fact]
    public async Task Of_two_files_of_one_month_one_goes_into_the_trash()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await house.WrittenAsync();
        using var drive = house.Role.Services.GetRequiredService<Drives>().Open(
            new AccessToken(house.Google.SignIn(DriveHouse.Account, FakeGoogle.DriveScope), default, default), new PauseAsked(house.Clock));
        var month = house.File("events-2026-11.jsonl");
        await drive.Files.Create(new RemoteFile { Name = month.Name, Parents = [month.Parent], AppProperties = month.AppProperties.ToDictionary() }).ExecuteAsync();
        await house.HappenAsync();
        await house.WrittenAsync();
        await house.IsWholeAsync();
        Assert.Equal(month.Id, house.File("events-2026-11.jsonl").Id);
    }

    [Fact]
    public async Task An_access_token_that_ran_out_is_renewed_unseen()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync();
        await house.WrittenAsync();
        house.Google.ExpireAccess(DriveHouse.Account);
        await house.HappenAsync();
        await house.WrittenAsync();
        await house.IsWholeAsync();
        Assert.Equal(0, await house.AskAsync<long>("select count(*) from outbound_messages"));
    }

    [Fact]
    public async Task A_log_that_can_not_be_written_holds_nobody_up()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.ConnectAsync(DriveHouse.Ben, "ben@example.com");
        await house.HappenAsync(3);
        await house.RunAsync($"delete from events where user_id = {DriveHouse.Ann} and seq = 2");
        await house.HappenAsync(3, DriveHouse.Ben);
        await house.WrittenAsync(DriveHouse.Ben);
        await house.IsWholeAsync(DriveHouse.Ben, "ben@example.com");
        await DriveHouse.UntilAsync(async () => await house.AskAsync<int>("select attempts from drive_logs where user_id = 1") > 0, "it is put off");
        Assert.Equal("InvalidOperationException", await house.AskAsync<string>("select error from drive_logs where user_id = 1"));
        Assert.Empty(house.Lines("2026-11"));
    }

    [Fact]
    public async Task After_an_older_state_was_brought_back_Drive_says_what_the_table_says()
    {
        await using var house = await DriveHouse.OpenAsync(postgres);
        await house.ConnectAsync();
        await house.HappenAsync(2);
        await house.WrittenAsync();
        await house.RunAsync("create table old_logs as table drive_logs; create table old_files as table drive_files");
        await house.HappenAsync(2);
        await house.HappenAsync(1, at: new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        await house.WrittenAsync();
        await house.RunAsync("""
            delete from events where seq > 2; update mailboxes set event_seq = least(event_seq, 2);
            delete from drive_files; delete from drive_logs; insert into drive_logs table old_logs; insert into drive_files table old_files;
            update drive_logs set doubts = doubts + 1
            """);
        await house.WrittenAsync();
        await house.IsWholeAsync();
        Assert.Equal([1, 2], house.Seqs("2026-11"));
        Assert.Empty(house.Lines("2026-12"));
    }
}
