using System.Buffers.Text;
using System.Security.Cryptography;
using St4cker.Contracts;

namespace St4cker.Google;

/// <summary>Makes the links that <c>/connect</c> puts into the chat. Ask <see cref="GoogleSettings.Enabled"/> first.</summary>
public sealed class ConnectLinks
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly OAuthStates _states;
    private readonly TokenVault _vault;
    private readonly PublicUrl _publicUrl;

    internal ConnectLinks(OAuthStates states, TokenVault vault, PublicUrl publicUrl) => (_states, _vault, _publicUrl) = (states, vault, publicUrl);

    /// <summary>
    /// A link that connects Google to this person, once, within ten minutes. Of the links of one person the newest five work.
    /// Whoever holds the link can connect an account, so it goes to the person's own chat only.
    /// </summary>
    /// <param name="withDrive">It asks for the log in the person's Drive too.</param>
    public async Task<Uri> CreateAsync(long userId, long chatId, bool withDrive, CancellationToken stop)
    {
        var state = Random256();
        var verifier = _vault.Seal(userId, Connections.Provider, Purpose.CodeVerifier, Random256());
        await _states.AddAsync(state, userId, chatId, verifier, withDrive ? GoogleSettings.BothScopes : GoogleSettings.TasksScope, Life, stop);
        return _publicUrl.To($"/connect/google?state={state}");
    }

    /// <summary>256 random bits in 43 characters, which is also the form of a PKCE verifier (RFC 7636, 4.1).</summary>
    private static string Random256() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
