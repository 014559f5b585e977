using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Npgsql;
using St4cker.EndToEnd.Fixtures;
using St4cker.Telegram;

namespace St4cker.EndToEnd.Telegram;

public sealed class OutboundDispatcherTests(PostgresServer postgres) : IAsyncLifetime
{
    private const long Ann = 7;
    private OutboundHouse _house = null!;

    private BotApi Api => _house.Api;

    public async ValueTask InitializeAsync() => _house = await OutboundHouse.BuildAsync(postgres);

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private static OutgoingMessage Card(Guid draft, string html, long chat = Ann) =>
        OutgoingMessage.ForDraft(draft, chat, chat, new OutgoingBody(html, [[new OutgoingButton("✅ Confirm", "c:1")]]));

    private static OutgoingMessage Notice(string name, long chat = Ann) =>
        OutgoingMessage.ForUpdate(4242, 1, name, chat, chat, new OutgoingBody(name));

    private static string[] Texts(IEnumerable<JsonObject> requests) => [.. requests.Select(request => (string)request["text"]!)];

    /// <summary>A card that Telegram took without a word.</summary>
    private async Task<(Guid Draft, long Message)> StandUnansweredAsync()
    {
        var draft = await _house.DraftAsync(Ann);
        Api.Instead = DoAndBreakAsync;
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await _house.UntilStatusAsync($"draft:{draft}", "unknown");
        return (draft, Assert.Single(Api.Messages).Key.Message);
    }

    /// <summary>Telegram does what it is asked and its answer gets lost.</summary>
    private async Task<IResult?> DoAndBreakAsync(HttpContext context, string method, JsonObject request)
    {
        Api.Act(method, request);
        context.Abort();
        return await Task.FromResult(Results.Empty);
    }

    [Fact]
    public async Task A_card_is_sent_once_and_its_draft_learns_which_message_it_is()
    {
        var draft = await _house.DraftAsync(Ann);
        await _house.StartAsync();

        await _house.PutAsync(Card(draft, "Buy milk"));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");

        var (_, message) = Assert.Single(Api.Messages).Key;
        Assert.Equal(message, await _house.AskAsync<long>($"select card_message_id from drafts where id = '{draft}'"));
        Assert.Equal(message, await _house.AskAsync<long>("select message_id from outbound_messages"));
    }

    [Fact]
    public async Task What_waits_goes_out_once_in_its_newest_form()
    {
        var draft = Guid.NewGuid();
        await _house.PutAsync(Card(draft, "one"));
        await _house.PutAsync(Card(draft, "two"), Card(draft, "three"));

        await _house.StartAsync();
        await _house.UntilStatusAsync($"draft:{draft}", "sent");

        Assert.Equal(["three"], Texts(Api.Sent("sendMessage")));
        Assert.Empty(Api.Sent("editMessageText"));
    }

    [Fact]
    public async Task A_card_that_changes_is_edited_in_place_and_the_same_card_again_is_nothing()
    {
        var draft = Guid.NewGuid();
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        await _house.PutAsync(Card(draft, "two"));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");

        await _house.PutAsync(Card(draft, "two"));

        Assert.Equal("sent", await _house.StatusAsync($"draft:{draft}"));
        Assert.Equal(2, await _house.AskAsync<int>("select revision from outbound_messages"));
        Assert.Equal("two", (string)Assert.Single(Api.Messages).Value["text"]!);
    }

    [Fact]
    public async Task A_card_that_changes_while_it_is_sent_is_edited_afterwards()
    {
        var draft = Guid.NewGuid();
        var arrived = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        Api.Instead = async (_, method, _) =>
        {
            if (method != "sendMessage")
                return null;
            arrived.SetResult();
            await goOn.Task;
            return null;
        };
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await arrived.Task;
        await _house.PutAsync(Card(draft, "two"));
        goOn.SetResult();
        await _house.UntilStatusAsync($"draft:{draft}", "sent");

        Assert.Equal(["one"], Texts(Api.Sent("sendMessage")));
        Assert.Equal(["two"], Texts(Api.Sent("editMessageText")));
    }

