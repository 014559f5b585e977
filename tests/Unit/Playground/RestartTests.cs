using St4cker.Contracts;
using St4cker.Playground.GoogleStandIn;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Unit.Playground;

public sealed class RestartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("st4cker-playground-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Telegram_knows_its_chats_after_a_restart_and_gives_no_number_twice()
    {
        long message;
        await using (var before = Telegram())
        {
            before.Join(1, "Ann");
            message = before.Say(1, "milk").MessageId;
            before.Block(1);
        }
        await using var after = Telegram();
        Assert.Equal("milk", Assert.Single(after.Messages(1)).Message.Text);
        Assert.Equal(1, after.PendingUpdates);
        Assert.Equal(message + 1, after.Say(1, "eggs").MessageId);
        var updates = await after.GetUpdatesAsync(0, 100, TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(2, updates.Select(update => update.UpdateId).Distinct().Count());
    }

    [Fact]
    public async Task Numbers_of_confirmed_updates_are_not_given_again()
    {
        long last;
        await using (var before = Telegram())
        {
            before.Join(1, "Ann");
            before.Say(1, "milk");
            last = (await before.GetUpdatesAsync(0, 100, TimeSpan.Zero, CancellationToken.None))[^1].UpdateId;
            await before.GetUpdatesAsync(last + 1, 100, TimeSpan.Zero, CancellationToken.None);
        }
        for (var restart = 0; restart < 2; restart++)
            await Telegram().DisposeAsync();
        await using var after = Telegram();
        Assert.Equal(0, after.PendingUpdates);
        after.Say(1, "eggs");
        Assert.Equal(last + 1, Assert.Single(await after.GetUpdatesAsync(0, 100, TimeSpan.Zero, CancellationToken.None)).UpdateId);
    }

    [Fact]
    public async Task A_line_that_a_kill_cut_short_is_passed_over()
    {
        await using (var before = Telegram())
        {
            before.Join(1, "Ann");
            before.Say(1, "milk");
        }
        await File.AppendAllTextAsync(Path.Combine(_directory, "telegram.jsonl"), """{"fact":"written","entry":{"mess""");
        await using var after = Telegram();
        Assert.Single(after.Messages(1));
    }

    [Fact]
    public async Task A_second_copy_in_the_same_directory_says_so_and_stops()
    {
        await using var first = Telegram();
        var refused = Assert.Throws<SettingException>(Telegram);
        Assert.Equal("St4cker__DataDirectory", refused.Setting);
    }

    [Fact]
    public async Task Only_the_last_messages_of_a_chat_are_kept()
    {
        await using var telegram = new FakeTelegram(new FakeTelegramOptions { HistoryPerChat = 3 });
        telegram.Join(1, "Ann");
        foreach (var text in new[] { "a", "b", "c", "d" })
            telegram.Say(1, text);
        Assert.Equal(["b", "c", "d"], telegram.Messages(1).Select(entry => entry.Message.Text));
    }

    [Fact]
    public void Google_keeps_accounts_access_and_tasks()
    {
        string token;
        using (var before = Google())
        {
            token = before.Connect("ann@example.com");
            before.Insert("ann@example.com", "@default", new() { ["title"] = "Milk" }, null, null);
        }
        using var after = Google();
        Assert.Equal("Milk", Assert.Single(after.Tasks("ann@example.com")).Title);
        Assert.Null(after.Refresh(token).Error);
    }

    [Fact]
    public void Google_keeps_files_and_what_an_access_is_good_for()
    {
        string token;
        using (var before = Google())
        {
            token = before.Connect("ann@example.com", FakeGoogle.DriveScope);
            var file = before.CreateFile("ann@example.com", new() { ["name"] = "events.jsonl" }, "text/plain", "one"u8.ToArray());
            before.UpdateFile("ann@example.com", file.Id, [], "two"u8.ToArray());
        }
        using var after = Google();
        Assert.Equal("two", after.DriveText("ann@example.com", "events.jsonl"));
        Assert.Equal(FakeGoogle.DriveScope, after.Refresh(token).Scope);
        Assert.Single(Directory.GetFiles(Path.Combine(_directory, "drive")));
    }

    private FakeTelegram Telegram() => new(new FakeTelegramOptions { Directory = _directory });

    private FakeGoogle Google() => new(new FakeGoogleOptions { Directory = _directory });
}
