namespace St4cker.Contracts;

/// <summary>Where people's browsers and Telegram reach this program: the base of links, OAuth redirects and the webhook.</summary>
/// <param name="Value"><c>St4cker__PublicUrl</c>, else the first listening URL. It may end in a path when a proxy serves the program below one.</param>
public sealed record PublicUrl(Uri Value)
{
    /// <summary>The full address of <paramref name="path"/>, which begins with a slash.</summary>
    public Uri To(string path) => new(Value.AbsoluteUri.TrimEnd('/') + path);

    public bool IsHttps => Value.Scheme == Uri.UriSchemeHttps;
}
