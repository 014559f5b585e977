using System.CommandLine;
using St4cker.Bench;

var parts = new Argument<string[]>("part") { Arity = ArgumentArity.ZeroOrMore, Description = "What to measure; none: everything but growth, in some minutes." };
parts.AcceptOnlyFromAmong(Workbench.Parts.Keys.ToArray());
var program = new Option<FileInfo>("--program")
{
    Description = "The executable to measure: artifacts/st4cker/st4cker, which `make publish` makes, unless said otherwise.",
    DefaultValueFactory = _ => new FileInfo("artifacts/st4cker/st4cker"),
};
var json = new Option<FileInfo?>("--json") { Description = "Writes the figures to this file too." };
var root = new RootCommand("Measures the real program from outside, with stand-ins for Telegram in this process.") { parts, program, json };
root.SetAction(async (parsed, stop) =>
{
    var figures = new Figures();
    await using var bench = new Workbench(parsed.GetValue(program)!.FullName);
    figures.Introduce(bench.Program);
    var wanted = parsed.GetValue(parts) is { Length: > 0 } named ? named : [.. Workbench.Parts.Keys.Except(Workbench.Long, StringComparer.Ordinal)];
    foreach (var part in wanted)
        await Workbench.Parts[part](bench, figures.Of(part), stop);
    if (parsed.GetValue(json) is { } file)
        await figures.WriteAsync(file.FullName, stop);
});
return await root.Parse(args).InvokeAsync();
