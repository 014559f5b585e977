using Microsoft.Extensions.Configuration;
using St4cker.Contracts;
using St4cker.Telegram;

namespace St4cker.Unit.Telegram;

public sealed class TelegramSettingsTests
{
    private static TelegramSettings Read(params (string Name, string Value)[] settings) => TelegramSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("BotToken", "123456:ABC-def_1")).DistinctBy(setting => setting.Item1)
                .Select(setting => KeyValuePair.Create("Telegram:" + setting.Item1, (string?)setting.Item2))).Build());

    [Fact]
    public void Only_the_token_is_needed()
    {
        var settings = Read();

        Assert.Equal(123456, settings.BotId);
        Assert.Equal("https://api.telegram.org/", settings.ApiUrl.AbsoluteUri);
        Assert.Equal(UpdateMode.Polling, settings.Mode);
        Assert.Equal(Acknowledgement.Reaction, settings.Acknowledge);
        Assert.Equal(30, settings.MessagesPerSecond);
        Assert.Equal(1, settings.MessagesPerSecondPerChat);
        Assert.Equal(TimeSpan.FromSeconds(20), settings.Timeout);
        Assert.Null(settings.WebhookSecret);
    }

    [Theory]
    [InlineData("BotToken", "")]
    [InlineData("BotToken", "hunter2")]
    [InlineData("BotToken", "abc:DEF")]
    [InlineData("BotToken", "123:DE/F")]
    [InlineData("ApiUrl", "ftp://example.org")]
    [InlineData("ApiUrl", "telegram")]
    [InlineData("Mode", "pigeon")]
    [InlineData("Mode", "1")]
    [InlineData("Acknowledge", "loudly")]
    [InlineData("WebhookSecret", "two words")]
    [InlineData("MessagesPerSecond", "0")]
    [InlineData("MessagesPerSecond", "many")]
    [InlineData("MessagesPerSecondPerChat", "-1")]
    [InlineData("TimeoutSeconds", "0")]
    public void A_wrong_value_is_told_with_the_name_of_its_setting(string name, string value)
    {
        var wrong = Assert.Throws<SettingException>(() => Read((name, value)));

        Assert.Equal("Telegram__" + name, wrong.Setting);
    }

    [Theory]
    [InlineData("BotToken", "123:secret secret")]
    [InlineData("WebhookSecret", "secret secret")]
    public void The_sentence_never_holds_the_secret(string name, string value) =>
        Assert.DoesNotContain("secret secret", Assert.Throws<SettingException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_path_of_the_address_stays() =>
        Assert.Equal("http://127.0.0.1:8080/playground", Read(("ApiUrl", "http://127.0.0.1:8080/playground/")).ApiUrl.AbsoluteUri);
}
