using St4cker.Client;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Journeys.House;

namespace St4cker.EndToEnd.Devices;

public sealed class Guessing_codes(PostgresServer postgres)
{
    [Fact]
    public async Task An_address_has_five_wrong_tries_however_many_it_makes_at_once()
    {
        await using var program = await RunningProgram.OpenAsync(postgres);
        var codes = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => TryAsync(program, $"AAAA{number:00}".Replace('0', '3').Replace('1', '4').Replace('2', '6').Replace('5', '7').Replace('8', '9'))));
        Assert.Equal(5, codes.Count(code => code == "wrong"));
        Assert.Equal(35, codes.Count(code => code == "limited"));
        var ann = program.Join();
        var (right, _) = await DeviceUnderTest.CodeAsync(ann);
        Assert.Equal("limited", await TryAsync(program, right));
    }

    [Fact]
    public async Task A_code_has_five_wrong_tries_from_all_addresses_together()
    {
        await using var program = await RunningProgram.OpenAsync(postgres);
        var ann = program.Join();
        var (right, _) = await DeviceUnderTest.CodeAsync(ann);
        var slot = right[..2];
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal("wrong", await TryAsync(program, slot + "AAA" + "3467A"[guess]));
            // As if from another address.
            await ann.AskAsync<object>("with tries as (delete from pairing_tries where $1 > 0 returning 1) select count(*) from tries");
        }

        Assert.Equal("expired", await TryAsync(program, right));
        Assert.Equal(0, await ann.CountAsync("sessions"));
    }

    private static async Task<string> TryAsync(RunningProgram program, string code)
    {
        try
        {
            await DeviceApi.PairAsync(program.Program.Http, code, "X");
            return "paired";
        }
        catch (SyncException refused)
        {
            return refused.Code;
        }
    }
}
