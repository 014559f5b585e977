using System.Text.Json.Nodes;
using St4cker.Language;

namespace St4cker.Corpus;

/// <summary>Has one message read, and compares the reading with what is expected of it.</summary>
internal static class Exam
{
    public static Result Sit(Line line)
    {
        var read = ReadingAsJson.Of(Reader.Read(line.Text, line.Speaker));
        return line.Readings()
            .Select(expected => Compare(line, expected, read))
            .MinBy(static result => (result.Differences.Count(static difference => difference.Part is Parts.Items or Parts.Intent), result.Differences.Count))!;
    }

    private static Result Compare(Line line, Expected expected, JsonObject read)
    {
        var result = new Result(line, read);
        var items = read["items"]!.AsArray().Select(static item => item!.AsObject()).ToList();
        var isAsked = read["question"] is not null;
        result.Check(Parts.Items, "items", expected.Items.Count == items.Count, expected.Items.Count, items.Count);
        for (var at = 0; at < Math.Min(expected.Items.Count, items.Count); at++)
            CompareItem(result, expected.Items[at], items[at], isAsked);
        if (expected.Question is not null || isAsked)
            result.Check(Parts.Question, "question", Match.Is("question", expected.Question, read["question"]), expected.Question, read["question"]);
        return result;
    }

    private static void CompareItem(Result result, JsonObject expected, JsonObject item, bool isAsked)
    {
        var isSure = !isAsked && (double)item["confidence"]! >= Reader.Unsure;
        var isRightKind = Match.Is("intent", expected["intent"], item["intent"]);
        result.Check(Parts.Intent, "intent", isRightKind, expected["intent"], item["intent"], isWrongGuess: isSure && (string)item["intent"]! is not ("unknown" or "query"));
        var wanted = expected["fields"] as JsonObject ?? [];
        var fields = item["fields"]!.AsObject();
        var marks = Marks.Of(item);
        foreach (var name in Compared(item, wanted, fields))
        {
            var isRight = Match.Is(name, wanted[name], fields[name]);
            var isMarked = marks.Cover(name, wanted[name], fields[name]);
            result.Check(Parts.Of(name), name, isRight, wanted[name], fields[name], isWrongGuess: isRightKind && isSure && fields[name] is not null && !isMarked);
        }
        foreach (var mark in expected["assumed"] as JsonArray ?? [])
        {
            if (marks.IsDue((string)mark!, fields))
                result.Check(Parts.Marks, "assumed", marks.Have((string)mark!), mark, item["assumed"]);
        }
        result.OverMarked += marks.Beyond(expected["assumed"] as JsonArray ?? []);
    }

    /// <summary>Nothing is kept of what is unknown, and of a query only what is to be seen matters.</summary>
    private static IEnumerable<string> Compared(JsonObject item, JsonObject wanted, JsonObject fields) => (string)item["intent"]! switch
    {
        "unknown" => [],
        "query" => ["view"],
        _ => wanted.Select(static field => field.Key).Union(fields.Select(static field => field.Key), StringComparer.Ordinal),
    };
}
