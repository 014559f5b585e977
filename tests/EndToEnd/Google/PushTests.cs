using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using NodaTime;
using St4cker.Confirmation.Connectors;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using static St4cker.EndToEnd.Google.FakeGoogle;

namespace St4cker.EndToEnd.Google;

public sealed class PushTests(PostgresServer postgres)
{
    private static readonly LocalDate Sunday = new(2026, 11, 22);

    [Fact]
    public async Task A_task_lands_with_its_date_and_its_subtasks_in_order()
    {
        await using var workshop = await Connected();
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday, "oat", "2 litres", "fresh");
        var effects = await workshop.UntilAsync(draft, "succeeded", "succeeded", "succeeded", "succeeded");
        Assert.Equal(["Buy milk"], workshop.Google.Titles("ann"));
        Assert.Equal(["oat", "2 litres", "fresh"], workshop.Google.Titles("ann", effects[0].RemoteId));
        Assert.Equal("2026-11-22T00:00:00.000Z", workshop.Google.Tasks[0].Due);
        Assert.StartsWith($"note\n\nst4cker:{DraftCode.Of(7)}:", workshop.Google.Tasks[0].Notes, StringComparison.Ordinal);
        Assert.Equal($"{workshop.Google.Url}/task/{effects[0].RemoteId}", effects[0].RemoteUrl);
        Assert.Equal(0, workshop.Google.Lists);
        Assert.All(workshop.Journal.Outcomes, outcome => Assert.Equal(OutcomeKind.Succeeded, outcome.Kind));
        Assert.Equal([true, false, false, false], workshop.Journal.Outcomes.Select(outcome => outcome.TimeDropped));
    }

    [Fact]
    public async Task An_insert_whose_answer_got_lost_is_found_and_not_made_again()
    {
        await using var workshop = await Connected();
        workshop.Google.PageSize = 1;
        workshop.Google.Mishaps.Enqueue(Mishap.None);
        workshop.Google.Mishaps.Enqueue(Mishap.LostAnswer);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday, "oat", "fresh");
        await workshop.UntilRetryingAsync(draft, ordinal: 1);
        workshop.Pass(TimeSpan.FromSeconds(6));
        var effects = await workshop.UntilAsync(draft, "succeeded", "succeeded", "succeeded");
        Assert.Equal(["oat", "fresh"], workshop.Google.Titles("ann", effects[0].RemoteId));
        Assert.Equal([OutcomeKind.Succeeded, OutcomeKind.Retrying, OutcomeKind.Succeeded, OutcomeKind.Succeeded], workshop.Journal.Outcomes.Select(outcome => outcome.Kind));
        Assert.True(workshop.Journal.Outcomes.ElementAt(2).Found);
    }

    [Fact]
    public async Task What_a_worker_that_died_had_made_is_found_when_its_lease_has_run_out()
    {
        await using var workshop = await Connected();
        workshop.Google.Mishaps.Enqueue(Mishap.LostAnswer);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        await workshop.UntilRetryingAsync(draft, ordinal: 0);
        // As if the process had ended before it could write the outcome.
        var lease = workshop.Clock.GetUtcNow().AddSeconds(45).ToString("O", CultureInfo.InvariantCulture);
        await workshop.RunAsync($"update effects set status = 'processing', lease_until = '{lease}', next_attempt_at = first_attempt_at");
        workshop.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal("processing", (await workshop.EffectsAsync(draft))[0].Status);
        workshop.Pass(TimeSpan.FromSeconds(6));
        await workshop.UntilAsync(draft, "succeeded");
        Assert.Single(workshop.Google.Tasks);
    }

    [Fact]
    public async Task An_outcome_that_could_not_be_written_is_found_the_next_time()
    {
        await using var workshop = await Connected();
        workshop.Journal.Breaks = true;
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        await Workshop.UntilAsync(() => Task.FromResult(!workshop.Journal.Breaks));
        Assert.Equal("processing", (await workshop.EffectsAsync(draft))[0].Status);
        workshop.Pass(TimeSpan.FromSeconds(46));
        await workshop.UntilAsync(draft, "succeeded");
        Assert.Single(workshop.Google.Tasks);
        Assert.True(Assert.Single(workshop.Journal.Outcomes).Found);
    }

    [Fact]
    public async Task A_task_that_the_person_deleted_meanwhile_is_not_made_again()
    {
        await using var workshop = await Connected();
        workshop.Google.Mishaps.Enqueue(Mishap.LostAnswer);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        await workshop.UntilRetryingAsync(draft, ordinal: 0);
        workshop.Google.Tasks[0].Deleted = true;
        workshop.Pass(TimeSpan.FromSeconds(6));
        await workshop.UntilAsync(draft, "succeeded");
        Assert.Single(workshop.Google.Tasks);
    }

    [Theory]
    [InlineData(nameof(Mishap.RateLimit403), "rate_limited")]
    [InlineData(nameof(Mishap.Broken500), "unavailable")]
    public async Task What_passes_is_tried_again_after_a_pause(string mishap, string reason)
    {
        await using var workshop = await Connected();
        workshop.Google.Mishaps.Enqueue(Enum.Parse<Mishap>(mishap));
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday, "oat");
        Assert.Equal(reason, (await workshop.UntilRetryingAsync(draft, ordinal: 0)).Error);
        Assert.Equal(0, (await workshop.EffectsAsync(draft))[1].Attempts);
        workshop.Pass(TimeSpan.FromSeconds(6));
        await workshop.UntilAsync(draft, "succeeded", "succeeded");
        Assert.Equal(2, workshop.Google.Tasks.Count);
    }

    [Fact]
    public async Task The_pause_that_Google_asks_for_is_kept()
    {
        await using var workshop = await Connected();
        workshop.Google.Mishaps.Enqueue(Mishap.TooMany429);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        var pause = (await workshop.UntilRetryingAsync(draft, ordinal: 0)).NextAttemptAt - workshop.Clock.GetUtcNow();
        Assert.InRange(pause, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task A_refusal_for_good_fails_the_task_and_its_subtasks_with_a_reason()
    {
        await using var workshop = await Connected();
        workshop.Google.Mishaps.Enqueue(Mishap.BadRequest400);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday, "oat");
        var effects = await workshop.UntilAsync(draft, "failed", "failed");
        Assert.Equal(["rejected", "parent_failed"], effects.Select(effect => effect.Error));
        Assert.Empty(workshop.Google.Tasks);
    }

    [Fact]
    public async Task A_subtask_that_is_refused_does_not_hold_up_the_next_one()
    {
        await using var workshop = await Connected();
        workshop.Google.Mishaps.Enqueue(Mishap.None);
        workshop.Google.Mishaps.Enqueue(Mishap.None);
        workshop.Google.Mishaps.Enqueue(Mishap.BadRequest400);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", null, "a", "b", "c");
        var effects = await workshop.UntilAsync(draft, "succeeded", "succeeded", "failed", "succeeded");
        Assert.Equal(["a", "c"], workshop.Google.Titles("ann", effects[0].RemoteId));
    }

    [Fact]
    public async Task What_passes_is_tried_until_it_works_however_often()
    {
        await using var workshop = await Connected();
        for (var i = 0; i < 20; i++)
            workshop.Google.Mishaps.Enqueue(Mishap.Broken500);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        for (var i = 1; i <= 20; i++)
        {
            var pause = (await workshop.UntilRetryingAsync(draft, ordinal: 0, attempts: i)).NextAttemptAt - workshop.Clock.GetUtcNow();
            Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromHours(2));
            workshop.Pass(TimeSpan.FromHours(3));
        }
        await workshop.UntilAsync(draft, "succeeded");
        Assert.Single(workshop.Google.Tasks);
    }

    [Fact]
    public async Task A_payload_that_can_not_be_read_fails_and_others_go_on()
    {
        await using var workshop = await Connected();
        await workshop.ConnectAsync(Workshop.Ben, "ben");
        workshop.Google.Mishaps.Enqueue(Mishap.Broken500);
        var anns = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday, "oat", "fresh");
        await workshop.UntilRetryingAsync(anns, ordinal: 0);
        await workshop.RunAsync("""update effects set payload_json = '{"title":[]}' where step = 'subtask:1'""");
        workshop.Clock.Pass(TimeSpan.FromSeconds(10));
        var bens = await workshop.CommitAsync(Workshop.Ben, "Buy bread", Sunday);
        await workshop.UntilAsync(bens, "succeeded");
        var effects = await workshop.UntilAsync(anns, "succeeded", "failed", "succeeded");
        Assert.Equal("unreadable", effects[1].Error);
    }

    [Fact]
    public async Task A_token_that_ended_early_is_fetched_anew_once()
    {
        await using var workshop = await Connected();
        await workshop.UntilAsync(await workshop.CommitAsync(Workshop.Ann, "Buy milk"), "succeeded");
        workshop.Google.EndAccessTokens();
        await workshop.UntilAsync(await workshop.CommitAsync(Workshop.Ann, "Buy bread"), "succeeded");
        Assert.Equal(2, workshop.Google.TokensGiven);
        Assert.Equal(["Buy bread", "Buy milk"], workshop.Google.Titles("ann"));
    }

    [Fact]
    public async Task Access_taken_back_makes_tasks_wait_until_the_person_connects_again()
    {
        await using var workshop = await Connected();
        workshop.Google.TokensRevoked = true;
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday, "oat");
        await workshop.UntilAsync(draft, "waiting", "waiting");
        Assert.Equal("revoked", await workshop.AskAsync<string>("select status from connections where user_id = 1"));
        Assert.Contains("revoked 1 google", workshop.Journal.Changes);
        Assert.Equal([OutcomeKind.Waiting, OutcomeKind.Waiting], workshop.Journal.Outcomes.Select(outcome => outcome.Kind));
        workshop.Pass(TimeSpan.FromDays(60));
        workshop.Google.TokensRevoked = false;
        await workshop.ConnectAsync(Workshop.Ann, "ann");
        workshop.Wake();
        await workshop.UntilAsync(draft, "succeeded", "succeeded");
        Assert.Equal(2, workshop.Google.Tasks.Count);
    }

    [Fact]
    public async Task Without_a_connection_tasks_wait_for_the_first_one()
    {
        await using var workshop = await Workshop.OpenAsync(postgres);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        await workshop.UntilAsync(draft, "waiting");
        await workshop.ConnectAsync(Workshop.Ann, "ann");
        workshop.Wake();
        await workshop.UntilAsync(draft, "succeeded");
    }

    [Fact]
    public async Task Who_connects_while_the_old_token_is_being_refused_does_not_wait_for_ever()
    {
        await using var workshop = await Connected();
        var refused = (await workshop.Connections.FindAsync(Workshop.Ann, default))!.Version;
        var gate = new TaskCompletionSource();
        workshop.Google.BeforeInsert = _ => gate.Task;
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        await Workshop.UntilAsync(() => Task.FromResult(workshop.Google.Inserts == 1));
        workshop.Google.Mishaps.Enqueue(Mishap.Unauthorized401);
        workshop.Google.Mishaps.Enqueue(Mishap.Unauthorized401);
        // The new connection comes between the second refusal and the moment when the task is set waiting.
        workshop.Google.BeforeInsert = _ => workshop.ConnectAsync(Workshop.Ann, "ann");
        gate.SetResult();
        await workshop.UntilAsync(draft, "succeeded");
        Assert.NotEqual(refused, (await workshop.Connections.FindAsync(Workshop.Ann, default))!.Version);
        Assert.DoesNotContain(workshop.Journal.Outcomes, outcome => outcome.Kind == OutcomeKind.Waiting);
    }

    [Fact]
    public async Task A_new_refresh_token_is_kept()
    {
        await using var workshop = await Connected();
        workshop.Google.NextRefreshToken = "refresh-successor";
        await workshop.Access.GetTokenAsync(Workshop.Ann, default);
        workshop.Google.NextRefreshToken = null;
        await using var another = await workshop.OpenAnotherAsync();
        await another.Access.GetTokenAsync(Workshop.Ann, default);
        Assert.Equal("refresh-successor", workshop.Google.LastRefreshToken);
    }

    [Fact]
    public async Task What_becomes_of_effects_is_counted()
    {
        var counted = new ConcurrentQueue<string>();
        using var meter = new MeterListener();
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "St4cker.Connectors", Name: "st4cker_effects_total" })
                listener.EnableMeasurementEvents(instrument);
        };
        meter.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Enqueue(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        meter.Start();
        await using var workshop = await Connected();
        workshop.Google.Mishaps.Enqueue(Mishap.Broken500);
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", Sunday);
        await workshop.UntilRetryingAsync(draft, ordinal: 0);
        workshop.Pass(TimeSpan.FromSeconds(6));
        await Workshop.UntilAsync(() => Task.FromResult(counted.Contains("google_tasks succeeded", StringComparer.Ordinal)));
        Assert.Contains("google_tasks retrying", counted);
    }

    [Fact]
    public async Task Many_who_need_a_token_at_once_cause_one_refresh_and_it_lasts_until_a_minute_before_its_end()
    {
        await using var workshop = await Connected();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => workshop.Access.GetTokenAsync(Workshop.Ann, default)));
        Assert.Equal(1, workshop.Google.TokensGiven);
        workshop.Clock.Pass(TimeSpan.FromSeconds(3599 - 70));
        Assert.Same(tokens[0], await workshop.Access.GetTokenAsync(Workshop.Ann, default));
        workshop.Clock.Pass(TimeSpan.FromSeconds(20));
        Assert.NotSame(tokens[0], await workshop.Access.GetTokenAsync(Workshop.Ann, default));
    }

    [Fact]
    public async Task Connecting_another_account_is_followed_at_once()
    {
        await using var workshop = await Connected();
        await workshop.UntilAsync(await workshop.CommitAsync(Workshop.Ann, "Buy milk"), "succeeded");
        await workshop.ConnectAsync(Workshop.Ann, "anns-other");
        await workshop.UntilAsync(await workshop.CommitAsync(Workshop.Ann, "Buy bread"), "succeeded");
        Assert.Equal(["Buy bread"], workshop.Google.Titles("anns-other"));
    }

    [Fact]
    public async Task One_draft_of_a_person_is_pushed_at_a_time_while_other_people_go_on()
    {
        await using var workshop = await Connected();
        await workshop.ConnectAsync(Workshop.Ben, "ben");
        var gate = new TaskCompletionSource();
        var anns = 0;
        workshop.Google.BeforeInsert = account =>
        {
            if (account != "ann")
                return Task.CompletedTask;
            Interlocked.Increment(ref anns);
            return gate.Task;
        };
        var first = await workshop.CommitAsync(Workshop.Ann, "first");
        await Workshop.UntilAsync(() => Task.FromResult(anns == 1));
        var second = await workshop.CommitAsync(Workshop.Ann, "second");
        await workshop.UntilAsync(await workshop.CommitAsync(Workshop.Ben, "Ben's"), "succeeded");
        Assert.Equal(1, anns);
        gate.SetResult();
        await workshop.UntilAsync(first, "succeeded");
        await workshop.UntilAsync(second, "succeeded");
        Assert.Equal(["second", "first"], workshop.Google.Titles("ann"));
    }

    [Fact]
    public async Task Two_workers_push_every_task_exactly_once_also_when_answers_get_lost()
    {
        await using var workshop = await Connected();
        await using var another = await workshop.OpenAnotherAsync();
        await workshop.ConnectAsync(Workshop.Ben, "ben");
        var chance = new Random(7);
        for (var i = 0; i < 60; i++)
            workshop.Google.Mishaps.Enqueue(chance.Next(4) switch { 0 => Mishap.LostAnswer, 1 => Mishap.Broken500, _ => Mishap.None });
        var drafts = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            drafts.Add(await workshop.CommitAsync(i % 2 == 0 ? Workshop.Ann : Workshop.Ben, $"task {i}", null, "sub"));
            another.Wake();
        }
        await Workshop.UntilAsync(async () =>
        {
            workshop.Pass(TimeSpan.FromSeconds(1));
            another.Wake();
            return await workshop.AskAsync<long>("select count(*) from effects where status <> 'succeeded'") == 0;
        });
        Assert.Equal(80, workshop.Google.Tasks.Count);
        Assert.Equal(40, workshop.Google.Tasks.Select(task => task.Title).Where(title => title != "sub").Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Stopping_finishes_the_step_in_hand_and_gives_the_others_back()
    {
        await using var workshop = await Connected();
        var gate = new TaskCompletionSource();
        workshop.Google.BeforeInsert = _ => gate.Task;
        var draft = await workshop.CommitAsync(Workshop.Ann, "Buy milk", null, "oat");
        await Workshop.UntilAsync(() => Task.FromResult(workshop.Google.Inserts == 1));
        var stopping = workshop.App.StopAsync();
        gate.SetResult();
        await stopping;
        Assert.Equal(["succeeded", "pending"], (await workshop.EffectsAsync(draft)).Select(effect => effect.Status));
    }

    private async Task<Workshop> Connected()
    {
        var workshop = await Workshop.OpenAsync(postgres);
        await workshop.ConnectAsync(Workshop.Ann, "ann");
        return workshop;
    }
}
