using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;
using St4cker.Storage;

namespace St4cker.EndToEnd.Devices;

public sealed class Dying_while_it_saves(PostgresServer postgres)
{
    internal static readonly string[] Points = ["PushChanges.BeforeSave", "PushChanges.AfterSave"];

    [Fact]
    public async Task A_push_whose_answer_never_came_is_pushed_again_and_stands_once()
    {
        await using var program = await RunningProgram.OpenAsync(postgres);
        var ann = program.Join();
        await using var laptop = await DeviceUnderTest.PairAsync(program.Program, ann);
        foreach (var (point, number) in Points.Select((point, number) => (point, number)))
        {
            var change = DeviceUnderTest.Change("note.created", 0, new { noteId = Guid.NewGuid(), title = point });
            Assert.Equal(0, await program.Program.StopAsync());
            await program.Program.StartAsync((CrashPoints.Setting, point));
            await Assert.ThrowsAsync<HttpRequestException>(() => laptop.Api.PushAsync([change]));
            await program.Program.DiesAsync(RunningProgram.Patience);
            await program.Program.StartAsync();
            var result = Assert.Single(await laptop.Api.PushAsync([change]));
            Assert.Equal((point.EndsWith(nameof(CrashMoment.AfterSave), StringComparison.Ordinal) ? "duplicate" : "applied", number + 1), (result.Status, result.Seq));
        }

        Assert.Equal(2, await ann.CountAsync("notes"));
        Assert.Equal(Points, (await laptop.Api.EventsAsync(0)).Events.Select(happened => happened.Payload.GetProperty("title").GetString()!));
    }
}
