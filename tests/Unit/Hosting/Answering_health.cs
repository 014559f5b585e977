using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using St4cker.Hosting.Health;

namespace St4cker.Unit.Hosting;

public sealed class Answering_health
{
    [Theory]
    [InlineData(Readiness.Ok, HttpStatusCode.OK, "ready")]
    [InlineData(Readiness.Degraded, HttpStatusCode.OK, "ready")]
    [InlineData(Readiness.Starting, HttpStatusCode.ServiceUnavailable, "starting")]
    [InlineData(Readiness.Failing, HttpStatusCode.ServiceUnavailable, "failing")]
    public async Task It_is_ready_when_every_dependency_is(Readiness state, HttpStatusCode code, string status)
    {
        await using var app = await StartAsync(new Check(() => Task.FromResult(state)));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);

        var answer = await client.GetAsync("/health/ready");
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, answer.StatusCode);
        Assert.Equal(status, report.GetProperty("status").GetString());
        Assert.Equal(state.ToString().ToLowerInvariant(), report.GetProperty("checks").GetProperty("thing").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Probing_often_asks_once_and_a_failure_is_an_answer()
    {
        var asked = 0;
        await using var app = await StartAsync(new Check(() =>
        {
            Interlocked.Increment(ref asked);
            throw new IOException("away");
        }));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("/health/ready")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.InRange(asked, 1, 2);
    }

    private static async Task<WebApplication> StartAsync(Check check)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHealth().AddSingleton<IReadinessCheck>(check);
        builder.Services.Remove(builder.Services.First(service => service.ImplementationType == typeof(PostgresCheck)));
        var app = builder.Build();
        app.MapHealth();
        await app.StartAsync();
        return app;
    }

    private sealed class Check(Func<Task<Readiness>> ask) : IReadinessCheck
    {
        public string Name => "thing";

        public Task<Readiness> CheckAsync(CancellationToken stop) => ask();
    }
}
