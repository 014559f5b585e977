using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using St4cker.Contracts;
using St4cker.Storage;

namespace St4cker.Google;

/// <summary>
/// The answer of Google must come to the browser that opened the link: otherwise somebody could begin with their own account
/// and make another person's browser finish. A cookie, derived from the state, tells that it is the same one.
/// </summary>
internal sealed class BrowserBinding
{
    private const string Cookie = "st4cker_connect";
    private readonly byte[] _key;
    private readonly PublicUrl _publicUrl;

    public BrowserBinding(MasterKey master, PublicUrl publicUrl)
    {
        _key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master.Bytes, _key, "st4cker browser binding"u8, []);
        _publicUrl = publicUrl;
    }

    public void Bind(HttpResponse response, string state) => response.Cookies.Append(Cookie, Proof(state), Options(ConnectLinks.Life));

    public bool IsBound(HttpRequest request, string state) =>
        request.Cookies[Cookie] is { } shown
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(Proof(state)));

    public void Release(HttpResponse response) => response.Cookies.Delete(Cookie, Options(null));

    private string Proof(string state) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(state)));

    // Lax, not Strict: the way back from Google is a navigation from another site.
    private CookieOptions Options(TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = _publicUrl.IsHttps,
        Path = _publicUrl.To("/connect/google").AbsolutePath,
        MaxAge = life,
        IsEssential = true,
    };
}
