using System.Net;
using Google;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Requests;
using St4cker.Google;

namespace St4cker.Unit.Google;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(429, null, "rate_limited")]
    [InlineData(403, "rateLimitExceeded", "rate_limited")]
    [InlineData(403, "userRateLimitExceeded", "rate_limited")]
    [InlineData(403, "quotaExceeded", "quota_exceeded")]
    [InlineData(403, "accessNotConfigured", "api_disabled")]
    [InlineData(500, null, "unavailable")]
    [InlineData(503, null, "unavailable")]
    [InlineData(200, null, "garbled")]
    public void What_passes_is_tried_again(int status, string? reason, string expected) =>
        Assert.Equal(expected, Assert.IsType<Verdict.Transient>(Of(status, reason)).Reason);

    [Theory]
    [InlineData(400, null, "rejected")]
    [InlineData(404, null, "not_found")]
    [InlineData(403, "forbidden", "forbidden")]
    public void What_will_never_work_is_given_up(int status, string? reason, string expected) =>
        Assert.Equal(expected, Assert.IsType<Verdict.Permanent>(Of(status, reason)).Reason);

    [Theory]
    [InlineData(401, null)]
    [InlineData(403, "insufficientPermissions")]
    public void What_only_the_person_can_mend_waits_for_them(int status, string? reason) => Assert.IsType<Verdict.Reconnect>(Of(status, reason));

    [Fact]
    public void No_answer_is_tried_again()
    {
        Assert.Equal("timeout", Verdict.Of(new TaskCanceledException(), null)!.Reason);
        Assert.Equal("network", Verdict.Of(new HttpRequestException(), null)!.Reason);
    }

    [Fact]
    public void A_token_address_that_is_overloaded_is_tried_again() => Assert.Equal(
        "unavailable", Verdict.Of(new TokenResponseException(new TokenErrorResponse { Error = "?" }, HttpStatusCode.BadGateway), null)!.Reason);

    [Fact]
    public void A_missing_connection_waits_for_the_person() => Assert.IsType<Verdict.Reconnect>(Verdict.Of(new ReconnectNeededException(null), null));

    [Fact]
    public void Our_own_failures_are_no_verdict() => Assert.Null(Verdict.Of(new InvalidOperationException(), null));

    private static Verdict? Of(int status, string? reason) => Verdict.Of(
        new GoogleRefusedException(
            new GoogleApiException("tasks") { HttpStatusCode = (HttpStatusCode)status, Error = new RequestError { Errors = [new SingleError { Reason = reason }] } },
            null),
        null);
}
