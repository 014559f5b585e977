using St4cker.Confirmation.Connectors;
using St4cker.Router.Reading;
using St4cker.Storage.Flow;
using St4cker.Telegram;

namespace St4cker.Simulation.Store;

internal sealed record UpdateRow(
    long UpdateId, long UserId, Update Update, string Status, int Attempts, DateTimeOffset? LeaseUntil, SaidReading? Said, DateTimeOffset ReceivedAt, DateTimeOffset UpdatedAt)
{
    public bool Waits => Status is "stored" or "processing";
}

internal sealed record CommandRow(
    long Id, long UserId, long UpdateId, int Ordinal, string Type, string PayloadJson, string Status, Guid? DraftId, bool WantsPlan, long ChatId, long? MessageId,
    int Attempts, DateTimeOffset? LeaseUntil, DateTimeOffset UpdatedAt)
{
    public bool Waits => Status is "pending" or "processing";

    public QueuedCommand Queued(CommandPayload payload) =>
        new(Id, UserId, UpdateId, Type, payload, DraftId, WantsPlan, PlanJson: null, Attempts, ChatId, MessageId, TraceParent: null);
}

internal sealed record EffectRow(
    long Seq, EffectStep Planned, string Status, int Attempts, DateTimeOffset NextAttemptAt, DateTimeOffset? LeaseUntil, DateTimeOffset? FirstAttemptAt,
    string? RemoteId, string? RemoteUrl, string? Error, bool TimeDropped)
{
    public bool IsOpen => Status is "pending" or "processing";
    public bool Waits => Status is "pending" or "processing" or "waiting";

    public StepState State => new(Planned.Key, Planned.Target, Planned.Ordinal, Status, Error, RemoteUrl, TimeDropped) { Undoes = Planned.Undoes is not null };
    public KnownStep Known => new(Planned, Status, RemoteId, Tried: FirstAttemptAt is not null);
}

internal sealed record MessageRow(
    long Id, string Key, long UserId, long ChatId, Guid? DraftId, string Kind, string Body, int Revision, int SentRevision, long? MessageId, string Status,
    Guid? ClaimedBy, int Attempts, DateTimeOffset NotBefore, DateTimeOffset UpdatedAt);
