namespace St4cker.Hosting.Health;

/// <summary>One dependency that the program needs in order to serve; register any number of them as singletons.</summary>
public interface IReadinessCheck
{
    /// <summary>Its key in the answer of <c>/health/ready</c>, such as <c>postgres</c>.</summary>
    string Name { get; }

    /// <summary>Asks the dependency. An exception, or no answer in two seconds, counts as <see cref="Readiness.Failing"/>.</summary>
    Task<Readiness> CheckAsync(CancellationToken stop);
}

/// <summary>How a dependency is.</summary>
public enum Readiness
{
    Ok,

    /// <summary>It limps, and the program still serves.</summary>
    Degraded,

    /// <summary>Not yet there.</summary>
    Starting,

    /// <summary>Away or broken.</summary>
    Failing,
}