    [Fact]
    public async Task A_lost_answer_to_a_first_send_is_never_sent_again_and_a_press_proves_that_it_arrived()
    {
        var draft = await _house.DraftAsync(Ann);
        Api.Instead = DoAndBreakAsync;
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await _house.UntilStatusAsync($"draft:{draft}", "unknown");
        Api.Instead = null;
        var message = Assert.Single(Api.Messages).Key.Message;

        await _house.ExecuteAsync(Outbox.Seen(Ann, message, draft));
        Assert.Equal("sent", await _house.StatusAsync($"draft:{draft}"));
        Assert.Equal(message, await _house.AskAsync<long>($"select card_message_id from drafts where id = '{draft}'"));

        await _house.PutAsync(Card(draft, "two"));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        Assert.Equal("two", (string)Assert.Single(Api.Messages).Value["text"]!);
    }

    [Fact]
    public async Task A_press_that_comes_before_the_answer_is_lost_counts_too()
    {
        var draft = await _house.DraftAsync(Ann);
        Api.Instead = async (context, method, request) =>
        {
            Api.Act(method, request);
            await _house.ExecuteAsync(Outbox.Seen(Ann, Assert.Single(Api.Messages).Key.Message, draft));
            context.Abort();
            return Results.Empty;
        };
        await _house.StartAsync();

        await _house.PutAsync(Card(draft, "one"));

        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        Assert.Single(Api.Sent("sendMessage"));
    }

    [Fact]
    public async Task A_press_on_an_older_card_does_not_stand_for_the_newer_one_whose_answer_is_lost()
    {
        var (draft, message) = await StandUnansweredAsync();

        // While the newer one is on its way, and gets lost there.
        Api.Instead = async (context, _, _) =>
        {
            Api.Instead = null;
            await _house.ExecuteAsync(Outbox.Seen(Ann, message, draft));
            context.Abort();
            return Results.Empty;
        };
        await _house.PutAsync(Card(draft, "two"));

        await OutboundHouse.UntilAsync(() => Task.FromResult((string)Api.Messages.Single().Value["text"]! == "two"));
    }

    [Fact]
    public async Task A_press_on_an_older_card_brings_the_newer_words_there_that_got_lost_before()
    {
        var (draft, message) = await StandUnansweredAsync();
        var lost = 0;
        Api.Instead = (context, _, _) =>
        {
            lost++;
            context.Abort();
            return Task.FromResult<IResult?>(Results.Empty);
        };
        await _house.PutAsync(Card(draft, "two"));
        await OutboundHouse.UntilAsync(async () => lost == 1 && await _house.StatusAsync($"draft:{draft}") == "unknown");
        Api.Instead = null;

        await _house.ExecuteAsync(Outbox.Seen(Ann, message, draft));

        await OutboundHouse.UntilAsync(() => Task.FromResult((string)Api.Messages.Single().Value["text"]! == "two"));
    }

    [Fact]
    public async Task The_clock_finds_what_may_be_lost_once_the_time_has_come_and_only_until_it_was_told()
    {
        var draft = Guid.NewGuid();
        Api.Instead = DoAndBreakAsync;
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await _house.UntilStatusAsync($"draft:{draft}", "unknown");
        var now = DateTimeOffset.UtcNow;

        Assert.Empty(await UnknownMessages.FindAsync(_house.Database, now, 10, CancellationToken.None));
        var lost = Assert.Single(await UnknownMessages.FindAsync(_house.Database, now.AddSeconds(16), 10, CancellationToken.None));
        Assert.Equal(new UnknownMessage($"draft:{draft}", Ann, Ann, draft), lost);

        await _house.PutAsync(OutgoingMessage.ForLost(lost.Key, lost.UserId, lost.ChatId, new OutgoingBody("My last answer may not have reached you")));
        await _house.UntilStatusAsync("lost:" + lost.Key, "unknown");
        Assert.Empty(await UnknownMessages.FindAsync(_house.Database, now.AddSeconds(60), 10, CancellationToken.None));
    }

