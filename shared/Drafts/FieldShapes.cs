using System.Text.Json.Nodes;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts;

/// <summary>The usual shapes of fields.</summary>
public static class FieldShapes
{
    private const int LongestShown = 300;

    public static FieldShape Text(string name, string payload, string column, Func<Fields, string?> value, string sign = "") => new(name)
    {
        Sign = sign,
        Show = shown => value(shown.Fields) is { Length: > 0 } text ? Short(text.ReplaceLineEndings(" ")) : null,
        Payload = payload,
        Write = content => value(content.Fields) is { } text ? JsonValue.Create(text) : null,
        Columns = [new Column(column, $"p->>'{payload}'")],
        Stored = $"to_jsonb(t.{column})",
        Accepts = name == "title" ? Accepted.Title : Accepted.Text,
    };

    /// <summary>One of a small list of English words, each with a name in the texts; a model or a person may bring another.</summary>
    /// <param name="texts">The key of the texts before the word: "task.type".</param>
    public static FieldShape Word(string name, string payload, string column, Func<Fields, string?> value, string texts, string sign, params IReadOnlyList<string> offers) =>
        Text(name, payload, column, value, sign) with
        {
            Show = shown => value(shown.Fields) is { Length: > 0 } word ? NameOf(texts, word, shown.Phrases) : null,
            Offers = offers,
            Accepts = Accepted.Word,
        };

    public static FieldShape When(string name, string payload, string column, Func<Fields, When?> value, string sign = "📅") => new(name)
    {
        Sign = sign,
        IsWhen = true,
        Show = shown => value(shown.Fields) is { } when ? shown.When(when) : null,
        Payload = payload,
        Write = content => value(content.Fields) is { } when ? JsonValue.Create(when.Iso) : null,
        Columns = [new Column(column + "_date", $"left(p->>'{payload}', 10)::date"), new Column(column + "_time", $"nullif(substr(p->>'{payload}', 12), '')::time")],
        Stored = $"case when t.{column}_date is null then null else jsonb_build_object('date', t.{column}_date, 'time', t.{column}_time, 'words', '') end",
        Wire = $"to_char(t.{column}_date, 'YYYY-MM-DD') || coalesce(to_char(t.{column}_time, '\"T\"HH24:MI'), '')",
        Accepts = Accepted.When,
    };

    public static FieldShape Number(string name, string payload, string column, string type, Func<Fields, long?> value, Func<Shown, string?> show, string sign = "") => new(name)
    {
        Sign = sign,
        Show = show,
        Payload = payload,
        Write = content => value(content.Fields) is { } number ? JsonValue.Create(number) : null,
        Columns = [new Column(column, $"(p->>'{payload}')::{type}")],
        Stored = $"to_jsonb(t.{column})",
        Accepts = type == "bigint" ? Accepted.Amount : Accepted.Number,
    };

    public static FieldShape Names(string name, string payload, string column, Func<Fields, IReadOnlyList<string>> value, string sign = "") => new(name)
    {
        Sign = sign,
        Show = shown => value(shown.Fields) is { Count: > 0 } names ? Short(string.Join(", ", names)) : null,
        Payload = payload,
        Write = content => value(content.Fields) is { Count: > 0 } names ? new JsonArray([.. names.Select(one => JsonValue.Create(one))]) : null,
        Columns = [new Column(column, $"coalesce(nullif(p->'{payload}', 'null'), '[]')")],
        Stored = $"t.{column}",
        Wire = $"nullif(t.{column}, '[]')",
        Accepts = Accepted.Names,
    };

    /// <summary>The name of a known word, or the word itself.</summary>
    public static string NameOf(string texts, string word, Phrases phrases) => phrases.Find($"{texts}.{word}") ?? Short(word);

    public static string Short(string text) =>
        text.Length <= LongestShown ? text : text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";
}
