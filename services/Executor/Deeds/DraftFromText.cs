using System.Text.Json;
using St4cker.Drafts;
using St4cker.Language;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Deeds;

/// <summary>Makes a draft of what was understood, and shows its card.</summary>
internal static class DraftFromText
{
    public static async Task DoAsync(QueuedCommand command, DraftKind kind, Desk desk, TimeSpan lifetime)
    {
        // Its edit overtook it, and the draft says already what the message says now.
        if (desk.MadeFrom(command) is not null)
            return;
        var payload = command.Payload;
        var speaker = desk.Person.SpeakingAt(payload.SaidAt);
        var plan = command.PlanJson is null ? null : JsonSerializer.Deserialize(command.PlanJson, DraftJson.Readable.SuggestedPlan);
        var filled = kind.Fill(payload.Reading!.Items, new Circumstances(speaker, payload.ForwardedFrom, plan));
        if (payload.Text is { } text && (await desk.ConsiderAsync(kind.Name, filled, speaker)).Filled.Question is { Field: "title", Doubt: Doubt.Missing })
        {
            // What it would change is not there, so the words are something to do.
            var items = Reader.ReadAs(Intent.Task, text, speaker).Items;
            kind = DraftKinds.Of(items);
            filled = kind.Fill(items, new Circumstances(speaker)) with { Note = "nothing_found.new" };
        }

        await MakeAsync(Guid.CreateVersion7(desk.Now), kind.Name, filled, payload.ReadBy ?? "rules", command.MessageId, command, desk, lifetime);
    }

    public static async Task<Draft> MakeAsync(
        Guid id, string type, Filled filled, string readBy, long? sourceMessageId, QueuedCommand command, Desk desk, TimeSpan lifetime)
    {
        (type, filled) = await desk.ConsiderAsync(type, filled, desk.Person.SpeakingAt(command.Payload.SaidAt));
        var draft = new Draft
        {
            Id = id,
            UserId = desk.Person.Id,
            Number = desk.NextDraftNumber(),
            Type = type,
            Json = filled.Json,
            Version = 1,
            Status = DraftStatus.Drafted,
            ReadBy = readBy,
            Question = filled.Question,
            ChatId = command.ChatId,
            SourceMessageId = sourceMessageId,
            CommandId = command.Id,
            ExpiresAt = desk.Now + lifetime,
            CreatedAt = desk.Now,
            UpdatedAt = desk.Now,
        };
        desk.Put(draft, "draft_created", readBy is "rules" or "" ? "executor" : "model", filled.Note);
        // In a group it would be everybody's question.
        if (desk.Person.ZoneState == ZoneState.Guessed && command.ChatId == desk.Person.Id)
            AskZone.Ask(desk, command.ChatId);
        return draft;
    }
}
