using FsCheck;
using FsCheck.Fluent;

namespace St4cker.Unit;

/// <summary>Texts of all sorts, the hostile ones among them.</summary>
internal static class AnyWords
{
    private static readonly string[] Pieces =
    [
        "buy", "milk", "tomorrow", "besok", "9am", "jam 9", "31 Feb", "Friday", "no", "no date", "add eggs", "remove", "title:", "note:", "\n", "- ", "high priority", "25:00", "{0}", "{", "}}", "<b>",
        "&amp;", "\"", "\\", "\0", "\uD83D", "😀", "\u202E", "\uFEFF", "e\u0301", "%s", "'; drop table drafts; --", "c:AAAA:1", ":", "::", "ß", "ı", "—", "999999999999",
    ];

    public static Gen<string> Gen { get; } = FsCheck.Fluent.Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        FsCheck.Fluent.Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces)),
        FsCheck.Fluent.Gen.Elements(Pieces).ListOf().Select(string.Concat),
        FsCheck.Fluent.Gen.Elements(Pieces).Select(piece => string.Concat(Enumerable.Repeat(piece, 500))));

    public static void Always(Action<string> holds, int times = 200) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(Gen.ToArbitrary(), holds));

    public static void Always<T>(Gen<T> things, Action<T> holds, int times = 200) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(things.ToArbitrary(), holds));
}
