using St4cker.Drafts;
using St4cker.Gemini;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Router.Reading;

/// <summary>Reads a made-up message in each language: that loads the words, the time zones and the JSON shapes.</summary>
internal static class Rehearsal
{
    private static readonly (string Language, string Text)[] Messages = [("en", "Buy milk tomorrow 9am"), ("id", "beli susu besok jam 9"), ("ru", "купить молоко завтра в 9 утра")];

    public static IReadOnlyList<NewCommand> Read(DateTimeOffset now) => [.. Messages.SelectMany(said => Read(said.Language, said.Text, now))];

    private static IReadOnlyList<NewCommand> Read(string language, string text, DateTimeOffset now)
    {
        var json = System.Text.Encoding.UTF8.GetBytes($$"""
            {"update_id":1,"message":{"message_id":1,"date":{{now.ToUnixTimeSeconds()}},"text":"{{text}}",
             "from":{"id":1,"is_bot":false,"first_name":"Ann","language_code":"{{language}}"},"chat":{"id":1,"type":"private","first_name":"Ann"} } }
            """);
        var update = new WaitingUpdate(BotId: 1, UpdateId: 1, UserId: 1, Update.Parse(json), Said: null, Attempts: 0, AtModel: false, now, TraceParent: null);
        var person = new Person { Id = 1, FirstName = "Ann", Language = language, TimeZone = "Asia/Jakarta", ZoneState = ZoneState.Chosen, Currency = "IDR" };
        return ReadUpdate.Decide(update, new Surroundings(person, Answered: null, Open: [], GeminiUse.Never)).Commands;
    }
}
