using Npgsql;
using St4cker.Drafts;
using St4cker.Google;
using St4cker.Storage.Flow;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>/connect: a link that works once, for ten minutes.</summary>
internal sealed class ConnectQuery(GoogleSettings google, ConnectLinks links)
{
    public async Task DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        var phrases = desk.Phrases;
        if (!google.Enabled)
        {
            desk.Say(command, "connect", new Card(phrases["connect.heading"], [new CardLine(phrases["connect.off"])], []));
            return;
        }

        var link = await links.CreateAsync(desk.Person.Id, command.ChatId, stop);
        desk.Say(command, "connect", new Card(phrases["connect.heading"],
            [new CardLine(phrases["connect.text"])],
            [[new CardButton(phrases["button.connect"], Data: null, link.AbsoluteUri)]]));
    }
}
