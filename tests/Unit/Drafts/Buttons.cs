using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using St4cker.Drafts;
using St4cker.Drafts.Words;

namespace St4cker.Unit.Drafts;

/// <summary>What buttons say when they are pressed.</summary>
public sealed class Buttons
{
    private static Gen<Press> Presses =>
        from kind in Gen.Elements(Enum.GetValues<PressKind>())
        from id in ArbMap.Default.GeneratorFor<Guid>()
        from version in Gen.Choose(0, int.MaxValue - 1)
        from detail in Gen.Elements(null, "", "0", "3", "dueTime", "a:b", "2026-11-22T09:00")
        select new Press(kind, id, version, detail);

    [Fact]
    public void A_press_comes_back_as_it_went_and_fits() => AnyWords.Always(Presses, press =>
    {
        Assert.Equal(press, Press.Parse(press.Data));
        Assert.InRange(Encoding.UTF8.GetByteCount(press.Data), 1, 64);
    });

    [Fact]
    public void Whatever_else_comes_is_no_press_or_says_what_it_says() => AnyWords.Always(data =>
    {
        foreach (var text in new[] { data, "c:" + data, $"c:{data}:1", "c:AAAAAAAAAAAAAAAAAAAAAA:" + data, "c:AAAAAAAAAAAAAAAAAAAAAA:1:" + data })
        {
            if (Press.Parse(text) is { } press)
                Assert.Equal(press, Press.Parse(press.Data));
        }
    }, times: 500);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("confirm_draft:123")]
    [InlineData("z:AAAAAAAAAAAAAAAAAAAAAA:1")]
    [InlineData("cc:AAAAAAAAAAAAAAAAAAAAAA:1")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAA:1")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAA!:1")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAA=:1")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAA  :1")]
    [InlineData("c:ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ:1")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAAA:-1")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAAA:1.0")]
    [InlineData("c:AAAAAAAAAAAAAAAAAAAAAA:99999999999")]
    public void What_no_button_of_ours_says_is_no_press(string? data) => Assert.Null(Press.Parse(data));

    [Fact]
    public void Each_kind_of_press_travels_under_a_letter_of_its_own()
    {
        var letters = Enum.GetValues<PressKind>().Select(kind => new Press(kind, Guid.Empty, 1).Data[0]).ToList();
        Assert.Equal(letters.Count, letters.Distinct().Count());
    }

    [Fact]
    public void A_simple_press_comes_back_as_it_went()
    {
        string[] names = [SimplePress.Example, SimplePress.Zone, SimplePress.Language, SimplePress.Keep, SimplePress.Leave, SimplePress.Connect];
        foreach (var press in names.SelectMany(name => new[] { new SimplePress(name, ""), new SimplePress(name, "12:task"), new SimplePress(name, "a") }))
            Assert.Equal(press, SimplePress.Parse(press.Data));
    }

    [Fact]
    public void Every_zone_and_every_command_to_keep_fit_into_a_button()
    {
        Assert.All(DateTimeZoneProviders.Tzdb.Ids, zone => Assert.InRange(new SimplePress(SimplePress.Zone, zone).Data.Length, 1, 64));
        Assert.All(DraftKinds.All, kind => Assert.InRange(new SimplePress(SimplePress.Keep, $"{long.MaxValue}:{kind.Name}").Data.Length, 1, 64));
    }

    [Fact]
    public void Any_text_is_a_simple_press_of_a_known_name_or_none() => AnyWords.Always(data =>
    {
        if (SimplePress.Parse(data) is { } press)
            Assert.Equal(data, press.Data);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("zone")]
    [InlineData(":x")]
    [InlineData("Zone:UTC")]
    [InlineData("start:x")]
    [InlineData("zone:01234567890123456789012345678901234567890123456789012345678901234")]
    public void An_unknown_name_or_too_long_a_text_is_no_simple_press(string? data) => Assert.Null(SimplePress.Parse(data));

    [Fact]
    public void The_texts_of_the_buttons_begin_with_the_same_signs_in_every_language()
    {
        foreach (var phrases in Phrases.Supported.Select(Phrases.In))
        {
            Assert.StartsWith("✅ ", phrases["button.confirm"], StringComparison.Ordinal);
            Assert.StartsWith("✏️ ", phrases["button.edit"], StringComparison.Ordinal);
            Assert.StartsWith("✖ ", phrases["button.cancel"], StringComparison.Ordinal);
        }
    }
}
