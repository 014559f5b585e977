namespace St4cker.Language.Words;

/// <content>Cases and moods: the table names a word once, these write its forms.</content>
internal static partial class Russian
{
    /// <summary>"пятниц" with "а у ы е ей" is пятница | пятницу | пятницы…; "-" stands for no ending.</summary>
    private static string Forms(string stem, string endings) =>
        string.Join(" | ", endings.Split(' ').Select(ending => ending == "-" ? stem : stem + ending));

    /// <summary>Each infinitive with its imperatives: "купить" gives купи and купите.</summary>
    private static string OnI(string infinitives) => Moods(infinitives, verb => verb[..^2]);

    /// <summary>"сделать" gives сделай and сделайте.</summary>
    private static string OnAi(string infinitives) => Moods(infinitives, verb => verb[..^2] + "й");

    /// <summary>"рисовать" gives рисуй and рисуйте.</summary>
    private static string OnUi(string infinitives) => Moods(infinitives, verb => verb[..^5] + "уй");

    /// <summary>"отправить" gives отправь and отправьте.</summary>
    private static string OnSoft(string infinitives) => Moods(infinitives, verb => verb[..^3] + "ь");

    private static string Moods(string infinitives, Func<string, string> imperative) => string.Join(" | ", infinitives
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(verb => $"{verb} | {imperative(verb)} | {imperative(verb)}те"));

    /// <summary>Past tense of each stem: "купил" gives купила and купили too.</summary>
    private static string Past(string stems) => string.Join(" | ", stems
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(stem => $"{stem} | {stem}а | {stem}и"));

    private static string[] Ones =>
    [
        "один | одна | одно | одну | одного", "два | две | двух | двум", "три | трёх | трём", "четыре | четырёх | четырём", "пять | пяти", "шесть | шести", "семь | семи",
        "восемь | восьми", "девять | девяти",
    ];

    private static string[] OrdinalOnes => ["перв", "втор", "", "четвёрт", "пят", "шест", "седьм", "восьм", "девят"];
    private static (int Tens, string Word, string Ordinal)[] Tens => [(20, "двадцать", "двадцат"), (30, "тридцать", "тридцат"), (40, "сорок", "сороков"), (50, "пятьдесят", "пятидесят")];

    /// <summary>1 to 59, the compound ones as two words.</summary>
    private static IEnumerable<WordRow> Numbers()
    {
        for (var one = 1; one <= 9; one++)
            yield return new WordRow(Sense.Number, one, Ones[one - 1]);
        foreach (var (tens, word, _) in Tens)
        {
            for (var one = 1; one <= 9; one++)
                yield return new WordRow(Sense.Number, tens + one, string.Join(" | ", Ones[one - 1].Split(" | ").Select(form => $"{word} {form}")));
        }
    }

    /// <summary>Days of a month and hours as they are counted: "пятого", "двадцать пятое".</summary>
    private static IEnumerable<WordRow> Ordinals()
    {
        for (var one = 1; one <= 9; one++)
            yield return new WordRow(Sense.DayOrdinal, one, Ordinal(one));
        string[] teens = ["десят", "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат"];
        for (var ten = 0; ten < teens.Length; ten++)
            yield return new WordRow(Sense.DayOrdinal, 10 + ten, Forms(teens[ten], "ого ое ому"));
        foreach (var (tens, word, ordinal) in Tens.Take(2))
        {
            yield return new WordRow(Sense.DayOrdinal, tens, Forms(ordinal, "ого ое ому"));
            for (var one = 1; one <= 31 - tens && one <= 9; one++)
                yield return new WordRow(Sense.DayOrdinal, tens + one, string.Join(" | ", Ordinal(one).Split(" | ").Select(form => $"{word} {form}")));
        }
    }

    private static string Ordinal(int one) => one == 3 ? "третьего | третье | третьему" : Forms(OrdinalOnes[one - 1], "ого ое ому");

    /// <summary>"полпятого" is half past four.</summary>
    private static IEnumerable<WordRow> HalfHours()
    {
        string[] hours = ["первого", "второго", "третьего", "четвёртого", "пятого", "шестого", "седьмого", "восьмого", "девятого", "десятого", "одиннадцатого", "двенадцатого"];
        for (var hour = 1; hour <= 12; hour++)
        {
            var of = hours[hour - 1];
            yield return new WordRow(Sense.HalfHourOf, hour, $"пол{of} | пол-{of} | пол {of} | половина {of} | половину {of} | половине {of}");
        }
    }
}
