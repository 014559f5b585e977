namespace St4cker.Drafts;

/// <summary>A fact that a committed draft brings about.</summary>
/// <param name="Type">"task.created" and so on, see the event types of the public contract.</param>
/// <param name="PayloadJson">With the payload names of the public contract.</param>
/// <param name="ThingId">The thing that it is about.</param>
public sealed record NewEvent(Guid EventId, string Type, string PayloadJson, Guid ThingId);

/// <summary>How one type of event becomes rows.</summary>
/// <param name="EventType">"task.created"…</param>
/// <param name="Sql">One statement over the arrays @user_ids bigint[], @timestamps timestamptz[], @payloads json[]; applying it twice gives
/// the same rows. Table names carry no schema, so that a replay can build the same rows elsewhere.</param>
public sealed record Projection(string EventType, string Sql);
