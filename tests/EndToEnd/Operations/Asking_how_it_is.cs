using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Operations;

/// <summary>st4cker health, which an image without any other client is asked by.</summary>
public sealed class Asking_how_it_is(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task A_program_that_is_ready_says_so_and_what_of()
    {
        var (exitCode, said) = await program.Program.RunAsync(["health"]);
        Assert.True(exitCode == 0, said);
        Assert.Contains("postgres", said, StringComparison.Ordinal);
        Assert.Equal(0, (await program.Program.RunAsync(["health", "--live"])).ExitCode);
    }

    [Fact]
    public async Task Where_none_runs_nothing_answers()
    {
        await using var none = new ProgramUnderTest([]);
        var (exitCode, said) = await none.RunAsync(["health"]);
        Assert.Equal(1, exitCode);
        Assert.Contains(none.Url, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_for_everybody_is_asked_on_this_machine()
    {
        var port = new Uri(program.Program.Url).Port;
        await using var told = new ProgramUnderTest([("ASPNETCORE_URLS", $"http://+:{port.ToString(CultureInfo.InvariantCulture)}")]);
        var (exitCode, said) = await told.RunAsync(["health"]);
        Assert.True(exitCode == 0, said);
    }
}
