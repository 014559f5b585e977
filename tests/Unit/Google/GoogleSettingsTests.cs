using Microsoft.Extensions.Configuration;
using St4cker.Contracts;
using St4cker.Google;

namespace St4cker.Unit.Google;

public sealed class GoogleSettingsTests
{
    [Fact]
    public void Without_a_client_Google_is_off_and_the_addresses_are_its_own()
    {
        var settings = Read([]);
        Assert.False(settings.Enabled);
        Assert.Equal("https://accounts.google.com/o/oauth2/v2/auth", settings.AuthUrl.AbsoluteUri);
        Assert.Equal("https://oauth2.googleapis.com/token", settings.TokenUrl.AbsoluteUri);
        Assert.Equal("https://oauth2.googleapis.com/revoke", settings.RevokeUrl.AbsoluteUri);
        Assert.Equal("https://tasks.googleapis.com/", settings.TasksUrl.AbsoluteUri);
        Assert.Equal("https://www.googleapis.com/", settings.DriveUrl.AbsoluteUri);
    }

    [Fact]
    public void A_client_without_its_secret_is_told_by_the_name_of_the_setting()
    {
        var error = Assert.Throws<SettingException>(() => Read(new() { ["Google:ClientId"] = "id" }));
        Assert.Equal("Google__ClientSecret", error.Setting);
    }

    [Fact]
    public void An_address_that_is_none_is_told_by_the_name_of_the_setting()
    {
        var error = Assert.Throws<SettingException>(() => Read(new() { ["Google:TasksUrl"] = "tasks" }));
        Assert.Equal("Google__TasksUrl", error.Setting);
    }

    private static GoogleSettings Read(Dictionary<string, string?> values) =>
        GoogleSettings.From(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
