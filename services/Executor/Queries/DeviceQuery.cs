using Npgsql;
using St4cker.Contracts;
using St4cker.Drafts;
using St4cker.Drafts.Words;
using St4cker.Storage.Devices;
using St4cker.Storage.Flow;
using St4cker.Telegram;
using St4cker.Telegram.Desks;

namespace St4cker.Executor.Queries;

/// <summary>/device: the person's devices, a code for another one, and the way to be rid of one. Only here a code is made.</summary>
internal sealed class DeviceQuery(DeviceSecrets secrets, PublicUrl publicUrl)
{
    private const string Pair = "pair", Qr = "qr";

    public async Task DoAsync(QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        // Whoever reads along in a group could type the code.
        if (command.ChatId != desk.Person.Id)
        {
            desk.Say(command, "device", new Card(desk.Phrases["device.private"], [], []));
            return;
        }

        var devices = await Sessions.ListAsync(connection, desk.Person.Id, desk.Now, stop);
        var wish = command.Payload.Argument?.Trim();
        if (SimplePress.DeviceOf(wish) is { } dropped)
            await UnpairAsync(dropped, devices, command, desk, connection, stop);
        else if (wish is Pair or Qr || devices.Count == 0 && command.Payload.Name == SimplePress.Device && string.IsNullOrEmpty(wish))
            await PairAsync(wish == Qr, devices.Count, command, desk, connection, stop);
        else
            await PressedMessage.SayThereAsync(command, "device", List(devices, desk), desk, connection, stop);
    }

    private async Task PairAsync(bool asPicture, int paired, QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        var phrases = desk.Phrases;
        if (paired >= Sessions.MostDevices)
        {
            desk.Say(command, "device", new Card(phrases["device.heading"], [new CardLine(phrases.Say("device.full", paired))], [ToList(phrases)]));
            return;
        }

        var code = await PairingCodes.ChooseAsync(connection, desk.Now, stop);
        // A picture can not take the place of words.
        var key = asPicture ? desk.KeyOf(command, "qr") : await PressedMessage.KeyAsync(command, "pair", desk, connection, stop);
        desk.Also.Add(PairingCodes.Open(code, desk.Person.Id, command.ChatId, key, secrets, desk.Now));
        desk.Audit("pairing_offered", "person", "user", desk.Person.Id.ToString(CultureInfo.InvariantCulture), command.MessageId, "{}");
        var link = publicUrl.To("/app/#pair=" + code.Token);
        var until = SpokenDates.ClockTime(desk.Person.LocalTime(desk.Now + PairingCode.Life).TimeOfDay);
        var card = asPicture
            ? new Card(phrases["device.pair.heading"], [new CardLine(phrases.Say("device.qr", until))], []) { QrCode = link.AbsoluteUri }
            : Offer(code.Code, link, until, phrases);
        desk.Say(new OutgoingMessage(key, desk.Person.Id, command.ChatId, OutgoingMessage.Notice, desk.Render(card)));
    }

    private Card Offer(string code, Uri link, string until, Phrases phrases)
    {
        var page = publicUrl.To("/app").AbsoluteUri;
        return new Card(phrases["device.pair.heading"],
            [
                new CardLine(phrases["device.pair.how"]),
                new CardLine(page),
                new CardLine(string.Concat(code.AsSpan(0, 3), " ", code.AsSpan(3)), LineStyle.Strong) { Essential = true },
                new CardLine(phrases.Say("device.pair.until", until), LineStyle.Faint),
            ],
            [
                [new CardButton(phrases["button.open_app"], Data: null, link.AbsoluteUri)],
                [new CardButton(phrases["button.pair_qr"], new SimplePress(SimplePress.Device, Qr).Data)],
                ToList(phrases),
            ]);
    }

    private static async Task UnpairAsync(Guid id, IReadOnlyList<Device> devices, QueuedCommand command, Desk desk, NpgsqlConnection connection, CancellationToken stop)
    {
        var phrases = desk.Phrases;
        if (devices.FirstOrDefault(device => device.Id == id) is not { } device)
        {
            desk.Say(command, "device", new Card(phrases["device.gone"], [], [ToList(phrases)]));
            return;
        }

        desk.Unpair(id);
        desk.Audit("device_unpaired", "person", "device", id.ToString(), command.MessageId, "{}");
        desk.Say(command, "unpaired", new Card(phrases.Say("device.unpaired", device.Name), [], []));
        await PressedMessage.SayThereAsync(command, "device", List([.. devices.Where(other => other.Id != id)], desk), desk, connection, stop);
    }

    private static Card List(IReadOnlyList<Device> devices, Desk desk)
    {
        var phrases = desk.Phrases;
        var more = new CardButton(phrases[devices.Count == 0 ? "button.pair" : "button.pair_more"], new SimplePress(SimplePress.Device, Pair).Data);
        return new Card(phrases["device.heading"],
            devices.Count == 0 ? [new CardLine(phrases["device.none"])] : [.. devices.Select(device => new CardLine(phrases.Say("device.line", device.Name, Seen(device, desk))) { MayFold = true })],
            [.. devices.Select(device => new[] { new CardButton(phrases.Say("button.unpair", device.Name), SimplePress.OfDevice(device.Id)) }), [more]]);
    }

    private static string Seen(Device device, Desk desk)
    {
        if (desk.Now - device.LastSeenAt < TimeSpan.FromMinutes(2))
            return desk.Phrases["device.now"];
        var seen = desk.Person.LocalTime(device.LastSeenAt);
        return desk.Phrases.ShortWhen(new Language.When(seen.Date, seen.TimeOfDay, ""), desk.LocalNow);
    }

    private static IReadOnlyList<CardButton> ToList(Phrases phrases) => [new CardButton(phrases["button.devices"], new SimplePress(SimplePress.Device, "list").Data)];
}
