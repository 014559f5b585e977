using Microsoft.Extensions.Configuration;
using St4cker.Contracts;
using St4cker.Hosting.Settings;

namespace St4cker.Unit.Hosting;

public sealed class Reading_secret_files : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("secret", "secret")]
    [InlineData("secret\n", "secret")]
    [InlineData("secret\r\n", "secret")]
    [InlineData(" two\nlines \n\n", " two\nlines \n")]
    public void One_newline_at_the_end_is_not_part_of_the_value(string content, string value)
    {
        File.WriteAllText(_file, content);
        Assert.Equal(value, Read(("Telegram__BotToken_FILE", _file))["Telegram:BotToken"]);
    }

    [Fact]
    public void A_missing_file_is_told_by_the_name_of_the_variable()
    {
        var refused = Assert.Throws<SettingException>(() => Read(("Gemini__ApiKey_FILE", "/nowhere/key")));
        Assert.Equal("Gemini__ApiKey_FILE", refused.Setting);
    }

    [Fact]
    public void Variables_of_other_programs_are_left_alone() =>
        Assert.Empty(Read(("SSL_CERT_FILE", "/nowhere/cert"), ("Telegram__BotToken_FILE", "")).AsEnumerable());

    public void Dispose() => File.Delete(_file);

    private static IConfigurationRoot Read(params (string Name, string Value)[] environment) =>
        new ConfigurationBuilder().AddSecretFiles(environment.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal)).Build();
}
