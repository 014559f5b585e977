using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace St4cker.Playground.GeminiStandIn;

/// <summary>What a model would say of the plain messages that people try a program with, in English, Indonesian and Russian; all else is a task.</summary>
internal static partial class PlausibleItems
{
    public static IEnumerable<JsonObject> Of(string text)
    {
        var parts = text.Split([", ", "; "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isSeveral = parts.Length > 1 && !text.Contains(':', StringComparison.Ordinal) && parts.Any(part => KindOf(part) is "expense" or "income" or "event");
        return (isSeveral ? parts : [text]).Select(One);
    }

    public static string Title(string text)
    {
        var title = Whens().Replace(text.Split(':', '\n')[0], " ").Trim(' ', ',', '.', '!');
        return title.Length == 0 ? text.Trim() : char.ToUpperInvariant(title[0]) + title[1..];
    }

    public static string? When(string text) => Whens().Match(text) is { Success: true } when ? when.Value.Trim() : null;

    public static JsonArray Subtasks(string text) => text.Split(':', 2) is [_, var list] && list.Contains(',', StringComparison.Ordinal)
        ? [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => JsonValue.Create(part))]
        : [];

    private static JsonObject One(string text)
    {
        var kind = KindOf(text);
        return new JsonObject { ["intent"] = kind, ["confidence"] = 0.97, ["parameters"] = Parameters(kind, text) };
    }

    private static string KindOf(string text) => text switch
    {
        _ when Edit().IsMatch(text) => "edit",
        _ when Query().IsMatch(text) => "query",
        _ when Reminder().IsMatch(text) => "reminder",
        _ when Note().IsMatch(text) => "note",
        _ when Project().IsMatch(text) => "project",
        _ when Percent().IsMatch(text) => "progress",
        _ when Amount().IsMatch(text) => Income().IsMatch(text) ? "income" : "expense",
        _ when Event().IsMatch(text) && When(text) is not null => "event",
        _ => "task",
    };

    private static JsonObject Parameters(string kind, string text)
    {
        var words = new JsonObject { [kind == "progress" ? "project" : "title"] = Name(kind, text) };
        Add("when", kind == "progress" ? null : When(text));
        Add("amount", kind is "expense" or "income" ? Amount().Match(text).Value.Trim() : null);
        Add("percent", kind == "progress" ? Percent().Match(text).Value : null);
        Add("duration", kind is "progress" or "event" && Duration().Match(text) is { Success: true } length ? length.Value : null);
        if (kind == "event" && With().Match(text) is { Success: true } with)
            words["participants"] = new JsonArray(with.Groups["name"].Value);
        if (kind == "task" && Subtasks(text) is { Count: > 0 } subtasks)
            words["subtasks"] = subtasks;
        return words;

        void Add(string name, string? value)
        {
            if (value is not null)
                words[name] = value;
        }
    }

    /// <summary>The text without the words that are other parameters, or that say what it is.</summary>
    private static string Name(string kind, string text)
    {
        var rest = kind switch
        {
            "edit" => Edit().Replace(text, " "),
            "reminder" => Reminder().Replace(text, " "),
            "note" => Note().Replace(text, " "),
            "project" => Project().Replace(text, " "),
            "progress" => Progress().Replace(Duration().Replace(Percent().Replace(text, " "), " "), " "),
            "expense" or "income" => Spent().Replace(Amount().Replace(text, " "), " "),
            _ => text,
        };
        return Title(Spaces().Replace(rest, " ").Trim());
    }

    [GeneratedRegex(
        @"\b(?:(?:by|on|next|this|hari|pada|в|во)\s+)?(?:today|tomorrow|tonight|besok|lusa|hari ini|завтра|послезавтра|сегодня|(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
        + @"|(?:mon|tue|tues|wed|wednes|thu|thurs|fri|satur|sun|senin|selasa|rabu|kamis|jumat|sabtu|minggu)(?:day)?)(?:,?\s+" + Clock + @")?\b|\b(?:at|jam|pukul|в)\s+\d{1,2}(?:[:.]\d{2})?(?:\s*" + Half + @")?\b|\b\d{1,2}\s*(?:am|pm)\b",
        RegexOptions.IgnoreCase, 200)]
    private static partial Regex Whens();

    private const string Half = "(?:am|pm|pagi|siang|sore|malam|утра|дня|вечера)";
    private const string Clock = @"(?:at\s+|jam\s+|pukul\s+|в\s+)?\d{1,2}(?:[:.]\d{2})?\s*" + Half + "?";

    [GeneratedRegex(@"^(?:i'?m )?(?:done with|finished)\b|^(?:delete|cancel|hapus|batalkan|удали|отмени)\b|^(?:move|reschedule|pindahkan|undur|перенеси)\b|^(?:selesai|udah kelar|сделал[аи]?|готово)\b|\s+(?:to|ke|на)(?=\s+(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok|завтра|понед|втор|сред|четв|пят|субб|воскр))", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Edit();

    [GeneratedRegex(@"^(?:what(?:'s| is| do| did| have)|show\b|how much\b|my tasks|apa (?:saja|aja)\b|jadwal(?:ku)?\b|lihat\b|berapa\b|что у меня|покажи|сколько\b)", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Query();

    [GeneratedRegex(@"^(?:please )?(?:remind me(?: to)?|ingatkan(?: aku| saya)?(?: untuk)?|напомни(?:те)?(?: мне)?)\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Reminder();

    [GeneratedRegex(@"^(?:note|catatan|catat|заметка|запиши)\b\s*[:\-]?", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?:new project|proyek baru|новый проект)\b\s*[:\-]?", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Project();

    [GeneratedRegex(@"\b\d{1,3}\s*(?:%|percent\b|persen\b|процент\w*)", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\b\d+(?:[.,]\d+)?\s*(?:h|hours?|min(?:utes)?|jam|menit|час\w*|мин\w*)\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(?:progress(?: on)?|worked on|is|sudah|udah|прогресс(?: по)?|готов[аоы]?(?: на)?)\b|,", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Progress();

    [GeneratedRegex(@"(?:\brp\.?|[$€£₽])\s?\d[\d.,]*\s?(?:rb|ribu|jt|juta|k)?\b|\b\d[\d.,]*\s?(?:rb|ribu|jt|juta|k|usd|idr|eur|руб(?:л\w*)?|тыс\w*|₽|€)(?!\w)", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(?:salary|got paid|received|earned|gaji|dapat|terima|зарплат\w*|получил[аи]?)\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Income();

    [GeneratedRegex(@"\b(?:paid|spent|got|received|earned|bayar|dapat|terima|потратил[аи]?|заплатил[аи]?|получил[аи]?)\b(?:\s+(?:for|on|untuk|за|на)\b)?", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Spent();

    [GeneratedRegex(@"\b(?:meeting|dentist|doctor|lunch with|dinner with|appointment|rapat|dokter|janji|kumpul|встреча|врач|стоматолог|созвон|обед с)\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Event();

    [GeneratedRegex(@"\b(?:with|sama|dengan|с)\s+(?<name>\p{Lu}\w+)", RegexOptions.None, 200)]
    private static partial Regex With();

    [GeneratedRegex(@"\s+", RegexOptions.None, 200)]
    private static partial Regex Spaces();
}
