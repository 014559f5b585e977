using Npgsql;
using St4cker.Drafts;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>Shows a list or summary.</summary>
internal static class ShowView
{
    public static async Task DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        if (ViewRequest.Parse(command.Payload.Argument, desk.Person, desk.LocalNow) is not var (view, request))
        {
            desk.Say(command, "view", new Card(desk.Phrases["toast.unknown"], [], []));
            return;
        }

        var card = view.Show(await desk.LookUpAsync(view.Ask(request)), request);
        await PressedMessage.SayThereAsync(command, "view", card, desk, connection, stop);
    }
}
