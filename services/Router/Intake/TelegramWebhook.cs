using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using St4cker.Hosting;
using St4cker.Telegram;

namespace St4cker.Router.Intake;

/// <summary>POST /telegram/webhook: 2xx once the update is stored, and not before; anything else makes Telegram send it again.</summary>
internal static class TelegramWebhook
{
    private const int LargestUpdate = 1 << 20;
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    public static void Map(IEndpointRouteBuilder endpoints, string secret)
    {
        var store = endpoints.ServiceProvider.GetRequiredService<StoreUpdates>();
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        endpoints.MapPost("/telegram/webhook", async context =>
        {
            context.Response.StatusCode = await ReceiveAsync(context, expected, store);
        });
    }

    private static async Task<int> ReceiveAsync(HttpContext context, byte[] expected, StoreUpdates store)
    {
        // Hashes have one length, so the comparison tells nothing about the secret, not even how long it is.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers[SecretHeader].ToString()));
        if (!CryptographicOperations.FixedTimeEquals(given, expected))
            return StatusCodes.Status401Unauthorized;
        if (await BoundedBody.ReadAsync(context, LargestUpdate) is not { } body)
            return StatusCodes.Status413PayloadTooLarge;
        try
        {
            await store.StoreAsync(new RawUpdate(body, UpdateFacts.Read(body)), context.RequestAborted);
            return StatusCodes.Status200OK;
        }
        catch (JsonException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (Npgsql.NpgsqlException)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }
    }
}
