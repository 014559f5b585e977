using System.Collections.Frozen;

namespace St4cker.Hosting.Bus;

/// <summary>Which stages of this process hear which message.</summary>
internal sealed class StageBells(IEnumerable<StageBinding> bindings, IEnumerable<IHearDeviceNews> listeners, IServiceProvider services)
{
    private readonly FrozenDictionary<Type, StageBinding[]> _byMessage = bindings
        .GroupBy(binding => binding.Message)
        .ToFrozenDictionary(group => group.Key, group => group.DistinctBy(binding => binding.Stage).ToArray());

    public void Ring(Type message)
    {
        foreach (var binding in _byMessage.GetValueOrDefault(message, []))
            binding.Resolve(services).Wake();
    }

    public void Tell(IReadOnlyCollection<long> people)
    {
        foreach (var listener in listeners)
            listener.Hear(people);
    }
}
