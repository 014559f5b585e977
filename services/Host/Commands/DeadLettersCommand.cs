using System.CommandLine;
using Npgsql;
using St4cker.Storage;

namespace St4cker.Host.Commands;

/// <summary>st4cker deadletters list|resend|drop: what failed for good. Exit code 1 when there is no such thing.</summary>
internal static class DeadLettersCommand
{
    private const string Everything = "all";

    public static Command Make()
    {
        var list = new Command("list", "What failed for good: its id, whose it is, when and why it failed.");
        list.SetAction((_, stop) => ListAsync(stop));
        var again = new Argument<string>("id") { Description = $"As the list shows it, such as command:12, or {Everything}." };
        var resend = new Command("resend", "Make it wait again, as if it had never been tried.") { again };
        resend.SetAction((parsed, stop) => ChangeAsync(parsed.GetValue(again)!, "sent again", DeadLetters.ResendAsync, stop));
        var unwanted = new Argument<string>("id") { Description = "As the list shows it." };
        var drop = new Command("drop", "Leave it failed, and list it no more.") { unwanted };
        drop.SetAction((parsed, stop) => ChangeAsync(parsed.GetValue(unwanted)!, "dropped", DeadLetters.DropAsync, stop));
        return new Command("deadletters", "Look at what failed for good, and send it again or drop it.") { list, resend, drop };
    }

    private static async Task<int> ListAsync(CancellationToken stop)
    {
        await using var database = await OpenDatabase.Async(stop);
        var letters = await DeadLetters.ListAsync(database.Source, stop);
        foreach (var letter in letters)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{letter.Id} person {letter.UserId?.ToString(CultureInfo.InvariantCulture) ?? "?"} {letter.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {letter.Why}"));
        }

        if (letters.Count == 0)
            await Console.Out.WriteLineAsync("There are no dead letters.");
        return 0;
    }

    private static async Task<int> ChangeAsync(
        string id, string done, Func<NpgsqlDataSource, DeadLetter, DateTimeOffset, CancellationToken, Task<bool>> change, CancellationToken stop)
    {
        await using var database = await OpenDatabase.Async(stop);
        var everything = id == Everything && done != "dropped";
        var chosen = (await DeadLetters.ListAsync(database.Source, stop)).Where(letter => everything || letter.Id == id).ToList();
        var changed = 0;
        foreach (var letter in chosen)
        {
            if (!await change(database.Source, letter, TimeProvider.System.GetUtcNow(), stop))
                continue;
            changed++;
            await Console.Out.WriteLineAsync($"{letter.Id} {done}");
        }

        if (everything || changed > 0)
            return 0;
        await Console.Error.WriteLineAsync(chosen.Count == 0 ? $"There is no dead letter {id}." : $"{id} can not be {done}: nothing of it was stored.");
        return 1;
    }
}
