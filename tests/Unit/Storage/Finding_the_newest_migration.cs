using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;
using St4cker.Storage;

namespace St4cker.Unit.Storage;

public sealed class Finding_the_newest_migration
{
    [Fact]
    public void The_name_written_down_is_the_newest_there_is()
    {
        var newest = typeof(Schema).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Max(StringComparer.Ordinal);

        Assert.Equal(Schema.Newest, newest);
    }
}
