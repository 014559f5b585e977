using St4cker.Playground;

namespace St4cker.Unit.Playground;

public sealed class PlaygroundAddressesTests
{
    [Fact]
    public void Addresses_follow_from_the_listening_one()
    {
        var settings = PlaygroundAddresses.Of("http://127.0.0.1:8080").Settings;
        Assert.Equal("http://127.0.0.1:8080/playground/telegram", settings["Telegram:ApiUrl"]);
        Assert.Equal("http://127.0.0.1:8080/playground/google/o/oauth2/v2/auth", settings["Google:AuthUrl"]);
        Assert.Equal("http://127.0.0.1:8080/playground/google/token", settings["Google:TokenUrl"]);
        Assert.Equal("http://127.0.0.1:8080/playground/google/revoke", settings["Google:RevokeUrl"]);
        Assert.Equal("http://127.0.0.1:8080/playground/google/", settings["Google:TasksUrl"]);
        Assert.Equal("http://127.0.0.1:8080/playground/google/", settings["Google:DriveUrl"]);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://[::]:5000")]
    [InlineData("http://+:5000")]
    [InlineData("http://*:5000/")]
    public void Every_interface_is_called_at_this_machine(string listening) =>
        Assert.Equal("http://127.0.0.1:5000/playground/telegram", PlaygroundAddresses.Of(listening).TelegramApiUrl);

    [Fact]
    public void The_consent_page_is_where_the_browser_goes() =>
        Assert.StartsWith("https://home.example/playground/google/", PlaygroundAddresses.Of("http://127.0.0.1:8080", "https://home.example").GoogleAuthUrl, StringComparison.Ordinal);
}
