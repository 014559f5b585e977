using Microsoft.Extensions.Configuration;
using St4cker.Contracts;
using St4cker.Hosting.Settings;

namespace St4cker.Unit.Hosting;

public sealed class Reading_the_settings : IDisposable
{
    private static readonly string Key = Convert.ToBase64String(Enumerable.Range(0, 32).Select(number => (byte)number).ToArray());
    private readonly string _directory = Directory.CreateTempSubdirectory("st4cker-settings-").FullName;

    [Fact]
    public void All_in_one_starts_with_nothing_given()
    {
        var settings = Read(allInOne: true);
        Assert.Equal(["http://127.0.0.1:8080"], settings.Urls);
        Assert.Equal("http://127.0.0.1:8080", settings.PublicUrl);
        Assert.Null(settings.Postgres);
        Assert.Null(settings.RabbitMq);
        Assert.Equal(32, settings.MasterKey.Length);
        Assert.Equal(settings.MasterKey, Read(allInOne: true).MasterKey);
    }

    [Fact]
    public void The_made_key_is_for_nobody_elses_eyes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        Read(allInOne: true);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_directory, "master.key")));
    }

    [Theory]
    [InlineData("ConnectionStrings__Postgres")]
    [InlineData("ConnectionStrings__RabbitMq")]
    [InlineData("St4cker__MasterKey")]
    public void A_single_role_names_the_setting_it_lacks(string lacking)
    {
        var given = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] = "Host=db",
            ["ConnectionStrings__RabbitMq"] = "amqp://mq",
            ["St4cker__MasterKey"] = Key,
        };
        given.Remove(lacking);
        var refused = Assert.Throws<SettingException>(() => Read(allInOne: false, [.. given.Select(pair => (pair.Key, pair.Value!))]));
        Assert.Equal(lacking, refused.Setting);
    }

    [Theory]
    [InlineData("St4cker__MasterKey", "c2hvcnQ=")]
    [InlineData("St4cker__MasterKey", "not base64!")]
    [InlineData("St4cker__Operators", "12,ann")]
    [InlineData("St4cker__PublicUrl", "st4cker.example.org")]
    [InlineData("St4cker__PlaygroundUrl", "127.0.0.1:8080")]
    [InlineData("ASPNETCORE_URLS", "8080")]
    [InlineData("ConnectionStrings__Postgres", "Hoost=db")]
    [InlineData("ConnectionStrings__RabbitMq", "http://mq")]
    public void A_wrong_value_is_told_by_its_setting(string name, string value)
    {
        var refused = Assert.Throws<SettingException>(() => Read(allInOne: true, (name, value)));
        Assert.Equal(name, refused.Setting);
    }

    [Theory]
    [InlineData("http://*:80;https://[::]:443", "http://localhost:80")]
    [InlineData("http://0.0.0.0:9000/", "http://localhost:9000")]
    public void Everywhere_is_reached_as_localhost(string listening, string reached) =>
        Assert.Equal(reached, Read(allInOne: true, ("ASPNETCORE_URLS", listening)).PublicUrl);

    [Fact]
    public void Operators_are_numbers_with_commas() =>
        Assert.Equal([7L, 42L], Read(allInOne: true, ("St4cker__Operators", " 7, 42 ,7")).Operators.Order());

    [Fact]
    public void Printing_them_shows_no_secret() =>
        Assert.DoesNotContain("hunter2", Read(allInOne: true, ("ConnectionStrings__Postgres", "Host=db;Password=hunter2")).ToString(), StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private ProgramSettings Read(bool allInOne, params (string Name, string Value)[] given)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given
            .Append(("St4cker__DataDirectory", _directory))
            .Select(pair => KeyValuePair.Create(pair.Item1.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Item2)));
        return ProgramSettings.Read(configuration.Build(), allInOne);
    }
}
