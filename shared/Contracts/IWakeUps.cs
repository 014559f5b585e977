namespace St4cker.Contracts;

/// <summary>Tells the stages that rows wait for them, here and in every other copy of the program.</summary>
public interface IWakeUps
{
    /// <summary>
    /// Call it after the rows are saved. It neither waits for a broker nor fails: the rows are safe, and a stage that
    /// missed its wake-up finds them by itself a few seconds later.
    /// </summary>
    /// <typeparam name="T">The message, such as <see cref="UpdateStored"/>.</typeparam>
    Task SendAsync<T>() where T : class, new();

    /// <summary>The same for <see cref="DeviceNews"/>.</summary>
    /// <param name="people">Whose devices; more than once is once.</param>
    Task TellDevicesAsync(IReadOnlyCollection<long> people);
}