    [Fact]
    public async Task An_unknown_card_comes_anew_when_the_person_asks_for_it()
    {
        var draft = Guid.NewGuid();
        Api.Instead = DoAndBreakAsync;
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await _house.UntilStatusAsync($"draft:{draft}", "unknown");
        Api.Instead = null;

        await _house.PutAsync(Card(draft, "one") with { Anew = true });

        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        Assert.Equal(["one", "one"], Texts(Api.Sent("sendMessage")));
    }

    [Fact]
    public async Task A_lost_answer_to_an_edit_is_no_matter()
    {
        var draft = Guid.NewGuid();
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        var lost = 0;
        Api.Instead = async (context, method, request) => ++lost == 1 ? await DoAndBreakAsync(context, method, request) : null;

        await _house.PutAsync(Card(draft, "two"));

        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        Assert.Equal(2, Api.Sent("editMessageText").Count());
        Assert.Equal("two", (string)Assert.Single(Api.Messages).Value["text"]!);
    }

    [Fact]
    public async Task A_card_deleted_in_the_chat_comes_anew()
    {
        var draft = Guid.NewGuid();
        await _house.StartAsync();
        await _house.PutAsync(Card(draft, "one"));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        Api.Messages.Clear();

        await _house.PutAsync(Card(draft, "two"));

        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        Assert.Equal("two", (string)Assert.Single(Api.Messages).Value["text"]!);
    }

    [Fact]
    public async Task Telegrams_limits_are_kept_and_never_felt()
    {
        Api.Limits = (10, 4);
        await _house.StartAsync(perSecond: 10, perChat: 4);

        await _house.PutAsync([.. Enumerable.Range(0, 30).Select(number => Notice($"n{number:00}", chat: number % 6 + 1))]);
        await _house.UntilSettledAsync();

        Assert.Equal(30, Api.Requests.Count);
        Assert.Equal(30, Api.Messages.Count);
    }

    [Fact]
    public async Task A_wish_to_wait_is_obeyed_by_its_chat_and_holds_up_no_other()
    {
        var refused = false;
        Api.Instead = (_, _, request) =>
        {
            if (refused || (long)request["chat_id"]! != Ann)
                return Task.FromResult<IResult?>(null);
            refused = true;
            return Task.FromResult<IResult?>(BotApi.Refuse(429, "Too Many Requests: retry after 1", new JsonObject { ["retry_after"] = 1 }));
        };
        await _house.StartAsync();

        await _house.PutAsync(Notice("first"), Notice("second"), Notice("other", chat: 8));
        await _house.UntilSettledAsync();

        // The first two are under way at once, to different chats: either may arrive first.
        var sent = Texts(Api.Sent("sendMessage")).ToList();
        Assert.Equal(["first", "first", "second"], sent.Where(text => text != "other"));
        Assert.InRange(sent.IndexOf("other"), 0, 1);
    }

