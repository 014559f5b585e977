using St4cker.Contracts;

namespace St4cker.Hosting.Bus;

/// <summary>Whoever holds open sockets of devices; see <see cref="DeviceNews"/>.</summary>
public interface IHearDeviceNews
{
    /// <summary>It only takes note: the work is done elsewhere.</summary>
    void Hear(IReadOnlyCollection<long> people);
}
