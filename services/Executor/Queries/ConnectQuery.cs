using Npgsql;
using St4cker.Drafts;
using St4cker.Google;
using St4cker.Storage.Devices;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>/connect: how Google is connected, and a link that works once, for ten minutes. <c>/connect drive</c> and <c>/connect drive off</c>: the log in Drive.</summary>
internal sealed class ConnectQuery(GoogleSettings google, ConnectLinks links)
{
    public async Task DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        var card = google.Enabled ? await CardAsync(command, desk, connection, stop) : new Card(desk.Phrases["connect.heading"], [new CardLine(desk.Phrases["connect.off"])], []);
        await PressedMessage.SayThereAsync(command, "connect", card, desk, connection, stop);
    }

    private async Task<Card> CardAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        var state = await DriveLogs.FindAsync(connection, desk.Person.Id, Connections.Provider, stop);
        switch (command.Payload.Argument?.Trim().ToLowerInvariant())
        {
            case ConnectCard.Drive when state.IsConnected != true || !GoogleSettings.HasDrive(state.Scopes):
                return ConnectCard.AskForDrive(await LinkAsync(command, desk, withDrive: true, stop), desk.Phrases);
            case ConnectCard.Drive when state.Log?.Status != "on":
                desk.Also.Add(DriveLogs.TurnOn(desk.Person.Id, desk.Now));
                Audit(desk, "drive_log_started");
                state = state with { Log = new DriveLogInfo("on", state.Log?.LastSeq ?? 0, Error: null, state.Log?.FolderUrl) };
                break;
            case ConnectCard.DriveOff when state.Log is { Status: not "off" } log:
                desk.Also.Add(DriveLogs.TurnOff(desk.Person.Id, desk.Now));
                Audit(desk, "drive_log_stopped");
                state = state with { Log = log with { Status = "off", Error = null } };
                break;
        }

        // Who connects again keeps the log in Drive.
        return ConnectCard.Of(state, await LinkAsync(command, desk, state.Log is { Status: not "off" }, stop), desk.Phrases);
    }

    private async Task<string> LinkAsync(QueuedCommand command, Desk desk, bool withDrive, CancellationToken stop) =>
        (await links.CreateAsync(desk.Person.Id, command.ChatId, withDrive, stop)).AbsoluteUri;

    private static void Audit(Desk desk, string action) => desk.Audit(action, "person", "connection", Connections.Provider, sourceMessageId: null, "{}");
}
