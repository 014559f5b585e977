using System.Text;
using St4cker.Drafts;

namespace St4cker.Telegram;

/// <summary>The buttons of a card as Telegram takes them.</summary>
internal static class CardKeyboard
{
    /// <summary>Bytes of callback_data.</summary>
    public const int LongestData = 64;

    private const int LongestLabel = 64;
    private const int MostButtons = 100;

    /// <returns>
    /// The keyboard, or null when there are no buttons; and the lines for those buttons that Telegram would refuse: an address
    /// on a host without a dot ("localhost", where a newcomer's program listens) can be copied from the text all the same.
    /// </returns>
    /// <exception cref="ArgumentException">A button without exactly one of data and address, with data of more than 64 bytes, or too many buttons.</exception>
    public static (IReadOnlyList<IReadOnlyList<OutgoingButton>>? Keyboard, IReadOnlyList<CardLine> Links) Of(IReadOnlyList<IReadOnlyList<CardButton>> rows)
    {
        var keyboard = new List<IReadOnlyList<OutgoingButton>>();
        var links = new List<CardLine>();
        foreach (var row in rows)
        {
            var buttons = new List<OutgoingButton>();
            foreach (var button in row)
            {
                Check(button);
                if (button.Url is { } url && !CanBePressed(url))
                    links.Add(new CardLine($"{button.Text}: {url}") { Essential = true });
                else
                    buttons.Add(new OutgoingButton(Label(button.Text), button.Data, button.Url));
            }
            if (buttons.Count > 0)
                keyboard.Add(buttons);
        }
        if (keyboard.Sum(row => row.Count) > MostButtons)
            throw new ArgumentException("A message has at most 100 buttons", nameof(rows));
        return (keyboard.Count == 0 ? null : keyboard, links);
    }

    /// <summary>The address itself when it may stand in a link, else null.</summary>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tg" ? address.AbsoluteUri : null;

    private static bool CanBePressed(string url) =>
        WebAddress(url) is { } address && (new Uri(address) is { Scheme: "tg" } or { HostNameType: UriHostNameType.IPv4 or UriHostNameType.IPv6 }
            || new Uri(address).Host.Contains('.', StringComparison.Ordinal));

    private static void Check(CardButton button)
    {
        if (button.Data is null == button.Url is null)
            throw new ArgumentException("A button needs either data or an address", nameof(button));
        if (button.Data is { } data && Encoding.UTF8.GetByteCount(data) is < 1 or > LongestData)
            throw new ArgumentException($"The data of a button is not 1 to {LongestData} bytes long", nameof(button));
    }

    private static string Label(string text) => PlainText.OneLine(text, LongestLabel) is { Length: > 0 } label ? label : "…";
}
