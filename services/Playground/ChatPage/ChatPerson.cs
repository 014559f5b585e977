namespace St4cker.Playground.ChatPage;

/// <summary>Somebody the visitor can be on the chat page.</summary>
/// <param name="Language">The language of their Telegram app, and of the page while they are chosen.</param>
/// <param name="Account">Their account at the Google stand-in.</param>
/// <param name="StartsConnected">Google Tasks is connected before the first message.</param>
internal sealed record ChatPerson(long Id, string Name, string Language, string Account, bool StartsConnected)
{
    // Their ids need more than 32 bits, as those of newer Telegram accounts do.
    public static IReadOnlyList<ChatPerson> All { get; } =
    [
        new(5_000_000_001, "Ann", "en", "ann@example.com", StartsConnected: true),
        new(5_000_000_002, "Budi", "id", "budi@example.com", StartsConnected: true),
        new(5_000_000_003, "Citra", "id", "citra@example.com", StartsConnected: false),
        new(5_000_000_004, "Olga", "ru", "olga@example.com", StartsConnected: true),
    ];

    public static ChatPerson? Find(long id) => All.FirstOrDefault(person => person.Id == id);
}
