using Microsoft.Playwright;

namespace St4cker.EndToEnd.Devices;

/// <summary>What a person does with the desktop client, in a real browser against the real program.</summary>
public sealed class App_in_a_browser(AppHouse house) : IClassFixture<AppHouse>
{
    [Fact]
    public async Task What_is_confirmed_in_the_chat_is_on_the_screen_and_told()
    {
        var ann = house.Join();
        await ann.KeepAsync("Buy milk tomorrow 9am");
        var page = await house.OpenPairedAsync(ann);
        await AppHouse.LiveAsync(page);
        await AppHouse.GoAsync(page, "tasks");
        await AppHouse.SeesAsync(page, "Buy milk");
        await ann.KeepAsync("/task Call <b>Ben</b> 🎈 | tomorrow");
        await AppHouse.SeesAsync(page, "Call <b>Ben</b> 🎈");
        await Assertions.Expect(page.Locator("#toasts")).ToContainTextAsync("Call <b>Ben</b> 🎈 — from the chat");
        Assert.Equal(0, await page.Locator(".rows b, #toasts b").CountAsync());
    }

    [Fact]
    public async Task A_link_asks_before_it_pairs_and_its_token_leaves_the_address_at_once()
    {
        var ann = house.Join();
        var (_, link) = await AppHouse.OfferAsync(ann);
        var page = await house.OpenAsync(link.Fragment);
        Assert.DoesNotContain("pair", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("dialog .said")).ToContainTextAsync("You followed a pairing link");
        await page.Locator("dialog button[type=submit]").ClickAsync();
        await AppHouse.LiveAsync(page);
        await ann.SeesAsync("Paired");
    }

