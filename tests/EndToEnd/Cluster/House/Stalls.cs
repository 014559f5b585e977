using System.Text.Json;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.Faults;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Cluster.House;

/// <summary>A state that a killed process leaves.</summary>
/// <param name="Before">Leads up to it, while everything runs.</param>
/// <param name="Leave">Writes it, while nothing runs.</param>
/// <param name="Healed">Waits until it came to its end.</param>
internal sealed record Stall(string Name, Func<Stalled, Task> Before, Func<Stalled, Task> Leave, Func<Stalled, Task> Healed);

/// <summary>Somebody whose things stall.</summary>
internal sealed record Stalled(Chat Chat, ClusterUnderTest Cluster)
{
    public ChatEntry? Card { get; set; }

    public Task SqlAsync(string sql) => Cluster.Database.ExecuteAsync(sql.Replace("@me", Chat.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    public async Task DraftAsync() => Card = await Chat.DraftAsync("Buy milk");

    public async Task SaveAsync()
    {
        await DraftAsync();
        await Chat.ConfirmAsync(Card!, Chat.AtGoogle);
        await Chat.SettledAsync();
    }

    /// <summary>Confirmed while Google refuses everything of theirs.</summary>
    public async Task SaveHereAsync()
    {
        Cluster.StandIns.Google.Faults.Add(new Fault(FaultKind.ServerError) { About = Chat.Account, Times = int.MaxValue });
        await DraftAsync();
        await Chat.ConfirmAsync(Card!);
        await Chat.UntilCountAsync(1, "effects", "status = 'pending' and attempts > 0");
    }

    /// <summary>A stored message that nobody has read.</summary>
    public Task StoreAsync(string text, string status, string lease = "null")
    {
        var update = Chat.Id * 10;
        var payload = JsonSerializer.Serialize(new
        {
            update_id = update,
            message = new { message_id = update, date = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), from = new { id = Chat.Id, is_bot = false, first_name = "Ann" }, chat = new { id = Chat.Id, type = "private", first_name = "Ann" }, text },
        });
        return SqlAsync(string.Create(CultureInfo.InvariantCulture, $"""
            insert into updates (bot_id, update_id, user_id, chat_id, kind, payload_json, status, attempts, lease_until, received_at, updated_at)
            values (2000002, {update}, @me, @me, 'message', '{payload}', '{status}', {(status == "stored" ? 0 : 1)}, {lease}, now(), now())
            """));
    }

    /// <summary>A command about their draft that nobody has done.</summary>
    public Task QueueAsync(string type, string payload, string status, string lease = "null") => SqlAsync(string.Create(CultureInfo.InvariantCulture, $"""
        insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, attempts, lease_until, draft_id, source_chat_id, created_at, updated_at)
        select @me, 2000002, {Chat.Id * 10}, 0, '{type}', '{payload}', '{status}', {(status == "pending" ? 0 : 1)}, {lease}, id, @me, now(), now() from drafts where user_id = @me
        """));

    public Task BecomesAsync(params string[] words) => Chat.BecomesAsync(Card!, words);

    /// <summary>At Google stands the one task, and the card says so.</summary>
    public async Task StandsOnceAtGoogleAsync()
    {
        await Chat.UntilCountAsync(1, "effects", "status = 'succeeded'");
        await BecomesAsync(Chat.Saved, Chat.AtGoogle);
        Assert.Single(Cluster.StandIns.Google.Tasks(Chat.Account));
    }

    /// <summary>The bot fears that its card got lost, and shows it again when it is asked to.</summary>
    public async Task ShownAgainAsync()
    {
        var notice = await Chat.SeesAsync("may not have reached you");
        await Chat.PressAsync(notice, "👁");
        var again = await Chat.SeesAsync(entry => entry.Message.MessageId > notice.Message.MessageId && Chat.HasButton(entry, Chat.Confirm));
        await Chat.ConfirmAsync(again);
    }
}

internal static class Stalls
{
    private const string Over = "now() - interval '1 minute'", Soon = "now() + interval '3 seconds'";
    private const string Confirm = """{"saidAt":"2026-11-21T10:00:00+00:00","version":1,"pressed":"Confirm"}""";
    private const string Edit = """{"saidAt":"2026-11-21T10:00:00+00:00","text":"title: Buy bread"}""";

