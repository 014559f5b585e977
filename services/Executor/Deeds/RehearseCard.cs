using St4cker.Drafts;
using St4cker.Language;
using St4cker.Telegram;

namespace St4cker.Executor.Deeds;

/// <summary>Draws the card of a made-up draft in each language and throws it away.</summary>
internal static class RehearseCard
{
    public static void Draw(DateTimeOffset now, TimeSpan lifetime)
    {
        foreach (var language in (string[])["en", "id", "ru"])
        {
            var person = new Person { Id = 1, FirstName = "Ann", Language = language, TimeZone = "Asia/Jakarta", ZoneState = ZoneState.Chosen, Currency = "IDR" };
            var reading = Reader.Read("Buy milk tomorrow 9am", person.SpeakingAt(now));
            var kind = DraftKinds.For(reading.Items[0].Intent)!;
            var filled = kind.Fill(reading.Items, new Circumstances(person.SpeakingAt(now)));
            var draft = new Draft
            {
                Id = Guid.CreateVersion7(now),
                UserId = person.Id,
                Number = 1,
                Type = kind.Name,
                Json = filled.Json,
                Version = 1,
                Status = DraftStatus.Drafted,
                ReadBy = "rules",
                Question = filled.Question,
                ChatId = 1,
                CommandId = 1,
                ExpiresAt = now + lifetime,
                CreatedAt = now,
                UpdatedAt = now,
            };
            _ = OutgoingMessage.ForDraft(draft.Id, person.Id, draft.ChatId, CardMessage.Render(DraftCard.Of(draft, person, now, []), language)).Body.ToJson();
        }
    }
}
