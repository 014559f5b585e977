using Npgsql;
using St4cker.Telegram;

namespace St4cker.Router.Intake;

/// <summary>The people behind updates: who is new gets a row and a mailbox, with guesses that they can change later.</summary>
public static class Senders
{
    public static bool IsPerson(UpdateFacts facts) => facts is { UserId: not null, IsBot: false };

    /// <summary>The language the chat is in for an app set to <paramref name="languageCode"/>.</summary>
    public static string LanguageOf(string? languageCode) => languageCode?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "id" or "in" => "id",
        "ru" => "ru",
        _ => "en",
    };

    internal static NpgsqlBatchCommand Upsert(IReadOnlyList<UpdateFacts> senders, DateTimeOffset now)
    {
        var upsert = new NpgsqlBatchCommand("""
            insert into users (id, first_name, username, language_code, language, time_zone, currency, chat_id, created_at)
            select i, f, n, c, l, z, m, p, $9 from unnest($1, $2, $3, $4, $5, $6, $7, $8) as x(i, f, n, c, l, z, m, p)
            on conflict (id) do update set first_name = excluded.first_name, username = excluded.username, language_code = excluded.language_code,
                chat_id = coalesce(excluded.chat_id, users.chat_id),
                -- Who was made by an import has said nothing yet: now the guesses can be made.
                language = case when users.chat_id is null and users.time_zone_state = 'guessed' then excluded.language else users.language end,
                time_zone = case when users.chat_id is null and users.time_zone_state = 'guessed' then excluded.time_zone else users.time_zone end,
                currency = case when users.chat_id is null and users.time_zone_state = 'guessed' then excluded.currency else users.currency end
            """);
        var parameters = upsert.Parameters;
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. senders.Select(sender => sender.UserId!.Value)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. senders.Select(sender => Clean(sender.FirstName) ?? "")] });
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. senders.Select(sender => Clean(sender.Username))] });
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. senders.Select(sender => Clean(sender.LanguageCode))] });
        var languages = senders.Select(sender => LanguageOf(sender.LanguageCode)).ToArray();
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = languages });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. languages.Select(GuessedZone)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. languages.Select(GuessedCurrency)] });
        parameters.Add(new NpgsqlParameter<long?[]> { TypedValue = [.. senders.Select(sender => sender.ChatType == ChatType.Private ? sender.ChatId : null)] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return upsert;
    }

    internal static NpgsqlBatchCommand OpenMailboxes(IReadOnlyList<UpdateFacts> senders)
    {
        var open = new NpgsqlBatchCommand("insert into mailboxes (user_id) select unnest($1) on conflict do nothing");
        open.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. senders.Select(sender => sender.UserId!.Value)] });
        return open;
    }

    private static string GuessedZone(string language) => language switch
    {
        "id" => "Asia/Jakarta",
        "ru" => "Europe/Moscow",
        _ => "UTC",
    };

    private static string GuessedCurrency(string language) => language switch
    {
        "id" => "IDR",
        "ru" => "RUB",
        _ => "USD",
    };

    /// <summary>PostgreSQL keeps no NUL in a text; names are short.</summary>
    private static string? Clean(string? text)
    {
        var clean = text?.Replace("\0", "", StringComparison.Ordinal);
        return clean is { Length: > 256 } ? clean[..256] : clean;
    }
}

/// <summary>Remembers who is stored already, so that a message of a known person costs one statement.</summary>
internal sealed class KnownSenders
{
    private const int Most = 100_000;
    private readonly Dictionary<long, UpdateFacts> _known = [];

    /// <summary>The last facts of each sender that is not stored as it is; in the order of ids, so that two routers never wait for each other in a circle.</summary>
    public IReadOnlyList<UpdateFacts> NewOrChanged(IEnumerable<RawUpdate> updates) =>
    [
        .. updates.Select(update => update.Facts)
            .Where(facts => Senders.IsPerson(facts) && !(_known.TryGetValue(facts.UserId!.Value, out var known) && Same(known, facts)))
            .GroupBy(facts => facts.UserId!.Value).Select(same => same.Last())
            .OrderBy(facts => facts.UserId),
    ];

    public void Remember(IEnumerable<UpdateFacts> senders)
    {
        if (_known.Count > Most)
            _known.Clear();
        foreach (var sender in senders)
            _known[sender.UserId!.Value] = sender;
    }

    private static bool Same(UpdateFacts known, UpdateFacts facts) =>
        known.FirstName == facts.FirstName && known.Username == facts.Username && known.LanguageCode == facts.LanguageCode
        && (facts.ChatType != ChatType.Private || facts.ChatId == known.ChatId);
}
