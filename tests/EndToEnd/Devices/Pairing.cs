using System.Net;
using System.Net.Http.Json;
using St4cker.Client;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

public sealed class Pairing(RunningProgram program) : IClassFixture<RunningProgram>
{
    private HttpClient Http => program.Program.Http;

    [Fact]
    public async Task A_code_from_the_chat_pairs_a_device_once_and_the_chat_says_so()
    {
        var ann = program.Join();
        var (code, card) = await DeviceUnderTest.CodeAsync(ann);
        await using var laptop = await DeviceUnderTest.PairAsync(Http, code.ToLowerInvariant(), "Ann's laptop");
        await ann.BecomesAsync(card, "Paired: Ann's laptop");
        Assert.Equal("used", (await Assert.ThrowsAsync<SyncException>(() => DeviceUnderTest.PairAsync(Http, code))).Code);
        var snapshot = await laptop.Api.SnapshotAsync();
        Assert.Equal("Ann", snapshot.Person.FirstName);
        Assert.Equal(1, await ann.CountAsync("sessions"));
        Assert.Contains("device_paired", await ann.TrailAsync());
    }

    [Fact]
    public async Task A_link_pairs_too_and_then_the_code_beside_it_is_used()
    {
        var ann = program.Join();
        var (code, card) = await DeviceUnderTest.CodeAsync(ann);
        await using var phone = await DeviceUnderTest.PairAsync(Http, DeviceUnderTest.TokenOf(card), "Phone");
        await ann.BecomesAsync(card, "Paired: Phone");
        Assert.Equal("used", (await Assert.ThrowsAsync<SyncException>(() => DeviceUnderTest.PairAsync(Http, code))).Code);
    }

    [Fact]
    public async Task Of_ten_who_come_at_once_with_one_code_one_is_paired()
    {
        var ann = program.Join();
        var (code, _) = await DeviceUnderTest.CodeAsync(ann);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var answer = await Http.PostAsJsonAsync("/api/verify-pairing", new { code });
            return await answer.Content.ReadAsStringAsync();
        }));
        Assert.Single(answers, answer => answer.Contains("sessionToken", StringComparison.Ordinal));
        Assert.Equal(1, await ann.CountAsync("sessions"));
    }

    [Fact]
    public async Task A_new_code_ends_the_one_before()
    {
        var ann = program.Join();
        var (old, _) = await DeviceUnderTest.CodeAsync(ann);
        var (code, _) = await DeviceUnderTest.CodeAsync(ann);
        Assert.Equal("expired", (await Assert.ThrowsAsync<SyncException>(() => DeviceUnderTest.PairAsync(Http, old))).Code);
        await using var laptop = await DeviceUnderTest.PairAsync(Http, code);
    }

    [Fact]
    public async Task A_code_is_over_after_five_minutes()
    {
        var ann = program.Join();
        var (code, card) = await DeviceUnderTest.CodeAsync(ann);
        await ann.AskAsync<object>("with old as (update pairing_codes set expires_at = now() where user_id = $1 returning 1) select count(*) from old");
        Assert.Equal("expired", (await Assert.ThrowsAsync<SyncException>(() => DeviceUnderTest.PairAsync(Http, code))).Code);
        Assert.Equal("expired", (await Assert.ThrowsAsync<SyncException>(() => DeviceUnderTest.PairAsync(Http, DeviceUnderTest.TokenOf(card)))).Code);
        Assert.Equal(0, await ann.CountAsync("sessions"));
    }

    [Fact]
    public async Task Unpaired_in_the_chat_the_device_is_cut_off_and_told()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await using var phone = await DeviceUnderTest.PairAsync(program.Program, ann, "Phone");
        await laptop.FollowAsync();
        await phone.FollowAsync();
        var list = await ann.ShownAsync("/device", "Laptop", "Phone");
        await ann.TapAsync(list, "✖ Unpair Laptop", "Phone");
        await ann.SeesAsync("Unpaired: Laptop");
        await laptop.UntilAsync(() => laptop.Dropped is { Code: "unauthorized" }, "the laptop was told");
        Assert.Equal("unauthorized", (await Assert.ThrowsAsync<SyncException>(() => laptop.Api.SnapshotAsync())).Code);
        Assert.Null(phone.Dropped);
        await phone.Api.SnapshotAsync();
    }

    [Fact]
    public async Task A_device_unpairs_itself_and_the_chat_is_told()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        await laptop.Api.UnpairAsync();
        await ann.SeesAsync("Laptop unpaired itself");
        Assert.Equal("unauthorized", (await Assert.ThrowsAsync<SyncException>(() => laptop.Api.EventsAsync(0))).Code);
        Assert.Contains("device_unpaired", await ann.TrailAsync());
    }

    [Fact]
    public async Task Nobody_unpairs_somebody_elses_device()
    {
        var ann = program.Join();
        var mallory = program.Join(name: "Mallory");
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann, "Laptop");
        var (_, card) = await DeviceUnderTest.CodeAsync(mallory);
        await mallory.ForgeAsync(card, Drafts.SimplePress.OfDevice(laptop.Paired.DeviceId));
        await mallory.SeesAsync("not paired any more");
        await laptop.Api.SnapshotAsync();
    }

    [Fact]
    public async Task A_month_without_being_seen_ends_a_session()
    {
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        await ann.AskAsync<object>("with old as (update sessions set expires_at = now() where user_id = $1 returning 1) select count(*) from old");
        Assert.Equal("expired", (await Assert.ThrowsAsync<SyncException>(() => laptop.Api.SnapshotAsync())).Code);
    }

    [Theory]
    [InlineData("<b>My</b>\r\nPC\u202e", "<b>My</b> PC")]
    [InlineData("   ", "St4cker")]
    [InlineData("Очень-очень-очень-очень-очень длинное имя ноутбука", "Очень-очень-очень-очень-очень длинное им")]
    public async Task A_device_has_a_name_that_fits_a_line(string said, string shown)
    {
        var ann = program.Join();
        var (code, card) = await DeviceUnderTest.CodeAsync(ann);
        await using var laptop = await DeviceUnderTest.PairAsync(Http, code, said);
        await ann.BecomesAsync(card, "Paired: " + shown);
    }

    [Fact]
    public async Task A_code_can_be_shown_as_a_picture()
    {
        var ann = program.Join();
        var (_, card) = await DeviceUnderTest.CodeAsync(ann);
        await ann.PressAsync(card, "▦");
        var picture = await ann.SeesAsync(entry => entry.Message.From.IsBot && entry.Message.Photo is not null);
        Assert.Contains("camera", picture.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"code\":5}")]
    [InlineData("{\"code\":\"\"}")]
    [InlineData("{")]
    public async Task What_is_no_request_is_refused(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync("/api/verify-pairing", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
