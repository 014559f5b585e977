using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using St4cker.Playground.GoogleStandIn;

namespace St4cker.Unit.Playground;

public sealed class GoogleOAuthTests : IAsyncLifetime
{
    private const string Back = "http://127.0.0.1:9/connect/google/callback";
    private const string Verifier = "a-verifier-that-only-the-client-knows-0123456789";
    private readonly HandClock _clock = new();
    private readonly FakeGoogle _google;
    private ServedStandIn _served = null!;

    public GoogleOAuthTests() => _google = new FakeGoogle(null, _clock);

    public async ValueTask InitializeAsync() => _served = await ServedStandIn.StartAsync(app => app.MapGoogleStandIn("/g", _google));

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        _google.Dispose();
    }

    [Fact]
    public async Task The_consent_page_offers_the_hinted_account_first()
    {
        var html = await _served.Http.GetStringAsync(Consent("carol@example.com"));
        Assert.Contains("""value="carol@example.com" checked""", html, StringComparison.Ordinal);
        Assert.Contains("Allow St4cker into your account", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_client_gets_no_page()
    {
        using var answer = await _served.Http.GetAsync(Consent().Replace("client_id=", "client_id=x", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Allowing_leads_back_with_a_code_that_becomes_tokens_once()
    {
        var back = await AnswerAsync("allow", "budi@example.com");
        Assert.Equal("the state", back["state"]);
        var tokens = await TokenAsync(Exchange(back["code"]!));
        Assert.Equal("Bearer", (string)tokens["token_type"]!);
        Assert.Equal(3599, (int)tokens["expires_in"]!);
        Assert.NotNull(tokens["refresh_token"]);
        Assert.True(_google.IsConnected("budi@example.com"));
        Assert.Equal("invalid_grant", (string)(await TokenAsync(Exchange(back["code"]!)))["error"]!);
    }

    [Fact]
    public async Task Denying_leads_back_with_an_error()
    {
        var back = await AnswerAsync("deny", "ann@example.com");
        Assert.Equal("access_denied", back["error"]);
        Assert.False(back.ContainsKey("code"));
    }

    [Fact]
    public async Task A_code_needs_its_verifier_and_its_redirect_address()
    {
        var wrong = Exchange((await AnswerAsync("allow", "ann@example.com"))["code"]!);
        wrong["code_verifier"] = "somebody else's";
        Assert.Equal("invalid_grant", (string)(await TokenAsync(wrong))["error"]!);
        var elsewhere = Exchange((await AnswerAsync("allow", "ann@example.com"))["code"]!);
        elsewhere["redirect_uri"] = "http://127.0.0.1:9/other";
        Assert.Equal("redirect_uri_mismatch", (string)(await TokenAsync(elsewhere))["error"]!);
    }

    [Fact]
    public async Task A_wrong_client_secret_is_invalid_client()
    {
        var form = Exchange("x");
        form["client_secret"] = "guess";
        Assert.Equal("invalid_client", (string)(await TokenAsync(form))["error"]!);
    }

    [Fact]
    public async Task A_refresh_token_works_until_it_is_revoked()
    {
        var refresh = _google.Connect("ann@example.com");
        Assert.NotNull((await TokenAsync(Refresh(refresh)))["access_token"]);
        _google.Revoke("ann@example.com");
        Assert.Equal("invalid_grant", (string)(await TokenAsync(Refresh(refresh)))["error"]!);
    }

    [Fact]
    public async Task Giving_a_token_back_ends_the_whole_access()
    {
        var refresh = _google.Connect("ann@example.com");
        using var answer = await _served.Http.PostAsync("/g/revoke", new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = refresh }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(_google.IsConnected("ann@example.com"));
    }

    [Fact]
    public async Task An_access_token_ends_after_an_hour()
    {
        var access = (string)(await TokenAsync(Refresh(_google.Connect("ann@example.com"))))["access_token"]!;
        Assert.Equal(HttpStatusCode.OK, await ListsAsync(access));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListsAsync(access));
    }

    [Fact]
    public async Task Of_several_things_each_has_its_box_and_what_is_not_ticked_is_not_given()
    {
        const string both = FakeGoogle.TasksScope + " " + FakeGoogle.DriveScope;
        Assert.Contains("type=\"checkbox\"", await _served.Http.GetStringAsync(Consent(scope: both)), StringComparison.Ordinal);
        var some = await AnswerAsync("allow", "ann@example.com", Consent(scope: both), ("boxes", "1"), ("scope", FakeGoogle.TasksScope));
        Assert.Equal(FakeGoogle.TasksScope, some["scope"]);
        Assert.Equal(FakeGoogle.TasksScope, (string)(await TokenAsync(Exchange(some["code"])))["scope"]!);
        Assert.Equal("access_denied", (await AnswerAsync("allow", "ann@example.com", Consent(scope: both), ("boxes", "1")))["error"]);
    }

    [Fact]
    public async Task What_was_granted_before_is_part_of_it_when_that_is_asked_for()
    {
        _google.Connect("ann@example.com", FakeGoogle.TasksScope);
        var alone = await AnswerAsync("allow", "ann@example.com", Consent(scope: FakeGoogle.DriveScope));
        Assert.Equal(FakeGoogle.DriveScope, alone["scope"]);
        var together = await AnswerAsync("allow", "ann@example.com", Consent(scope: FakeGoogle.DriveScope) + "&include_granted_scopes=true");
        Assert.Equal(FakeGoogle.DriveScope + " " + FakeGoogle.TasksScope, together["scope"]);
    }

    private async Task<HttpStatusCode> ListsAsync(string access)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/g/tasks/v1/users/@me/lists");
        request.Headers.Authorization = new("Bearer", access);
        using var answer = await _served.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<Dictionary<string, string>> AnswerAsync(string answer, string account, string? consent = null, params (string Name, string Value)[] boxes)
    {
        var form = new Dictionary<string, string> { ["account"] = account, ["answer"] = answer };
        foreach (var (name, value) in boxes)
            form.Add(name, value);
        using var back = await _served.Http.PostAsync(consent ?? Consent(), new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.StartsWith(Back + "?", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(back.Headers.Location.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    private async Task<JsonNode> TokenAsync(Dictionary<string, string> form)
    {
        using var answer = await _served.Http.PostAsync("/g/token", new FormUrlEncodedContent(form));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private Dictionary<string, string> Exchange(string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["client_id"] = _google.Options.ClientId,
        ["client_secret"] = _google.Options.ClientSecret,
        ["redirect_uri"] = Back,
        ["code_verifier"] = Verifier,
    };

    private Dictionary<string, string> Refresh(string token) => new()
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = token,
        ["client_id"] = _google.Options.ClientId,
        ["client_secret"] = _google.Options.ClientSecret,
    };

    private string Consent(string? hint = null, string scope = FakeGoogle.TasksScope) => QueryHelpers.AddQueryString("/g/o/oauth2/v2/auth", new Dictionary<string, string?>
    {
        ["client_id"] = _google.Options.ClientId,
        ["redirect_uri"] = Back,
        ["response_type"] = "code",
        ["scope"] = scope,
        ["state"] = "the state",
        ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
        ["access_type"] = "offline",
        ["prompt"] = "consent",
        ["login_hint"] = hint,
    });
}