    [Fact]
    public async Task A_wrong_code_is_told_and_nothing_is_paired()
    {
        var page = await house.OpenAsync();
        house.Join();
        await page.Locator(".invitation .button").ClickAsync();
        await page.Locator("input.code").FillAsync("AAA AAA");
        await page.Locator("dialog button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("dialog .problem")).ToContainTextAsync("not a code that waits");
        await Assertions.Expect(page.Locator("#status-rail.unpaired")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_made_before_pairing_is_sent_after_it_and_comes_to_the_other_device()
    {
        var ann = house.Join();
        var other = await house.OpenPairedAsync(ann);
        var page = await house.OpenAsync();
        await AppHouse.AddAsync(page, "Made before pairing");
        await AppHouse.GoAsync(page, "money");
        await page.Locator(".adder .figure").FillAsync("12.50");
        await page.Locator(".adder.money input[aria-label='What for']").FillAsync("Lunch");
        await page.Locator(".adder.money select").SelectOptionAsync("food");
        await page.Locator(".adder.money button[type=submit]").ClickAsync();
        await AppHouse.GoAsync(page, "projects");
        await AppHouse.AddAsync(page, "Thesis");
        await page.Locator(".card [data-part=log]").ClickAsync();
        await page.Locator("dialog [data-field=progressAfter]").FillAsync("40");
        await page.Locator("dialog button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".ring text")).ToHaveTextAsync("40%");
        await AppHouse.GoAsync(page, "notes");
        await page.Locator(".adder textarea").FillAsync("Wifi\non the board");
        await page.Locator(".adder.note button").ClickAsync();
        Assert.Equal(0, await ann.CountAsync("tasks"));
        await house.PairAsync(page, ann);
        await Assertions.Expect(page.Locator("#status-rail")).ToHaveTextAsync("Live");
        await ann.UntilCountAsync(1, "tasks", "title = 'Made before pairing' and status = 'open'");
        await ann.UntilCountAsync(1, "transactions", "amount_minor = 1250 and description = 'Lunch' and category = 'food'");
        await ann.UntilCountAsync(1, "progress", "progress_after = 40 and project = 'Thesis'");
        await ann.UntilCountAsync(1, "notes", "title = 'Wifi' and text = 'on the board'");
        Assert.Equal(0, await AppHouse.CountAsync(page, "refused"));
        await AppHouse.GoAsync(other, "tasks");
        await AppHouse.SeesAsync(other, "Made before pairing");
    }

    [Fact]
    public async Task Offline_it_opens_and_takes_changes_which_come_to_the_chat_and_the_other_device_later()
    {
        var ann = house.Join();
        await ann.KeepAsync("/task Buy milk | tomorrow 9am");
        var other = await house.OpenPairedAsync(ann);
        await AppHouse.GoAsync(other, "tasks");
        var page = await house.OpenPairedAsync(ann);
        await AppHouse.LiveAsync(page);
        await AppHouse.GoAsync(page, "tasks");
        await AppHouse.SeesAsync(page, "Buy milk");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#status-rail.offline")).ToBeVisibleAsync();
        await AppHouse.Row(page, "Buy milk").Locator(".main").ClickAsync();
        await page.Locator("dialog [data-field=title]").FillAsync("Buy oat milk");
        await page.Locator("dialog button[type=submit]").ClickAsync();
        // Not checked whether it is ticked: its row leaves the list.
        await AppHouse.Row(page, "Buy oat milk").Locator(".tick").ClickAsync();
        await Assertions.Expect(page.Locator("#status-rail")).ToContainTextAsync("2 changes wait");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#status-rail")).ToHaveTextAsync("Live");
        await ann.UntilCountAsync(1, "tasks", "title = 'Buy oat milk' and status = 'done'");
        await other.Locator(".segments label", new() { HasText = "Done" }).ClickAsync();
        await AppHouse.SeesAsync(other, "Buy oat milk");
    }

    [Fact]
    public async Task A_deletion_can_be_taken_back_for_a_while_and_then_travels()
    {
        var ann = house.Join();
        await ann.KeepAsync("/task Buy milk | tomorrow 9am");
        var page = await house.OpenPairedAsync(ann);
        await AppHouse.GoAsync(page, "tasks");
        await AppHouse.Row(page, "Buy milk").Locator(".main").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(AppHouse.Row(page, "Buy milk")).ToHaveCountAsync(0);
        await page.Locator(".toast .link").ClickAsync();
        await AppHouse.SeesAsync(page, "Buy milk");
        await AppHouse.Row(page, "Buy milk").Locator(".main").ClickAsync();
        await page.Locator("[data-deed=delete]").ClickAsync();
        await ann.UntilCountAsync(1, "tasks", "deleted_at is not null");
        Assert.Equal(1, await ann.CountAsync("events", "event_type = 'task.deleted'"));
    }

    [Fact]
    public async Task Unpaired_in_the_chat_it_says_so_keeps_all_and_sends_what_waited_to_the_same_person()
    {
        var ann = house.Join();
        await ann.KeepAsync("/task Buy milk | tomorrow 9am");
        var page = await house.OpenPairedAsync(ann);
        await AppHouse.LiveAsync(page);
        var devices = await ann.ShownAsync("/device", "💻");
        await ann.PressAsync(devices, "✖");
        await Assertions.Expect(page.Locator("#status-rail.expired")).ToBeVisibleAsync();
        await AppHouse.GoAsync(page, "tasks");
        await AppHouse.SeesAsync(page, "Buy milk");
        await AppHouse.AddAsync(page, "Made while unpaired");
        var ben = house.Join("Ben");
        await house.PairAsync(page, ben);
        await Assertions.Expect(page.Locator("dialog", new() { HasText = "somebody else’s things" })).ToBeVisibleAsync();
        await page.Locator("dialog .button:not(.danger)").ClickAsync();
        await Assertions.Expect(page.Locator("#status-rail.unpaired")).ToBeVisibleAsync();
        Assert.Equal(0, await ben.CountAsync("events"));
        await house.PairAsync(page, ann);
        await ann.UntilCountAsync(1, "tasks", "title = 'Made while unpaired'");
    }

    [Fact]
    public async Task Unpairing_here_is_asked_told_in_the_chat_and_wipes_when_that_is_chosen()
    {
        var ann = house.Join();
        await ann.KeepAsync("/task Buy milk | tomorrow 9am");
        var page = await house.OpenPairedAsync(ann);
        await AppHouse.LiveAsync(page);
        await page.Locator(".panels .danger").ClickAsync();
        await page.Locator("dialog input[value=forget]").CheckAsync();
        await page.Locator("dialog .danger").ClickAsync();
        await Assertions.Expect(page.Locator("#status-rail.unpaired")).ToBeVisibleAsync();
        await ann.SeesAsync("unpaired itself");
        Assert.Equal(0, await AppHouse.CountAsync(page, "things"));
        Assert.Equal(0, await AppHouse.CountAsync(page, "meta"));
    }

    [Fact]
    public async Task A_second_tab_follows_the_first_ones_line_and_takes_over_when_it_closes()
    {
        var ann = house.Join();
        var page = await house.OpenPairedAsync(ann);
        await AppHouse.LiveAsync(page);
        var second = await page.Context.NewPageAsync();
        var sockets = 0;
        second.WebSocket += (_, _) => sockets++;
        await house.VisitAsync(second, "#tasks");
        await AppHouse.LiveAsync(second);
        await ann.KeepAsync("/task Buy milk | tomorrow 9am");
        await AppHouse.SeesAsync(second, "Buy milk");
        Assert.Equal(0, sockets);
        await page.CloseAsync();
        await ann.KeepAsync("/task Buy bread | tomorrow 9am");
        await AppHouse.SeesAsync(second, "Buy bread");
        Assert.Equal(1, sockets);
    }

    [Fact]
    public async Task The_focus_stays_on_its_row_while_others_come_and_the_keys_do_what_they_say()
    {
        var ann = house.Join();
        await ann.KeepAsync("/task Buy milk | tomorrow 9am");
        await ann.KeepAsync("/task Buy bread | tomorrow 10am");
        var page = await house.OpenPairedAsync(ann);
        await AppHouse.LiveAsync(page);
        await page.Keyboard.PressAsync("2");
        await AppHouse.Row(page, "Buy milk").Locator(".main").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await ann.KeepAsync("/task Before them all | tomorrow 7am");
        await AppHouse.SeesAsync(page, "Before them all");
        await Assertions.Expect(AppHouse.Row(page, "Buy bread").Locator(".main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await ann.UntilCountAsync(1, "tasks", "title = 'Buy bread' and status = 'done'");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog.keys")).ToBeVisibleAsync();
    }
}
