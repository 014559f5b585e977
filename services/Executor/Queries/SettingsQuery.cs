using Npgsql;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Executor.Deeds;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>/settings: language, time zone, currency, working hours, how a message is acknowledged; by button, or typed after the command.</summary>
internal static class SettingsQuery
{
    private static readonly string[] Sections = ["zone", "currency", "hours", "acknowledge"];

    public static async Task DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection? connection, CancellationToken stop)
    {
        var said = command.Payload.Argument?.Trim() ?? "";
        if (Sections.Contains(said, StringComparer.Ordinal))
        {
            await SayAsync(command, SettingsCard.Of(said, desk), desk, connection, stop);
            return;
        }

        var value = Sections.FirstOrDefault(section => said.StartsWith(section + "=", StringComparison.Ordinal)) is { } named ? said[(named.Length + 1)..] : said;
        if (value.Length > 0 && SettingValues.Apply(value, desk.Person) is { } changed)
            desk.Change(changed, "settings_changed", "person");
        else if (value.Length > 0)
        {
            // Nearly all zones are "Area/City": without a slash it was as likely meant as something else.
            await SetZoneAsync(value, value.Contains('/', StringComparison.Ordinal) ? "zone.unknown" : "settings.unknown", command, desk);
            return;
        }

        await SayAsync(command, SettingsCard.All(desk), desk, connection, stop);
    }

    public static Task SetZoneAsync(QueuedCommand command, Desk desk) => SetZoneAsync(command.Payload.Argument?.Trim() ?? "", "zone.unknown", command, desk);

    /// <param name="otherwise">The key of what is said when it is no zone.</param>
    private static async Task SetZoneAsync(string name, string otherwise, QueuedCommand command, Desk desk)
    {
        if (SettingValues.Zone(name) is not { } zone)
        {
            desk.Say(command, "zone", new Card(desk.Phrases.Say(otherwise, name.Length > 64 ? name[..64] : name), [], []));
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

    public static Task SetLanguageAsync(QueuedCommand command, Desk desk, NpgsqlConnection? connection, CancellationToken stop)
    {
        if (!Phrases.Supported.Contains(command.Payload.Argument, StringComparer.Ordinal))
            return Task.CompletedTask;
        desk.Change(desk.Person with { Language = command.Payload.Argument! }, "language_chosen", "person");
        return SayAsync(command, SettingsCard.All(desk), desk, connection, stop);
    }

    /// <summary>In the place of the settings whose button was pressed.</summary>
    private static Task SayAsync(QueuedCommand command, Card card, Desk desk, NpgsqlConnection? connection, CancellationToken stop)
    {
        if (connection is not null)
            return PressedMessage.SayThereAsync(command, "settings", card, desk, connection, stop);
        desk.Say(command, "settings", card);
        return Task.CompletedTask;
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
}
