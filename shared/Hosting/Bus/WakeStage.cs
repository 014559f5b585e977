using MassTransit;
using St4cker.Storage;

namespace St4cker.Hosting.Bus;

/// <summary>All that a message does: the stage looks for its rows. The stage owns the work, the same on both buses.</summary>
internal sealed class WakeStage<TStage, TMessage>(TStage stage) : IConsumer<TMessage>
    where TStage : Stage
    where TMessage : class
{
    public Task Consume(ConsumeContext<TMessage> context)
    {
        stage.Wake();
        return Task.CompletedTask;
    }
}
