using St4cker.Storage.Flow;

namespace St4cker.Router.Reading;

/// <summary>What an update comes to.</summary>
/// <param name="Status">"read" or "ignored".</param>
internal sealed record Decision(IReadOnlyList<NewCommand> Commands, string Status)
{
    /// <summary>A model is to be asked first.</summary>
    public bool AskModel { get; private init; }

    public static Decision Ignored { get; } = new([], "ignored");
    public static Decision ToModel { get; } = new([], "processing") { AskModel = true };
}
