using St4cker.Corpus;
using St4cker.Unit.House;

namespace St4cker.Unit.Language;

/// <summary>What the rules read right of everyday messages never gets less.</summary>
public sealed class WholeCorpus
{
    [Theory]
    [InlineData("en", 95)]
    [InlineData("id", 95)]
    [InlineData("ru", 95)]
    public void Of_a_hundred_messages_this_many_are_read_wholly_right(string language, int floor)
    {
        var speakers = Speakers.Of(new DirectoryInfo(Path.Combine(SourceTree.Root, "tests", "Corpus")));
        var file = speakers.Corpus.Single(file => Path.GetFileNameWithoutExtension(file.Name) == language);
        var results = speakers.Lines(file, language).Select(Exam.Sit).ToList();
        var misses = new StringWriter();
        Report.PrintMisses(results, language, misses);
        Assert.True(100 * results.Count(result => result.IsRight) >= floor * results.Count, misses.ToString());
    }
}
