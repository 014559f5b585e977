using System.CommandLine;
using St4cker.Corpus;

var file = new Option<FileInfo[]>("--file") { Description = "Files of the same format to read instead of the corpus." };
var language = new Option<string>("--language") { Description = "The language of lines that do not say theirs and whose file is not named for it.", DefaultValueFactory = _ => "en" };
var misses = new Option<string?>("--misses") { Arity = ArgumentArity.ZeroOrOne, Description = "List every miss, or only those of en, id or ru." };
var folder = new Option<DirectoryInfo>("--corpus") { Description = "Where the corpus stands.", DefaultValueFactory = _ => new DirectoryInfo("tests/Corpus") };
var root = new RootCommand("Reads the corpus by the rules and says how much of it is read as a person would expect.") { file, language, misses, folder };
root.SetAction(parsed =>
{
    var speakers = Speakers.Of(parsed.GetValue(folder)!);
    var files = parsed.GetValue(file) is { Length: > 0 } named ? named : speakers.Corpus;
    var results = files
        .SelectMany(one => speakers.Lines(one, parsed.GetValue(language)!))
        .Select(line => line.IsDateOnly ? DateExam.Sit(line) : Exam.Sit(line))
        .ToList();
    Report.Print(results, Console.Out);
    if (parsed.GetResult(misses) is not null)
        Report.PrintMisses(results, parsed.GetValue(misses), Console.Out);
    return 0;
});
return root.Parse(args).Invoke();
