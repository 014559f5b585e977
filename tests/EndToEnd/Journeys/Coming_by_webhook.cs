using System.Net;
using System.Text;
using System.Text.Json;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Journeys;

public sealed class Coming_by_webhook(ByWebhook program) : IClassFixture<ByWebhook>, IDisposable
{
    private static long _updateId = 8_000_000_000;

    [Fact]
    public async Task Milk_tomorrow_at_nine_comes_the_same_way()
    {
        var ann = await program.JoinConnectedAsync();
        await ann.ConfirmAsync(await ann.DraftAsync("Buy milk tomorrow 9am"), Chat.AtGoogle);
        Assert.Equal("Buy milk", Assert.Single(program.Google.Tasks(ann.Account)).Title);
        Assert.Equal(1, await ann.CountAsync("tasks"));
    }

    [Fact]
    public async Task Susu_besok_jam_sembilan_too()
    {
        var budi = await program.JoinConnectedAsync("id");
        var card = await budi.DraftAsync("beli susu besok jam 9");
        await budi.PressAsync(card, Chat.Confirm);
        await budi.BecomesAsync(card, "Tersimpan ✓", Chat.AtGoogle);
        Assert.Single(program.Google.Tasks(budi.Account));
    }

    [Fact]
    public async Task The_same_update_fifty_times_at_once_is_one_draft()
    {
        var ann = await KnownAsync();
        var update = Message(ann, "Buy fifty eggs");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(update)));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        await ann.SeesAsync("Buy fifty eggs");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(update));
        // What comes after the repetitions shows that they are through.
        await ann.DraftAsync("Buy one more egg");
        Assert.Equal(2, await ann.CountAsync("drafts"));
        Assert.Single(ann.BotMessages, entry => entry.Message.Text!.Contains("fifty", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_presses_of_Confirm_at_once_save_one_task()
    {
        var ann = await program.JoinConnectedAsync();
        var card = await ann.DraftAsync("Buy one loaf");
        var confirm = card.Buttons.First().CallbackData!;
        var presses = Enumerable.Range(0, 10).Select(_ => program.Telegram.PressOld(ann.Id, card.Message, confirm)).ToList();
        await Task.WhenAll(presses.Select(ann.ToastAsync));
        await ann.BecomesAsync(card, Chat.Saved, Chat.AtGoogle);
        await ann.UntilCountAsync(10, "commands", "type = 'confirm_draft' and status = 'completed'");
        Assert.Equal(1, await ann.CountAsync("tasks"));
        Assert.Equal(1, await ann.CountAsync("executions"));
        Assert.Equal(1, await ann.CountAsync("audit_log", "action = 'draft_executed'"));
        Assert.Equal(9, await ann.CountAsync("audit_log", "action = 'answer_refused'"));
        Assert.Single(program.Google.Tasks(ann.Account));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a-guess")]
    [InlineData("the-secret-of-this-test-and-more")]
    public async Task Whoever_does_not_know_the_secret_is_sent_away_and_leaves_nothing(string? secret)
    {
        var ann = await KnownAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Message(ann, "Buy a forged stamp"), secret));
        await ann.DraftAsync("Buy a real stamp");
        Assert.Equal(1, await ann.CountAsync("drafts"));
        Assert.Equal(0, await ann.CountAsync("updates", "payload_json::text like '%forged%'"));
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":\"x\"}")]
    public async Task What_is_no_update_is_refused(string body) => Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body));

    [Fact]
    public async Task An_update_of_two_megabytes_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("{\"update_id\":1,\"x\":\"" + new string('x', 1_500_000) + "\"}"));

    [Fact]
    public async Task Kinds_of_update_that_nobody_knows_yet_are_taken_and_left()
    {
        var id = Interlocked.Increment(ref _updateId);
        Assert.Equal(HttpStatusCode.OK, await PostAsync($$$"""{"update_id":{{{id}}},"gift_of_the_future":{"from":{"id":5},"stars":[1,2]}}"""));
        await RunningProgram.UntilAsync(
            async () => await program.Database.QueryAsync<string>($"select status from updates where update_id = {id}") == "ignored", "ignored");
    }

    [Fact]
    public async Task Updates_that_overtake_each_other_are_each_answered()
    {
        var ann = await KnownAsync();
        var updates = Enumerable.Range(1, 12).Select(number => Message(ann, $"Buy {number} candles")).Reverse().ToList();
        await Task.WhenAll(updates.Select(update => PostAsync(update)));
        await ann.UntilCountAsync(12, "drafts");
        await RunningProgram.UntilAsync(() => Task.FromResult(ann.BotMessages.Count(entry => entry.Message.Text!.Contains("candles", StringComparison.Ordinal)) == 12), "twelve cards");
    }

    [Fact]
    public async Task An_edit_that_overtakes_its_message_is_one_draft_of_what_it_says_now()
    {
        var ann = await KnownAsync();
        var message = Message(ann, "Buy ten ropes");
        var edited = message.Replace("\"message\":", "\"edited_message\":", StringComparison.Ordinal).Replace("ten ropes", "two ropes", StringComparison.Ordinal)
            .Replace("\"update_id\":", "\"update_id\":9", StringComparison.Ordinal);
        await PostAsync(edited);
        await ann.SeesAsync("Buy two ropes");
        await PostAsync(message);
        await ann.UntilCountAsync(0, "updates", "status in ('stored', 'processing')");
        await ann.SettledAsync();
        Assert.Equal(1, await ann.CountAsync("drafts"));
        Assert.DoesNotContain(ann.BotMessages, entry => entry.Message.Text!.Contains("ten ropes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_edited_twice_after_it_was_saved_changes_the_one_thing()
    {
        var ann = program.Join();
        var said = ann.Say("Buy ten lamps");
        var card = await ann.AnswerAsync(said);
        await ann.ConfirmAsync(card);
        program.Telegram.Edit(ann.Id, said.MessageId, "Buy six lamps");
        var change = await ann.SeesAsync(entry => entry.Message.MessageId > card.Message.MessageId && entry.Words.Contains("six lamps", StringComparison.Ordinal));
        program.Telegram.Edit(ann.Id, said.MessageId, "Buy two lamps");
        await ann.ConfirmAsync(await ann.BecomesAsync(change, "two lamps"));
        Assert.Equal("Buy two lamps", await ann.AskAsync<string>("select string_agg(title, ', ') from tasks where user_id = $1"));
    }

    [Fact]
    public async Task Messages_of_one_number_in_two_chats_are_two_drafts()
    {
        var ann = await KnownAsync();
        var group = program.Telegram.OpenGroup(-1_000_000_000_000 - ann.Id, "Us");
        var message = Message(ann, "Buy ten nails");
        await PostAsync(message);
        await ann.SeesAsync("Buy ten nails");
        var there = message.Replace("\"type\":\"private\"", "\"type\":\"supergroup\"", StringComparison.Ordinal).Replace($"\"chat\":{{\"id\":{ann.Id}", $"\"chat\":{{\"id\":{group.Id}", StringComparison.Ordinal)
            .Replace("Buy ten nails", "/task Buy ten screws", StringComparison.Ordinal).Replace("\"update_id\":", "\"update_id\":9", StringComparison.Ordinal);
        await PostAsync(there);
        await ann.UntilCountAsync(2, "drafts");
    }

    public void Dispose() => _http.Dispose();

    private readonly HttpClient _http = new();

    /// <summary>A person whom the bot may write to.</summary>
    private async Task<Chat> KnownAsync()
    {
        var ann = program.Join();
        ann.Say("/help");
        await ann.SeesAsync("What I can do");
        return ann;
    }

    private static string Message(Chat person, string text) => JsonSerializer.Serialize(new
    {
        update_id = Interlocked.Increment(ref _updateId),
        message = new
        {
            message_id = _updateId,
            date = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            from = new { id = person.Id, is_bot = false, first_name = "Ann", language_code = "en" },
            chat = new { id = person.Id, type = "private", first_name = "Ann" },
            text,
        },
    });

    private async Task<HttpStatusCode> PostAsync(string update, string? secret = ByWebhook.Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, program.Program.Url + "/telegram/webhook") { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        if (secret is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }
}
