using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using St4cker.Playground.GoogleStandIn;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Playground.ChatPage;

/// <summary>What one person's page shows, from now on: first all of it, then each change.</summary>
internal sealed class LiveFeed(FakeTelegram telegram, FakeGoogle google, ReadAuditSteps readAudit, TimeProvider clock)
{
    private static readonly TimeSpan LookAtAudit = TimeSpan.FromMilliseconds(300);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async IAsyncEnumerable<SseItem<string>> FollowAsync(ChatPerson person, [EnumeratorCancellation] CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var feed = Channel.CreateUnbounded<SseItem<string>>();
        // Watching begins before the first look, so nothing falls between the two; what comes twice is the same twice.
        var sources = Task.WhenAll(
            ChatAsync(person, telegram.Watch(end.Token), feed.Writer),
            TasksAsync(person, google.Watch(end.Token), feed.Writer),
            AuditAsync(person, feed.Writer, end.Token));
        try
        {
            yield return Item("hello", Everything(person));
            await foreach (var item in feed.Reader.ReadAllAsync(stop))
                yield return item;
        }
        finally
        {
            await end.CancelAsync();
            await sources.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private object Everything(ChatPerson person) => new
    {
        Person = person,
        People = ChatPerson.All,
        Bot = telegram.Bot,
        Commands = telegram.Menu(person.Language),
        Messages = telegram.Messages(person.Id),
        Google = Shelf(person),
    };

    private object Shelf(ChatPerson person) => new { person.Account, Connected = google.IsConnected(person.Account), Tasks = google.Tasks(person.Account) };

    private async Task ChatAsync(ChatPerson person, ChannelReader<ChatChange> changes, ChannelWriter<SseItem<string>> feed)
    {
        await foreach (var change in changes.ReadAllAsync())
        {
            if (change.ChatId != person.Id && change.ChatId != 0)
                continue;
            await feed.WriteAsync(change switch
            {
                { Written: { } entry } => Item("message", entry),
                { RemovedMessageId: { } id } => Item("gone", id),
                { Action: { } action } => Item("action", action),
                { Answer: { } answer } => Item("answer", answer),
                _ => Item("commands", telegram.Menu(person.Language)),
            });
        }
    }

    private async Task TasksAsync(ChatPerson person, ChannelReader<string> accounts, ChannelWriter<SseItem<string>> feed)
    {
        await foreach (var account in accounts.ReadAllAsync())
        {
            if (account == person.Account)
                await feed.WriteAsync(Item("google", Shelf(person)));
        }
    }

    private async Task AuditAsync(ChatPerson person, ChannelWriter<SseItem<string>> feed, CancellationToken stop)
    {
        var seen = 0L;
        using var timer = new PeriodicTimer(LookAtAudit, clock);
        do
        {
            var steps = await readAudit(person.Id, seen, stop);
            if (steps.Count == 0)
                continue;
            seen = steps[^1].Seq;
            await feed.WriteAsync(Item("audit", steps), stop);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private static SseItem<string> Item(string name, object? data) => new(JsonSerializer.Serialize(data, Json), name) { ReconnectionInterval = TimeSpan.FromSeconds(1) };
}