    [Fact]
    public async Task A_chat_gets_its_messages_in_order_and_one_that_has_many_holds_up_no_other()
    {
        await _house.PutAsync([.. Enumerable.Range(0, 40).Select(number => Notice($"n{number:00}"))]);
        await _house.PutAsync(Notice("late", chat: 8));

        await _house.StartAsync();
        await _house.UntilSettledAsync();

        var sent = Texts(Api.Sent("sendMessage"));
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"n{number:00}"), sent.Where(text => text != "late"));
        Assert.InRange(Array.IndexOf(sent, "late"), 0, 5);
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_nothing_more()
    {
        await _house.DraftAsync(Ann);
        Api.Blocked[Ann] = true;
        await _house.PutAsync(Notice("one"), Notice("two"), Notice("three"), Notice("other", chat: 8));

        await _house.StartAsync(perChat: 1);
        await _house.UntilSettledAsync();

        Assert.Equal(1, Api.Sent("sendMessage").Count(request => (long)request["chat_id"]! == Ann));
        Assert.Equal(3, await _house.AskAsync<long>("select count(*) from outbound_messages where status = 'failed'"));
        Assert.True(await _house.AskAsync<bool>($"select blocked_at is not null from users where id = {Ann}"));
    }

    [Fact]
    public async Task One_bad_message_fails_alone_with_its_reason()
    {
        Api.Instead = (_, _, request) => Task.FromResult((long)request["chat_id"]! == 1 ? BotApi.Refuse(400, "Bad Request: chat not found") : null);
        await _house.PutAsync(Notice("bad", chat: 1), Notice("good", chat: 2));
        await _house.PutAsync(Notice("broken", chat: 3));
        await _house.ExecuteAsync("update outbound_messages set body_json = '{}' where chat_id = 3");

        await _house.StartAsync();
        await _house.UntilSettledAsync();

        Assert.Equal("good", (string)Assert.Single(Api.Messages).Value["text"]!);
        Assert.Equal(2, await _house.AskAsync<long>("select count(*) from outbound_messages where status = 'failed' and error is not null"));
    }

    [Fact]
    public async Task Formatting_that_telegram_refuses_does_not_keep_a_message_from_its_reader()
    {
        await _house.StartAsync();

        await _house.PutAsync(Card(Guid.NewGuid(), "<x>1 &lt; <b>2</b></x> <a href=\"https://e.org/?a=1&amp;b=2\">more</a>"));
        await _house.UntilSettledAsync();

        var shown = Assert.Single(Api.Messages).Value;
        Assert.Equal("<x>1 < 2</x> more (https://e.org/?a=1&b=2)", (string)shown["text"]!);
        Assert.Null(shown["parse_mode"]);
        Assert.Equal("✅ Confirm", (string)shown["reply_markup"]!["inline_keyboard"]![0]![0]!["text"]!);
        Assert.Equal(2, Api.Requests.Count);
    }

    [Fact]
    public async Task Buttons_that_telegram_refuses_become_words_and_those_of_the_program_stay()
    {
        Api.Instead = (_, _, request) => Task.FromResult(
            request.ToJsonString().Contains("\"url\"", StringComparison.Ordinal) ? BotApi.Refuse(400, "Bad Request: BUTTON_URL_INVALID") : null);
        await _house.StartAsync();

        await _house.PutAsync(OutgoingMessage.ForDraft(Guid.NewGuid(), Ann, Ann, new OutgoingBody(
            "<b>Connect</b>", [[new OutgoingButton("Google", Url: "https://e.org/c")], [new OutgoingButton("✖ Cancel", "x:1")]])));
        await _house.UntilSettledAsync();

        var shown = Assert.Single(Api.Messages).Value;
        Assert.Equal("Connect\nGoogle: https://e.org/c", (string)shown["text"]!);
        Assert.Equal("✖ Cancel", (string)Assert.Single(shown["reply_markup"]!["inline_keyboard"]!.AsArray())![0]!["text"]!);
    }

    [Fact]
    public async Task A_message_that_telegram_refuses_plain_too_fails_after_the_second_try()
    {
        Api.Instead = (_, _, _) => Task.FromResult<IResult?>(BotApi.Refuse(400, "Bad Request: something else"));
        await _house.StartAsync();

        await _house.PutAsync(Notice("one"));
        await _house.UntilSettledAsync();

        Assert.Equal(2, Api.Requests.Count);
        Assert.Equal("failed Bad Request: something else", await _house.AskAsync<string>("select status || ' ' || error from outbound_messages"));
    }

    [Fact]
    public async Task While_telegram_is_away_messages_wait_and_are_sent_once_when_it_is_back()
    {
        await _house.StartAsync();
        await _house.RestartApiAsync(async () =>
        {
            await _house.PutAsync(Notice("one"), Notice("other", chat: 8));
            await OutboundHouse.UntilAsync(async () => await _house.AskAsync<int>("select min(attempts) from outbound_messages") > 0);
        });

        await _house.UntilSettledAsync();

        Assert.Equal(["one", "other"], Texts(Api.Sent("sendMessage")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Trouble_at_telegram_is_waited_out()
    {
        var troubles = 0;
        Api.Instead = (_, _, _) => Task.FromResult(++troubles <= 2 ? BotApi.Refuse(500, "Internal Server Error") : null);
        await _house.StartAsync();

        await _house.PutAsync(Notice("one"));
        await _house.UntilSettledAsync();

        Assert.Equal("sent", await _house.AskAsync<string>("select status from outbound_messages"));
        Assert.Equal(3, Api.Requests.Count);
    }

    [Fact]
    public async Task A_gateway_that_fails_leaves_open_whether_a_message_arrived_so_only_edits_are_repeated()
    {
        var draft = Guid.NewGuid();
        IResult Gateway() => Results.Text("<html>Bad Gateway</html>", "text/html", statusCode: 502);
        Api.Instead = (_, method, request) =>
        {
            Api.Act(method, request);
            return Task.FromResult<IResult?>(Gateway());
        };
        await _house.StartAsync();
        await _house.PutAsync(Notice("one"));
        await _house.UntilStatusAsync("notice:4242:1:one", "unknown");

        Api.Instead = null;
        await _house.PutAsync(Card(draft, "two", chat: 8));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");
        var troubles = 0;
        Api.Instead = (_, _, _) => Task.FromResult(++troubles == 1 ? Gateway() : null);
        await _house.PutAsync(Card(draft, "three", chat: 8));
        await _house.UntilStatusAsync($"draft:{draft}", "sent");

        Assert.Equal(["one", "two"], Texts(Api.Sent("sendMessage")));
        Assert.Equal(["three", "three"], Texts(Api.Sent("editMessageText")));
    }

    [Fact]
    public async Task What_a_dead_leader_had_in_hand_is_judged_by_the_next()
    {
        var (sent, edited) = (Guid.NewGuid(), Guid.NewGuid());
        await _house.PutAsync(Card(sent, "first"), Card(edited, "edit", chat: 8));
        await _house.ExecuteAsync("update outbound_messages set status = 'sending'");
        await _house.ExecuteAsync("update outbound_messages set message_id = 5 where chat_id = 8");
        Api.Messages[(8, 5)] = new JsonObject { ["text"] = "before" };

        await _house.StartAsync();

        await _house.UntilStatusAsync($"draft:{edited}", "sent");
        Assert.Equal("unknown", await _house.StatusAsync($"draft:{sent}"));
        Assert.Empty(Api.Sent("sendMessage"));
    }

    [Fact]
    public async Task Of_two_dispatchers_one_works_and_the_other_takes_over()
    {
        var first = await _house.StartAsync();
        await _house.StartAsync();
        await _house.PutAsync([.. Enumerable.Range(0, 100).Select(number => Notice($"a{number}", chat: number + 1))]);
        await _house.UntilSettledAsync();

        await _house.StopAsync(first);
        await _house.PutAsync([.. Enumerable.Range(0, 100).Select(number => Notice($"b{number}", chat: number + 1001))]);
        await _house.UntilSettledAsync();

        Assert.Equal(200, Api.Requests.Count);
        Assert.Equal(200, Api.Messages.Count);
    }

    [Fact]
    public async Task A_leader_that_does_not_know_yet_that_it_is_none_puts_back_nothing_of_its_successor()
    {
        await using var staleApi = await BotApi.StartAsync();
        await using var stale = await _house.StartStaleAsync(staleApi);
        // As when the database restarts: its claims fail, and the lock goes with its connections.
        await _house.ExecuteAsync("""
            create function refuse() returns trigger language plpgsql as $$ begin
                if current_setting('application_name') = 'stale' then raise exception 'not now'; end if;
                return null;
            end $$;
            create trigger refuse before update on outbound_messages for each statement execute function refuse();
            """);
        await _house.PutAsync(Notice("first"));
        stale.Wake();
        await OutboundHouse.UntilAsync(() => Task.FromResult(stale.Failures > 0));
        await _house.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stale'");
        var goOn = new TaskCompletionSource();
        Api.Instead = async (_, _, _) =>
        {
            await goOn.Task;
            return null;
        };
        // It has no place for the second message while the first is under way.
        await _house.StartAsync(perSecond: 1);
        await OutboundHouse.UntilAsync(() => Task.FromResult(Api.Requests.Count == 1));

        await _house.ExecuteAsync("drop trigger refuse on outbound_messages");
        await _house.PutAsync(Notice("second", chat: 8));
        await _house.UntilStatusAsync("notice:4242:1:second", "sent");
        goOn.SetResult();
        await _house.UntilSettledAsync();

        Assert.Equal(["second"], Texts(staleApi.Sent("sendMessage")));
        Assert.Equal(["first"], Texts(Api.Sent("sendMessage")));
    }

    [Fact]
    public async Task What_a_claim_took_whose_answer_was_lost_is_sent_and_not_taken_for_lost()
    {
        var rows = new OutboundRows(_house.Database);
        var (mine, next) = (Guid.NewGuid(), Guid.NewGuid());
        await _house.PutAsync(Notice("unheard"), Notice("in hand", chat: 8), Notice("waits", chat: 9));
        var claimed = await rows.ClaimAsync(mine, long.MinValue, 2, [], DateTimeOffset.UtcNow, CancellationToken.None);

        await rows.RecoverAsync(next, null, DateTimeOffset.UtcNow, CancellationToken.None);
        await rows.PutBackAsync(mine, [claimed.Single(message => message.ChatId == 8).Id], DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.Equal("pending", await _house.StatusAsync("notice:4242:1:unheard"));
        Assert.Equal("unknown", await _house.StatusAsync("notice:4242:1:in hand"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_edit_of_a_former_leader_that_comes_late_does_not_stay(bool whileTheNewerIsUnderWay)
    {
        var draft = Guid.NewGuid();
        var rows = new OutboundRows(_house.Database);
        var (former, mine) = (Guid.NewGuid(), Guid.NewGuid());
        async Task<ClaimedMessage> ClaimAsync(Guid leadership) =>
            Assert.Single(await rows.ClaimAsync(leadership, long.MinValue, 1, [], DateTimeOffset.UtcNow.AddSeconds(1), CancellationToken.None));
        Task SentAsync(Guid leadership, ClaimedMessage message) => rows.WriteAsync(leadership, [Delivery.Sent(message, 7)], DateTimeOffset.UtcNow, CancellationToken.None);
        await _house.PutAsync(Card(draft, "one"));
        await SentAsync(former, await ClaimAsync(former));
        await _house.PutAsync(Card(draft, "two"));
        var late = await ClaimAsync(former);

        await rows.RecoverAsync(mine, until: null, DateTimeOffset.UtcNow, CancellationToken.None);
        await _house.PutAsync(Card(draft, "three"));
        var newer = await ClaimAsync(mine);
        if (whileTheNewerIsUnderWay)
            await SentAsync(former, late);
        await SentAsync(mine, newer);
        if (!whileTheNewerIsUnderWay)
            await SentAsync(former, late);

        var again = await ClaimAsync(mine);
        Assert.Equal((7L, "three"), (again.MessageId, OutgoingBody.FromJson(again.Body).Html));
        await SentAsync(mine, again);
        Assert.Equal("sent", await _house.StatusAsync($"draft:{draft}"));
    }

    [Fact]
    public async Task What_a_former_leader_claimed_late_is_judged_after_a_while()
    {
        var rows = new OutboundRows(_house.Database);
        var (former, mine) = (Guid.NewGuid(), Guid.NewGuid());
        await _house.PutAsync(Notice("theirs"), Notice("own", chat: 8));
        var now = DateTimeOffset.UtcNow;
        await rows.ClaimAsync(former, long.MinValue, 1, [], now, CancellationToken.None);
        await rows.ClaimAsync(mine, long.MinValue, 1, [], now, CancellationToken.None);

        Assert.Equal(0, await rows.RecoverAsync(mine, now.AddSeconds(-1), now, CancellationToken.None));
        Assert.Equal(1, await rows.RecoverAsync(mine, now.AddSeconds(1), now, CancellationToken.None));

        Assert.Equal("unknown", await _house.StatusAsync("notice:4242:1:theirs"));
        Assert.Equal("sending", await _house.StatusAsync("notice:4242:1:own"));
    }

    [Fact]
    public async Task A_dispatcher_that_stops_finishes_what_it_has_in_hand()
    {
        var arrived = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        Api.Instead = async (_, _, _) =>
        {
            arrived.SetResult();
            await goOn.Task;
            return null;
        };
        var dispatcher = await _house.StartAsync();
        await _house.PutAsync(Notice("one"));
        await arrived.Task;

        var stopping = _house.StopAsync(dispatcher);
        goOn.SetResult();
        await stopping;

        Assert.Equal("sent", await _house.AskAsync<string>("select status from outbound_messages"));
    }

    [Fact]
    public async Task A_result_that_can_not_be_written_is_kept_until_it_can_and_holds_up_no_other()
    {
        await _house.ExecuteAsync("""
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
            create trigger refuse before update on outbound_messages for each row when (new.chat_id = 7 and new.status = 'sent') execute function refuse();
            """);
        await _house.StartAsync();
        await _house.PutAsync(Notice("stuck"), Notice("other", chat: 8));
        await _house.UntilStatusAsync("notice:4242:1:other", "sent");
        await _house.PutAsync(Notice("third", chat: 9));
        await _house.UntilStatusAsync("notice:4242:1:third", "sent");
        Assert.Equal("sending", await _house.StatusAsync("notice:4242:1:stuck"));

        await _house.ExecuteAsync("drop trigger refuse on outbound_messages");

        await _house.UntilStatusAsync("notice:4242:1:stuck", "sent");
        Assert.Equal(3, Api.Requests.Count);
    }

    [Fact]
    public async Task A_dispatcher_stops_in_time_though_telegram_is_silent_and_the_database_stuck()
    {
        Api.Instead = async (context, _, request) =>
        {
            if ((long)request["chat_id"]! == Ann)
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return null;
        };
        var dispatcher = await _house.StartAsync();
        await using var stuck = await _house.Database.OpenConnectionAsync();
        await using var transaction = await stuck.BeginTransactionAsync();
        await _house.PutAsync(Notice("silent"), Notice("answered", chat: 8));
        await OutboundHouse.UntilAsync(() => Task.FromResult(Api.Requests.Count == 2));
        await using var table = new NpgsqlCommand("lock table outbound_messages in share mode", stuck, transaction);
        await table.ExecuteNonQueryAsync();

        var started = Stopwatch.GetTimestamp();
        await _house.StopAsync(dispatcher);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 6);
    }

    [Fact]
    public async Task A_stand_in_that_was_started_afresh_may_use_its_ids_again()
    {
        await _house.StartAsync();
        await _house.PutAsync(Notice("old"));
        await _house.UntilSettledAsync();
        await _house.RestartApiAsync(() => Task.CompletedTask);

        await _house.PutAsync(Notice("new"));
        await _house.UntilSettledAsync();

        Assert.Equal(2, await _house.AskAsync<long>("select count(*) from outbound_messages where status = 'sent'"));
        Assert.Equal(1, await _house.AskAsync<long>("select count(*) from outbound_messages where message_id is not null"));
    }

    [Fact]
    public async Task However_cards_change_while_they_are_sent_the_last_word_stands_in_one_message_each()
    {
        var drafts = new List<Guid>();
        for (var person = 1; person <= 20; person++)
            drafts.Add(await _house.DraftAsync(person));
        await _house.StartAsync();

        // Each writer changes several drafts at once, as the stages do: it locks them in order and writes their cards with them.
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (round, stop) =>
        {
            var some = drafts.Index().Where(draft => (draft.Index + round) % 5 == 0).ToList();
            await using var connection = await _house.Database.OpenConnectionAsync(stop);
            await using var batch = connection.CreateBatch();
            var locks = new NpgsqlBatchCommand("select from drafts where id = any($1) order by id for update");
            locks.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. some.Select(draft => draft.Item)] });
            batch.BatchCommands.Add(locks);
            batch.BatchCommands.Add(Outbox.Put([.. some.Select(draft => Card(draft.Item, $"round {round}", draft.Index + 1))], DateTimeOffset.UtcNow));
            await batch.ExecuteNonQueryAsync(stop);
            await _house.PutAsync();
        });
        await _house.UntilSettledAsync();

        Assert.Equal(20, Api.Messages.Count);
        foreach (var ((chat, message), shown) in Api.Messages)
        {
            Assert.Equal((string)shown["text"]!, await _house.AskAsync<string>($"select body_json ->> 'html' from outbound_messages where chat_id = {chat}"));
            Assert.Equal(message, await _house.AskAsync<long>($"select card_message_id from drafts where chat_id = {chat}"));
        }
    }
}
