namespace St4cker.Simulation.Promises;

/// <summary>What must hold whatever happens.</summary>
internal static class Promise
{
    public const string NoDecisionFails = "No decision fails";
    public const string NothingRefused = "The database never has to refuse a batch, for that is counted against somebody's command";
    public const string HandledOnce = "Each update is handled once";
    public const string OneDraft = "A message makes one draft";
    public const string Lifecycle = "A draft moves only as its lifecycle says";
    public const string OwnWord = "A draft is committed by its owner's press of the version that they saw";
    public const string CommittedOnce = "A draft is committed once";
    public const string CommittedWhole = "What is committed is executed and has its events, and nothing else has";
    public const string MadeOnce = "What is committed is made at Google once";
    public const string NothingLost = "What its owner confirmed is committed";
    public const string OneCopy = "What is committed stands at Google once, and nothing else does";
    public const string NothingUnconfirmed = "Nothing comes to stand at Google that was not confirmed";
    public const string Order = "A person's commands are done in their order";
    public const string TrueCards = "A card says what became of its draft";
    public const string NothingSentBlindly = "A message is sent again only when nobody knows whether it arrived, or when it is wanted";
    public const string WholeAudit = "The audit log has no gap and no wrong hash";
    public const string ModelHeard = "What is at the model is not read before it is back or its lease is over";
    public const string NothingWaits = "In the end nothing waits";
}
