using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace St4cker.Playground.GoogleStandIn;

public static class GoogleEndpoints
{
    /// <summary>
    /// Serves under the prefix: <c>/o/oauth2/v2/auth</c> (the consent page), <c>/token</c>, <c>/revoke</c>, <c>/tasks/v1/…</c>,
    /// <c>/drive/v3/…</c>, <c>/upload/drive/v3/…</c>, and <c>/drive</c>, where a person sees the files.
    /// </summary>
    public static IEndpointConventionBuilder MapGoogleStandIn(this IEndpointRouteBuilder routes, string prefix, FakeGoogle google)
    {
        var group = routes.MapGroup(prefix);
        ConsentPage.Map(group, google);
        TokenEndpoint.Map(group, google);
        TasksApi.Map(group, google);
        DriveApi.Map(group, google);
        DrivePage.Map(group, google);
        return group;
    }
}
