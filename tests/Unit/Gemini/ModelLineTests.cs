using St4cker.Gemini;

namespace St4cker.Unit.Gemini;

public sealed class ModelLineTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_so_many_ask_at_once_and_the_others_in_their_turn()
    {
        var line = new ModelLine(mostAtOnce: 2) { Patience = TimeSpan.FromMinutes(1) };
        var answers = new Queue<TaskCompletionSource>([new(), new(), new()]);
        var asked = 0;
        var asking = answers.ToList().ConvertAll(answer => Join(line, () =>
        {
            asked++;
            return answer.Task;
        }));
        Assert.Equal(2, asked);

        answers.Dequeue().SetResult();
        Assert.True(await asking[0]);
        while (answers.TryDequeue(out var answer))
            answer.SetResult();
        Assert.All(await Task.WhenAll(asking), Assert.True);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Whose_turn_does_not_come_in_time_asks_nothing()
    {
        var line = new ModelLine(mostAtOnce: 1) { Patience = TimeSpan.FromMilliseconds(1) };
        var answer = new TaskCompletionSource();
        var first = Join(line, () => answer.Task);

        Assert.False(await Join(line, () => throw new InvalidOperationException("It was not its turn.")));

        answer.SetResult();
        Assert.True(await first);
        Assert.True(await Join(line, () => Task.CompletedTask));
    }

    [Fact]
    public async Task Who_stands_in_line_when_the_program_stops_asks_nothing()
    {
        var line = new ModelLine(mostAtOnce: 1) { Patience = TimeSpan.FromMinutes(1) };
        using var stop = new CancellationTokenSource();
        var answer = new TaskCompletionSource();
        var first = Join(line, () => answer.Task);
        Assert.True(line.TryJoin());
        var second = line.AskAsync(() => throw new InvalidOperationException("It was not its turn."), stop.Token);

        await stop.CancelAsync();

        Assert.False(await second);
        answer.SetResult();
        Assert.True(await first);
    }

    [Fact]
    public async Task A_question_that_fails_gives_its_place_to_the_next()
    {
        var line = new ModelLine(mostAtOnce: 1) { Patience = TimeSpan.FromMinutes(1) };
        await Assert.ThrowsAsync<TimeoutException>(() => Join(line, () => throw new TimeoutException()));
        Assert.True(await Join(line, () => Task.CompletedTask));
    }

    [Fact]
    public async Task A_full_line_takes_nobody_until_somebody_leaves()
    {
        var line = new ModelLine(mostAtOnce: 1);
        var places = 0;
        while (line.TryJoin())
            places++;
        Assert.InRange(places, 64, 10_000);

        line.Leave(1);
        Assert.True(line.TryJoin());
        Assert.False(line.TryJoin());

        Assert.True(await line.AskAsync(() => Task.CompletedTask, Stop));
        Assert.True(line.TryJoin());
    }

    private static Task<bool> Join(ModelLine line, Func<Task> ask)
    {
        Assert.True(line.TryJoin());
        return line.AskAsync(ask, Stop);
    }
}
