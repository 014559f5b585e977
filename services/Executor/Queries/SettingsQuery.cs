using NodaTime;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Executor.Deeds;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>/settings: language and time zone.</summary>
internal static class SettingsQuery
{
    public static async Task DoAsync(QueuedCommand command, Desk desk)
    {
        if (command.Payload.Argument is { Length: > 0 })
        {
            await SetZoneAsync(command, desk);
            return;
        }

        var phrases = desk.Phrases;
        desk.Say(command, "settings", new Card(phrases["settings.heading"],
            [
                new CardLine(phrases.Say("settings.zone", desk.Person.TimeZone, SpokenDates.ClockTime(desk.LocalNow.TimeOfDay))),
                new CardLine(phrases["settings.language"]),
                new CardLine(phrases["settings.hint"], LineStyle.Faint),
            ],
            [
                .. AskZone.Buttons(desk.Person, phrases),
                [new CardButton("English", new SimplePress(SimplePress.Language, "en").Data), new CardButton("Indonesia", new SimplePress(SimplePress.Language, "id").Data), new CardButton("Русский", new SimplePress(SimplePress.Language, "ru").Data)],
            ]));
    }

    public static async Task SetZoneAsync(QueuedCommand command, Desk desk)
    {
        var name = command.Payload.Argument?.Trim() ?? "";
        if (Find(name) is not { } zone)
        {
            desk.Say(command, "zone", new Card(desk.Phrases.Say("zone.unknown", name.Length > 64 ? name[..64] : name), [], []));
            return;
        }

        var moved = zone != desk.Person.TimeZone;
        var asked = command.Payload.Name == SimplePress.Zone && desk.Person.ZoneState == ZoneState.Asked;
        desk.Change(desk.Person with { TimeZone = zone, ZoneState = ZoneState.Chosen }, "time_zone_chosen", "person");
        if (moved)
            await MoveOpenDraftsAsync(desk);
        // The answer takes the question's place; asked for in any other way it stands below, where the person looks.
        if (asked)
            AskZone.Thank(desk, command.ChatId);
        else
            desk.Say(command, "zone", new Card(AskZone.Done(desk), [], []));
    }

    public static void SetLanguage(QueuedCommand command, Desk desk)
    {
        if (!Phrases.Supported.Contains(command.Payload.Argument, StringComparer.Ordinal))
            return;
        desk.Change(desk.Person with { Language = command.Payload.Argument! }, "language_chosen", "person");
        desk.Say(command, "language", new Card(desk.Phrases["settings.language"], [], []));
    }

    /// <summary>"Tomorrow" said while another zone was assumed may be another day. What looks as before keeps its version: nothing was seen that is not so.</summary>
    private static async Task MoveOpenDraftsAsync(Desk desk)
    {
        foreach (var draft in desk.Open())
        {
            var kind = DraftKinds.Named(draft.Type);
            var moved = kind.MoveToZone(draft.Json, draft.Question, desk.Person.SpeakingAt(draft.CreatedAt));
            if (moved.Question == draft.Question && Looks(moved.Json).SequenceEqual(Looks(draft.Json)))
                desk.Put(draft with { Json = moved.Json }, "draft_moved", "executor");
            else
                await EditDraft.WriteAsync(draft, moved, desk, desk.Person.SpeakingAt(desk.Now));

            IEnumerable<CardLine> Looks(string json) => kind.Describe(json, previousJson: null, open: true, desk.Phrases, desk.LocalNow);
        }
    }

    /// <summary>Zone names as people type them: any case, spaces for underscores, or the city alone.</summary>
    private static string? Find(string name)
    {
        if (name.Length is 0 or > 64)
            return null;
        var wanted = name.Replace(' ', '_');
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => string.Equals(id, wanted, StringComparison.OrdinalIgnoreCase))
            ?? DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.EndsWith("/" + wanted, StringComparison.OrdinalIgnoreCase));
    }
}
