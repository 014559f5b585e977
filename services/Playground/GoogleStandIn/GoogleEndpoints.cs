using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace St4cker.Playground.GoogleStandIn;

public static class GoogleEndpoints
{
    /// <summary>
    /// Serves under the prefix: <c>/o/oauth2/v2/auth</c> (the consent page), <c>/token</c>, <c>/revoke</c> and <c>/tasks/v1/…</c>.
    /// </summary>
    public static IEndpointConventionBuilder MapGoogleStandIn(this IEndpointRouteBuilder routes, string prefix, FakeGoogle google)
    {
        var group = routes.MapGroup(prefix);
        ConsentPage.Map(group, google);
        TokenEndpoint.Map(group, google);
        TasksApi.Map(group, google);
        return group;
    }
}
