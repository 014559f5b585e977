using St4cker.Google;
using St4cker.Storage;

namespace St4cker.Unit.Google;

public sealed class TokenVaultTests
{
    private static readonly TokenVault Vault = new(Key(1));

    [Fact]
    public void What_was_sealed_opens_again()
    {
        var blob = Vault.Seal(7, "google", Purpose.RefreshToken, "1//ключ");
        Assert.Equal("1//ключ", Vault.Open(7, "google", Purpose.RefreshToken, blob));
    }

    [Fact]
    public void The_same_secret_is_sealed_differently_each_time()
    {
        Assert.NotEqual(Vault.Seal(7, "google", Purpose.RefreshToken, "secret"), Vault.Seal(7, "google", Purpose.RefreshToken, "secret"));
    }

    [Theory]
    [InlineData(8, "google", Purpose.RefreshToken)]
    [InlineData(7, "outlook", Purpose.RefreshToken)]
    [InlineData(7, "google", Purpose.CodeVerifier)]
    public void It_does_not_open_for_another_person_provider_or_purpose(long userId, string provider, Purpose purpose)
    {
        var blob = Vault.Seal(7, "google", Purpose.RefreshToken, "secret");
        Assert.Throws<UnreadableTokenException>(() => Vault.Open(userId, provider, purpose, blob));
    }

    [Fact]
    public void No_byte_of_it_can_be_changed_or_cut_off()
    {
        var blob = Vault.Seal(7, "google", Purpose.RefreshToken, "secret");
        for (var i = 0; i < blob.Length; i++)
        {
            var changed = (byte[])blob.Clone();
            changed[i] ^= 1;
            Assert.Throws<UnreadableTokenException>(() => Vault.Open(7, "google", Purpose.RefreshToken, changed));
            Assert.Throws<UnreadableTokenException>(() => Vault.Open(7, "google", Purpose.RefreshToken, blob.AsSpan(0, i)));
        }
    }

    [Fact]
    public void Another_master_key_does_not_open_it_and_the_error_names_the_setting_but_no_secret()
    {
        var blob = Vault.Seal(7, "google", Purpose.RefreshToken, "secret-value");
        var error = Assert.Throws<UnreadableTokenException>(() => new TokenVault(Key(2)).Open(7, "google", Purpose.RefreshToken, blob));
        Assert.Contains("St4cker__MasterKey", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Key(2).Bytes), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_master_key_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => new MasterKey(new byte[31]));

    private static MasterKey Key(byte fill) => new([.. Enumerable.Repeat(fill, MasterKey.Length)]);
}
