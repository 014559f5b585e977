using Microsoft.Extensions.Configuration;
using St4cker.Contracts;
using St4cker.Gemini;

namespace St4cker.Unit.Gemini;

public sealed class GeminiSettingsTests
{
    [Fact]
    public void Without_any_setting_the_model_is_off()
    {
        var settings = Read();

        Assert.False(settings.IsOn);
        Assert.Equal(GeminiUse.Never, settings.Use);
        Assert.Equal("https://generativelanguage.googleapis.com", settings.ApiUrl);
        Assert.Equal((TimeSpan.FromSeconds(10), 15, 1500, 200),
            (settings.Timeout, settings.RequestsPerMinute, settings.RequestsPerDay, settings.RequestsPerDayPerUser));
        Assert.NotEmpty(settings.Models);
    }

    [Fact]
    public void A_key_turns_it_on()
    {
        Assert.Equal(GeminiUse.First, Read(("ApiKey", "key")).Use);
        Assert.Equal(GeminiUse.WhenUnsure, Read(("ApiKey", "key"), ("Use", "when-unsure")).Use);
        Assert.False(Read(("ApiKey", "key"), ("Use", "never")).IsOn);
        Assert.False(Read(("Use", "first")).IsOn);
    }

    [Fact]
    public void Models_are_a_comma_list_in_order() =>
        Assert.Equal(["b", "a-1.5"], Read(("Models", " b, models/a-1.5 ,b")).Models);

    [Theory]
    [InlineData("ApiUrl", "generativelanguage")]
    [InlineData("ApiUrl", "ftp://host")]
    [InlineData("ApiUrl", "http://host/?key=1")]
    [InlineData("ApiKey", "two words")]
    [InlineData("ApiKey", "kéy")]
    [InlineData("Models", ",")]
    [InlineData("Models", "../../other?x")]
    [InlineData("Use", "sometimes")]
    [InlineData("TimeoutSeconds", "0")]
    [InlineData("TimeoutSeconds", "ten")]
    [InlineData("TimeoutSeconds", "-1")]
    [InlineData("RequestsPerMinute", "0")]
    [InlineData("RequestsPerDay", "1.5")]
    [InlineData("RequestsPerDayPerUser", "many")]
    public void A_wrong_value_is_named_and_never_repeated(string name, string value)
    {
        var wrong = Assert.Throws<SettingException>(() => Read((name, value)));

        Assert.Equal($"Gemini__{name}", wrong.Setting);
        if (name == "ApiKey")
            Assert.DoesNotContain(value, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_does_not_show_when_settings_are_printed() =>
        Assert.DoesNotContain("s3cret", Read(("ApiKey", "s3cret")).ToString(), StringComparison.Ordinal);

    private static GeminiSettings Read(params (string Name, string Value)[] settings) =>
        GeminiSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Gemini:{setting.Name}", (string?)setting.Value)))
            .Build());
}
