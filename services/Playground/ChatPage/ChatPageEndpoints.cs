using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using St4cker.Playground.GoogleStandIn;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.Playground.ChatPage;

/// <summary>The page that a newcomer sees at <c>/</c>, and what its buttons do.</summary>
internal static class ChatPageEndpoints
{
    private const int LongestText = 4096;
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private sealed record Said(long Person, string Text, long? ReplyTo);

    private sealed record Edited(long Person, long MessageId, string Text);

    private sealed record Pressed(long Person, long MessageId, string Data);

    public static void Map(IEndpointRouteBuilder routes, string prefix, FakeTelegram telegram)
    {
        foreach (var person in ChatPerson.All)
            telegram.Join(person.Id, person.Name, person.Language);

        routes.MapGet("/", (HttpContext http) => File(http, "index.html", "text/html; charset=utf-8"));
        routes.MapGet(prefix + "/chat.css", (HttpContext http) => File(http, "chat.css", "text/css; charset=utf-8"));
        routes.MapGet(prefix + "/{script:regex(^[a-z]+\\.js$)}", (HttpContext http, string script) => File(http, script, "text/javascript; charset=utf-8"));
        routes.MapGet(prefix + "/icon.svg", (HttpContext http) => File(http, "icon.svg", "image/svg+xml"));
        routes.MapGet(prefix + "/photo/{id}", (HttpContext http, string id) => Photo(http, telegram, id));
        routes.MapGet(prefix + "/live", Live);
        routes.MapPost(prefix + "/say", (Said said) => Do(said.Person, said.Text, () => telegram.Say(said.Person, said.Text, new Saying { ReplyTo = said.ReplyTo })));
        routes.MapPost(prefix + "/edit", (Edited edited) => Do(edited.Person, edited.Text, () => telegram.Edit(edited.Person, edited.MessageId, edited.Text)));
        routes.MapPost(prefix + "/press", (Pressed pressed) => Do(pressed.Person, pressed.Data, () => telegram.Press(pressed.Person, pressed.MessageId, pressed.Data)));
    }

    private static IResult Live(HttpContext http, long person, LiveFeed feed, IHostApplicationLifetime program)
    {
        if (ChatPerson.Find(person) is not { } chosen)
            return Results.NotFound();
        // The consent page offers the account of the person whose chat is open.
        http.Response.Cookies.Append(ConsentPage.AccountCookie, chosen.Account, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/playground" });
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Until(http, program, stop => feed.FollowAsync(chosen, stop)));
    }

    private static async IAsyncEnumerable<T> Until<T>(HttpContext http, IHostApplicationLifetime program, Func<CancellationToken, IAsyncEnumerable<T>> follow)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, program.ApplicationStopping);
        await using var items = follow(end.Token).GetAsyncEnumerator(end.Token);
        while (await NextAsync(items))
            yield return items.Current;
    }

    private static async Task<bool> NextAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static IResult Do(long person, string text, Action deed)
    {
        if (ChatPerson.Find(person) is null)
            return Results.NotFound();
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            return Results.BadRequest();
        try
        {
            deed();
            return Results.NoContent();
        }
        catch (InvalidOperationException)
        {
            // The message or its button is gone: the page shows the newer one in a moment.
            return Results.Conflict();
        }
    }

    private static IResult Photo(HttpContext http, FakeTelegram telegram, string id)
    {
        if (telegram.Picture(id) is not { } file)
            return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // An id is never given to another file.
        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Bytes(file, "image/png");
    }

    private static IResult File(HttpContext http, string name, string type)
    {
        var file = typeof(ChatPageEndpoints).Assembly.GetManifestResourceStream("ChatPage." + name);
        if (file is null)
            return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(file, type);
    }
}
