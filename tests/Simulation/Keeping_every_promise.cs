using St4cker.Simulation.Promises;
using St4cker.Simulation.World;

namespace St4cker.Simulation;

/// <summary>The decisions of the program, in worlds where everything goes wrong that can.</summary>
public sealed class Keeping_every_promise(ITestOutputHelper output)
{
    private const int Thousand = 1_000;

    [Fact]
    public void Ten_thousand_seeds_keep_every_promise()
    {
        var broken = Seeds.FirstBroken(10_000, seed => Run.Seed(seed));
        Assert.True(broken is null, broken is null ? "" : Seeds.Replayed(broken.Seed, asked: null));
    }

    [Theory]
    [InlineData(Guard.UpdateKey)]
    [InlineData(Guard.OutboundKey)]
    [InlineData(Guard.MailboxLock)]
    [InlineData(Guard.StatusCheck)]
    [InlineData(Guard.VersionCheck)]
    [InlineData(Guard.OwnerCheck)]
    [InlineData(Guard.CommandOrder)]
    [InlineData(Guard.ReturnCheck)]
    [InlineData(Guard.ModelLease)]
    [InlineData(Guard.EffectLease)]
    [InlineData(Guard.LeaseCheck)]
    [InlineData(Guard.ClaimTurn)]
    [InlineData(Guard.AttemptNoted)]
    [InlineData(Guard.StepsHeld)]
    [InlineData(Guard.UnknownKept)]
    [InlineData(Guard.ClaimedBy)]
    [InlineData(Guard.RevisionCheck)]
    public void Without_one_guard_a_promise_breaks_within_a_thousand_seeds(Guard guard)
    {
        var broken = Seeds.FirstBroken(Thousand, seed => Run.Seed(seed, without: [guard]));
        Assert.True(broken is not null, $"Nobody misses {guard}.");
        output.WriteLine($"Without {guard} seed {broken.Seed} breaks: {broken.Broken[0].Promise} ({broken.Broken[0].What})");
    }

    /// <summary>A guard that stands behind others is missed only when those are gone too; as long as it stands, it keeps its promise alone.</summary>
    [Theory]
    [InlineData(Guard.CommandKey, Promise.OneDraft, Guard.UpdateKey)]
    [InlineData(Guard.LookAnyway, Promise.NothingWaits, Guard.ResendStalled)]
    [InlineData(Guard.ResendStalled, Promise.NothingWaits, Guard.LookAnyway)]
    [InlineData(Guard.AuditKey, Promise.WholeAudit, Guard.MailboxLock)]
    [InlineData(Guard.ExecutionKey, Promise.CommittedOnce, Guard.StatusCheck, Guard.EventKey)]
    [InlineData(Guard.EventKey, Promise.CommittedOnce, Guard.StatusCheck, Guard.ExecutionKey)]
    [InlineData(Guard.EffectKey, Promise.MadeOnce, Guard.StatusCheck, Guard.ExecutionKey, Guard.EventKey)]
    public void A_guard_behind_others_keeps_its_promise_until_it_is_gone_as_well(Guard guard, string promise, params Guard[] before)
    {
        var held = Seeds.FirstBroken(Thousand, seed => Run.Seed(seed, asked: promise, without: before));
        Assert.True(held is null, held is null ? "" : Seeds.Replayed(held.Seed, promise, before));
        var broken = Seeds.FirstBroken(Thousand, seed => Run.Seed(seed, asked: promise, without: [guard, .. before]));
        Assert.True(broken is not null, $"Nobody misses {guard}.");
        output.WriteLine($"Without {guard}, behind {string.Join(", ", before)}, seed {broken.Seed} breaks: {promise} ({broken.Broken[0].What})");
    }

    [Fact]
    public void One_seed_is_replayed_with_all_that_happens()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "1", CultureInfo.InvariantCulture);
        var ending = Run.Seed(seed, trace: true);
        output.WriteLine(string.Join('\n', ending.Trace));
        Assert.Empty(ending.Broken);
    }

    [Fact]
    public void The_same_seed_is_the_same_story()
    {
        foreach (var seed in Enumerable.Range(1, 50))
            Assert.Equal(Run.Seed(seed, trace: true).Trace, Run.Seed(seed, trace: true).Trace);
    }
}
