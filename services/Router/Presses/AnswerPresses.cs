using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Router.Intake;
using St4cker.Storage;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Router.Presses;

/// <summary>Answers presses as soon as they are stored, beside the flow: a slow model or a long queue never keeps a button waiting.</summary>
internal sealed partial class AnswerPresses(NpgsqlDataSource source, CallbackAnswers answers, TimeProvider clock, ILogger<AnswerPresses> logger) : BackgroundService
{
    private const int MostAtOnce = 64;

    private readonly Channel<CallbackQuery> _waiting = Channel.CreateBounded<CallbackQuery>(
        new BoundedChannelOptions(4096) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Returns at once and never throws: a press that can not be read is left to the flow.</summary>
    public void Answer(RawUpdate update)
    {
        try
        {
            if (Update.Parse(update.Json.Span).CallbackQuery is { } press)
                _waiting.Writer.TryWrite(press);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            LogUnreadable(logger, failure, update.Facts.UpdateId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<CallbackQuery>(MostAtOnce);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var press))
                    batch.Add(press);
                await AnswerAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app of whoever pressed shows its sign a little longer, no more.
        }
    }

    private async Task AnswerAsync(List<CallbackQuery> batch, CancellationToken stop)
    {
        try
        {
            var presses = batch.ConvertAll(query => (Query: query, Press: Press.Parse(query.Data)));
            var (drafts, people) = await LoadAsync(presses, stop);
            foreach (var (query, press) in presses)
                Answer(query, press, press is null ? null : drafts.GetValueOrDefault(press.DraftId), people);
            await NoteSeenAsync(presses, drafts, stop);
        }
        catch (Exception failure) when (batch.Count > 1 && !stop.IsCancellationRequested && !Failures.IsPassing(failure))
        {
            // One of them is about something that can not be read: the others get their words.
            foreach (var query in batch)
                await AnswerAsync([query], stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // The presses are stored and will be worked off; only the waiting sign in the app needs an end.
            LogUnanswered(logger, failure);
            foreach (var query in batch)
                answers.Answer(query.Id);
        }
    }

    private void Answer(CallbackQuery query, Press? press, Draft? draft, Dictionary<long, Person> people)
    {
        var phrases = Phrases.In(people.GetValueOrDefault(query.From.Id)?.Language ?? Senders.LanguageOf(query.From.LanguageCode));
        if (press is null)
        {
            var known = SimplePress.Parse(query.Data) is not null;
            answers.Answer(query.Id, known ? null : phrases["toast.unknown"], showAlert: !known);
            return;
        }

        var owner = draft is null ? "" : people.GetValueOrDefault(draft.UserId)?.FirstName ?? "";
        var toast = PressToast.For(press, draft, owner, query.From.Id, clock.GetUtcNow(), phrases);
        answers.Answer(query.Id, toast.Text, toast.Alert);
    }

    private async Task<(Dictionary<Guid, Draft> Drafts, Dictionary<long, Person> People)> LoadAsync(List<(CallbackQuery Query, Press? Press)> presses, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        Guid[] ids = [.. presses.Select(row => row.Press?.DraftId).OfType<Guid>().Distinct()];
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { DraftStore.Select(ids), People.SelectWithOwners([.. presses.Select(row => row.Query.From.Id).Distinct()], ids) },
        };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var drafts = (await DraftStore.ReadAsync(reader, stop)).ToDictionary(draft => draft.Id);
        await reader.NextResultAsync(stop);
        return (drafts, await People.ReadAsync(reader, stop));
    }

    /// <summary>A press proves that a card arrived whose sending had no answer.</summary>
    private async Task NoteSeenAsync(List<(CallbackQuery Query, Press? Press)> presses, Dictionary<Guid, Draft> drafts, CancellationToken stop)
    {
        var seen = presses
            .Where(row => row is { Press: not null, Query.Message: not null } && drafts.TryGetValue(row.Press!.DraftId, out var draft) && draft.CardMessageId != row.Query.Message!.Id
                && draft.UserId == row.Query.From.Id && draft.ChatId == row.Query.Message!.Chat.Id)
            .ToList();
        if (seen.Count == 0)
            return;
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (query, press) in seen)
            batch.BatchCommands.Add(Outbox.Seen(query.Message!.Chat.Id, query.Message.Id, press!.DraftId));
        await batch.ExecuteNonQueryAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The press of update u{UpdateId} could not be read")]
    private static partial void LogUnreadable(ILogger logger, Exception failure, long updateId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Presses were answered without a word: what they are about could not be read")]
    private static partial void LogUnanswered(ILogger logger, Exception failure);
}
