using MassTransit;
using St4cker.Contracts;

namespace St4cker.Hosting.Bus;

/// <summary>What other processes have for the devices that are connected to this one.</summary>
internal sealed class TakeDeviceNews(IEnumerable<IHearDeviceNews> listeners) : IConsumer<DeviceNews>
{
    public Task Consume(ConsumeContext<DeviceNews> context)
    {
        foreach (var listener in listeners)
            listener.Hear(context.Message.People);
        return Task.CompletedTask;
    }
}