    public static IReadOnlyList<Stall> All { get; } =
    [
        new("an update that was stored and not read", Known, person => person.StoreAsync("Buy eggs", "stored"), person => person.Chat.SeesAsync("Buy eggs")),
        new("an update that was at the model", Known, person => person.StoreAsync("Buy eggs", "processing", Over), person => person.Chat.SeesAsync("Buy eggs")),
        new("an update whose lease still runs", Known, person => person.StoreAsync("Buy eggs", "processing", Soon), person => person.Chat.SeesAsync("Buy eggs")),
        new("an edit that was queued", Drafted, person => person.QueueAsync("edit_draft", Edit, "pending"), person => person.BecomesAsync("Buy bread")),
        new("an edit whose lease is over", Drafted, person => person.QueueAsync("edit_draft", Edit, "processing", Over), person => person.BecomesAsync("Buy bread")),
        new("an answer that was queued", Drafted, person => person.QueueAsync("confirm_draft", Confirm, "pending"), person => person.StandsOnceAtGoogleAsync()),
        new("an answer whose lease still runs", Drafted, person => person.QueueAsync("confirm_draft", Confirm, "processing", Soon), person => person.StandsOnceAtGoogleAsync()),
        new("a card that was never sent", Drafted, Unsent("pending"), async person => await person.Chat.SeesAsync(entry => entry.Message.MessageId > person.Card!.Message.MessageId && Chat.HasButton(entry, Chat.Confirm))),
        new("an edit of a card that was under way", Drafted, person => person.SqlAsync("""
            update outbound_messages set status = 'sending', claimed_by = gen_random_uuid(), revision = 2, body_json = replace(body_json::text, 'Buy milk', 'Buy honey')::json where user_id = @me and kind = 'card'
            """), person => person.BecomesAsync("Buy honey")),
        new("a card that was under way", Drafted, Unsent("sending"), person => person.ShownAgainAsync()),
        new("a card that nobody heard of again", Drafted, Unsent("unknown"), person => person.ShownAgainAsync()),
        new("the notice of a lost card that was under way", Drafted, async person =>
        {
            await Unsent("unknown")(person);
            await person.SqlAsync("""
                insert into outbound_messages (key, user_id, chat_id, draft_id, kind, body_json, status, claimed_by, attempts, not_before, created_at, updated_at)
                select 'lost:' || key, @me, @me, draft_id, 'notice', '{"html":"It may not have reached you"}', 'sending', gen_random_uuid(), 1, now(), now(), now() from outbound_messages where user_id = @me and kind = 'card'
                """);
        }, person => person.Chat.SeesAsync("may not have reached you")),
        new("a task that was to go to Google", person => person.SaveHereAsync(), person => person.SqlAsync("update effects set next_attempt_at = now() where user_id = @me"), person => person.StandsOnceAtGoogleAsync()),
        new("a task that was taken in hand", person => person.SaveHereAsync(), person => person.SqlAsync($"update effects set status = 'processing', next_attempt_at = now(), first_attempt_at = null, lease_until = {Over} where user_id = @me"),
            person => person.StandsOnceAtGoogleAsync()),
        new("a task of which Google's answer got lost", person => person.SaveAsync(), person => person.SqlAsync($"""
            update effects set status = 'processing', remote_id = null, remote_etag = null, remote_url = null, lease_until = {Over} where user_id = @me
            """), person => person.StandsOnceAtGoogleAsync()),
        new("a task that waited for access", RevokedAsync, person => RunningProgram.ImportAsync(person.Cluster.Members[0].Program, person.Cluster.StandIns.Google, [person.Chat]), person => person.StandsOnceAtGoogleAsync()),
        new("a draft that is being taken back", person => person.SaveAsync(), person => person.QueueAsync("undo_draft", """{"saidAt":"2026-11-21T10:00:00+00:00","version":1,"pressed":"Undo"}""", "processing", Over), async person =>
        {
            await person.BecomesAsync("Taken back");
            Assert.Empty(person.Cluster.StandIns.Google.Tasks(person.Chat.Account));
        }),
    ];

    private static async Task Known(Stalled person)
    {
        person.Chat.Say("/help");
        await person.Chat.SeesAsync("What I can do");
    }

    private static Task Drafted(Stalled person) => person.DraftAsync();

    private static Func<Stalled, Task> Unsent(string status) => person => person.SqlAsync($"""
        update outbound_messages set status = '{status}', claimed_by = {(status == "pending" ? "null" : "gen_random_uuid()")}, message_id = null, sent_revision = 0, updated_at = {Over}
        where user_id = @me and kind = 'card';
        update drafts set card_message_id = null where user_id = @me
        """);

    private static async Task RevokedAsync(Stalled person)
    {
        person.Cluster.StandIns.Google.Revoke(person.Chat.Account);
        await person.DraftAsync();
        await person.Chat.ConfirmAsync(person.Card!);
        await person.Chat.UntilCountAsync(1, "effects", "status = 'waiting'");
    }
}
