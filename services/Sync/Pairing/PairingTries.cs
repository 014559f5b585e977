using System.Net;
using Npgsql;
using St4cker.Storage.Devices;

namespace St4cker.Sync.Pairing;

/// <summary>The table <c>pairing_tries</c>: an address has five wrong tries in five minutes, whichever copy it asks.</summary>
internal sealed class PairingTries(NpgsqlDataSource source, DeviceSecrets secrets, TimeProvider clock)
{
    private const int MostWrong = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Counts a try before it is made, so that many at once are not more than one after the other.</summary>
    /// <returns>False: it must not be made.</returns>
    public async Task<bool> TakeAsync(IPAddress? address, CancellationToken stop)
    {
        await using var count = source.CreateCommand("""
            insert into pairing_tries as t (address_hash, wrong, since) values ($1, 1, $2)
            on conflict (address_hash) do update set
                wrong = case when t.since > $3 then least(t.wrong + 1, $4) else 1 end, since = case when t.since > $3 then t.since else $2 end
            returning wrong
            """);
        count.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Hash(address) });
        count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() - Window });
        count.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostWrong + 1 });
        return (int)(await count.ExecuteScalarAsync(stop))! <= MostWrong;
    }

    /// <summary>It was no wrong one.</summary>
    public async Task GiveBackAsync(IPAddress? address, CancellationToken stop)
    {
        await using var give = source.CreateCommand("update pairing_tries set wrong = greatest(wrong - 1, 0) where address_hash = $1");
        give.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Hash(address) });
        await give.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Of IPv6 the network that one customer is given: its addresses are for free.</summary>
    private byte[] Hash(IPAddress? address)
    {
        var bytes = (address ?? IPAddress.None) switch
        {
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().GetAddressBytes(),
            { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } six => six.GetAddressBytes()[..8],
            var four => four.GetAddressBytes(),
        };
        return secrets.Hash("address:" + Convert.ToHexString(bytes));
    }
}
