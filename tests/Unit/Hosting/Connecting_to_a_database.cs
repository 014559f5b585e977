using Npgsql;
using St4cker.Hosting.Settings;

namespace St4cker.Unit.Hosting;

/// <summary>What a connection string leaves open is set as this program needs it.</summary>
public sealed class Connecting_to_a_database
{
    [Fact]
    public void Statements_are_prepared_and_sessions_are_left_as_they_are()
    {
        var tuned = new NpgsqlConnectionStringBuilder(DatabaseConnections.Tuned("Host=db;Username=st4cker;Password=secret;Database=st4cker"));
        Assert.True(tuned.MaxAutoPrepare > 0);
        Assert.True(tuned.NoResetOnClose);
        Assert.Equal("st4cker", tuned.ApplicationName);
        Assert.Equal(("db", "secret"), (tuned.Host, tuned.Password));
    }

    [Fact]
    public void What_is_given_stands()
    {
        var tuned = new NpgsqlConnectionStringBuilder(DatabaseConnections.Tuned("Host=db;Max Auto Prepare=0;No Reset On Close=false;Application Name=mine"));
        Assert.Equal(0, tuned.MaxAutoPrepare);
        Assert.False(tuned.NoResetOnClose);
        Assert.Equal("mine", tuned.ApplicationName);
    }
}
