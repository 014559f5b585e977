using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using St4cker.Playground.Faults;

namespace St4cker.Playground.TelegramStandIn;

public static class TelegramEndpoints
{
    private static readonly string[] GetAndPost = ["GET", "POST"];

    /// <summary>Serves the Bot API at <c>{prefix}/bot{token}/{method}</c>: the address that goes into Telegram__ApiUrl ends with the prefix.</summary>
    public static IEndpointConventionBuilder MapTelegramStandIn(this IEndpointRouteBuilder routes, string prefix, FakeTelegram telegram)
    {
        var methods = new BotMethods(telegram);
        return routes.MapMethods(prefix + "/bot{token}/{method}", GetAndPost,
            (HttpContext http, string token, string method) => AnswerAsync(http, telegram, methods, token, method));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, FakeTelegram telegram, BotMethods methods, string token, string method)
    {
        if (token != telegram.BotToken)
            return Refuse(new Refusal(401, "Unauthorized"));
        var at = telegram.Clock.GetUtcNow();
        try
        {
            var call = await Parameters.ReadAsync(http.Request);
            var about = call.Text("chat_id");
            var fault = telegram.Faults.Take(method, about);
            return await FaultyCall.AnswerAsync(http, fault, telegram.Clock, () => CallAsync(http, telegram, methods, method, call, at),
                wrong => Refuse(telegram, method, about, wrong, at));
        }
        catch (Refusal refusal)
        {
            return Refuse(refusal);
        }
    }

    private static async Task<IResult> CallAsync(HttpContext http, FakeTelegram telegram, BotMethods methods, string method, Parameters call, DateTimeOffset at)
    {
        // A long poll must not hold up the program that stops.
        var stopping = http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            var result = await methods.CallAsync(method, call, end.Token);
            telegram.Called(Call(method, call.Text("chat_id"), at, 0));
            return Results.Json(new { Ok = true, Result = result }, BotApiJson.Options);
        }
        catch (Refusal refusal)
        {
            telegram.Called(Call(method, call.Text("chat_id"), at, refusal.Code));
            return Refuse(refusal);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return Results.Json(new { Ok = true, Result = Array.Empty<object>() }, BotApiJson.Options);
        }
    }

    private static IResult Refuse(FakeTelegram telegram, string method, string? about, Fault fault, DateTimeOffset at)
    {
        var refusal = fault.Kind switch
        {
            FaultKind.TooManyRequests => Refusal.TooManyRequests(fault.RetryAfter),
            FaultKind.Refused => Refusal.Forbidden("bot was blocked by the user"),
            FaultKind.ServerError => new Refusal(500, "Internal Server Error"),
            _ => null,
        };
        telegram.Called(Call(method, about, at, refusal?.Code ?? 200));
        return refusal is null ? Results.Text(fault.Body ?? "<html>Bad gateway</html>", "text/html") : Refuse(refusal);
    }

    private static IResult Refuse(Refusal refusal) => Results.Json(
        new
        {
            Ok = false,
            ErrorCode = refusal.Code,
            Description = refusal.Message,
            Parameters = refusal.RetryAfter is { } seconds ? new { RetryAfter = seconds } : null,
        },
        BotApiJson.Options, statusCode: refusal.Code);

    private static BotCall Call(string method, string? about, DateTimeOffset at, int code) =>
        new(method, long.TryParse(about, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat) ? chat : null, at, code);
}
