using St4cker.Language;

namespace St4cker.Corpus;

/// <summary>Only the moment counts, wherever the reading keeps it: for phrases that other projects test their date readers with.</summary>
internal static class DateExam
{
    private static readonly string[] Moments = ["start", "due", "remindAt", "date"];

    public static Result Sit(Line line)
    {
        var read = ReadingAsJson.Of(Reader.Read(line.Text, line.Speaker));
        var fields = read["items"]![0]!["fields"]!.AsObject();
        var moment = Moments.Select(name => fields[name]).FirstOrDefault(static value => value is not null);
        var expected = line.Json["when"];
        var result = new Result(line, read);
        var isSure = read["question"] is null && (double)read["items"]![0]!["confidence"]! >= Reader.Unsure;
        var marks = Marks.Of(read["items"]![0]!.AsObject());
        var isMarked = Moments.Any(name => marks.Cover(name, expected, moment));
        result.Check(Parts.Of("due"), "when", Match.Is("when", expected, moment), expected, moment, isSure && moment is not null && !isMarked);
        return result;
    }
}
