namespace St4cker.Drafts;

/// <summary>Things that can be done: "open" or "done".</summary>
internal static class Statuses
{
    public static FieldShape Field { get; } = FieldShapes.Word("status", "status", "status", fields => fields.Status, "status.thing", "") with
    {
        CanBePicked = false,
        // Of a new thing it goes without saying.
        Show = shown => shown.Content.Target is null ? null : shown.Phrases["status.thing." + (shown.Fields.Status ?? "open")],
        Write = content => content.Fields.Status ?? "open",
    };
}
