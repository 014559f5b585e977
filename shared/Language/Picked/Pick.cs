using St4cker.Language.Replies;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Picked;

/// <summary>The picked words of one thing beside the text they were picked from.</summary>
internal sealed class Pick(string? text, SaidWords said, ReadItem rules, Speaker speaker)
{
    private readonly string _clean = Squeezed(CleanText.Of(text));

    public SaidWords Said => said;
    public ReadItem Rules => rules;
    public Speaker Speaker => speaker;
    public List<string> Assumed { get; } = [];
    public Question? Question { get; set; }
    /// <summary>What of the title was too long for it.</summary>
    public string? Whole { get; private set; }

    public Fields Titled()
    {
        var (title, whole) = TitleText.Of(OneLine(said.Title) ?? "");
        Whole = whole;
        if (title is null)
            return new Fields { Title = rules.Fields.Title };
        Guessed(said.Title, "title");
        return new Fields { Title = title };
    }

    public string? Note(params IEnumerable<string?> more)
    {
        Guessed(said.Note, "note");
        return TitleText.Note([Whole, CleanText.Of(said.Note), .. more]);
    }

    /// <summary>The moment of its words; when they do not stand in the text, the one that the rules read.</summary>
    public When? Moment(string field, Fields known) => Moment(said.When, field, known);

    public When? Moment(string? words, string field, Fields known)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        // The model may give more or fewer words than the rules need: "by Friday" or "on Tuesday at".
        if (Stands(words) && MainWhen.Whole(words, field, known, speaker) is { } settled)
        {
            if (settled is { DateAssumed: true, Question: null })
                Assumed.Add(field);
            if (settled is { TimeAssumed: true, Question: null })
                Assumed.Add(field + "Time");
            Question ??= settled.Question;
            return settled.When;
        }
        foreach (var name in rules.Assumed.Where(name => name == field || name == field + "Time"))
            Assumed.Add(name);
        if (rules.Question?.Field == field && rules.Question.Doubt != Doubt.Missing)
            Question ??= rules.Question;
        return MainWhen.Of(field, rules.Fields);
    }

    /// <summary>A name as the model gave it; a guess when it does not stand in the text.</summary>
    public string? Name(string? words, string field)
    {
        if (TitleText.AsNamed(OneLine(words)) is not { } name)
            return null;
        Guessed(words, field);
        return name;
    }

    public string Text => _clean;

    public bool Stands(string? words) => _clean.Contains(Squeezed(CleanText.Of(words)), StringComparison.OrdinalIgnoreCase);

    public void Guessed(string? words, string field)
    {
        if (!Stands(words) && !Assumed.Contains(field))
            Assumed.Add(field);
    }

    public static string? OneLine(string? text) => text is null ? null : CleanText.Of(text).Replace('\n', ' ');

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
