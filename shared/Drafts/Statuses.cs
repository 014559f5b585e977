namespace St4cker.Drafts;

/// <summary>Things that can be done: "open" or "done".</summary>
internal static class Statuses
{
    public static FieldShape Field { get; } = FieldShapes.Word("status", "status", "status", fields => fields.Status, "status.thing", "") with
    {
        CanBePicked = false,
        // The heading says what is done to it.
        Show = _ => null,
        Write = content => content.Fields.Status ?? "open",
        Accepts = Accepted.Status,
        Otherwise = () => "open",
    };
}
