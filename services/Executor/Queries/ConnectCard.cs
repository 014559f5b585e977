using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Google;
using St4cker.Storage.Devices;

namespace St4cker.Executor.Queries;

/// <summary>What /connect says. Pure.</summary>
internal static class ConnectCard
{
    /// <summary>What stands after /connect, and what a button says.</summary>
    public const string Drive = "drive", DriveOff = "drive off";

    public static Card AskForDrive(string link, Phrases phrases) =>
        new(phrases["connect.drive.heading"], [new CardLine(phrases["connect.drive.text"]), new CardLine(phrases["connect.link"], LineStyle.Faint)],
            [[new CardButton(phrases["button.connect_google"], Data: null, link)]]);

    public static Card Of(DriveLogState state, string link, Phrases phrases)
    {
        if (state.IsConnected is null)
            return new Card(phrases["connect.heading"], [new CardLine(phrases["connect.text"])], [[new CardButton(phrases["button.connect"], Data: null, link)]]);
        var lines = new List<CardLine> { new(phrases[state.IsConnected == true ? "connect.tasks_on" : "connect.tasks_again"]) };
        if (LogLine(state, phrases) is { } log)
            lines.Add(log);
        lines.Add(new CardLine(phrases["connect.link"], LineStyle.Faint));
        return new Card(phrases["connect.heading"], lines,
        [
            [new CardButton(phrases[state.IsConnected == true ? "button.connect_google" : "button.reconnect"], Data: null, link)],
            state.Log is { Status: not "off" } ? [Press("button.drive_off", DriveOff, phrases)] : [Press("button.drive", Drive, phrases)],
        ]);
    }

    private static CardLine? LogLine(DriveLogState state, Phrases phrases) => state.Log switch
    {
        null => null,
        { Status: "off" } => new CardLine(phrases["connect.drive.off"]),
        { Status: "waiting", Error: Reasons.NotAllowed } => new CardLine(phrases["connect.drive.not_ticked"]),
        { Status: "waiting" } => new CardLine(phrases["connect.drive.again"]),
        { Error: { } error } => new CardLine(phrases[Trouble(error)]),
        { } log when log.LastSeq >= state.Events => new CardLine(phrases["connect.drive.on"]) { Url = log.FolderUrl },
        { } log => new CardLine(phrases.Say("connect.drive.behind", log.LastSeq.ToString(CultureInfo.InvariantCulture), state.Events.ToString(CultureInfo.InvariantCulture))) { Url = log.FolderUrl },
    };

    private static string Trouble(string error) => error switch
    {
        Reasons.StorageFull => "connect.drive.full",
        Reasons.RateLimited or Reasons.QuotaExceeded => "connect.drive.limit",
        Reasons.ClientRefused or Reasons.TokenUnreadable or Reasons.ApiDisabled => "connect.drive.setup",
        _ => "connect.drive.trouble",
    };

    private static CardButton Press(string text, string argument, Phrases phrases) => new(phrases[text], new SimplePress(SimplePress.Connect, argument).Data);
}
