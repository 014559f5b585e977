using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace St4cker.Drafts.Events;

/// <summary>An event of the local calendar as it stands now, made from its events in the log.</summary>
public sealed class CalendarEventRow
{
    public long UserId { get; init; }
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public DateOnly? StartDate { get; init; }
    public TimeOnly? StartTime { get; init; }
    /// <summary>Of an event of whole days the last day.</summary>
    public DateOnly? EndDate { get; init; }
    public TimeOnly? EndTime { get; init; }
    public bool AllDay { get; init; }
    public required string TimeZone { get; init; }
    public string? Location { get; init; }
    public required string Participants { get; init; }
    /// <summary>RRULE of RFC 5545, without its name.</summary>
    public string? Recurrence { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
}

public sealed class CalendarEventMapping : IEntityTypeConfiguration<CalendarEventRow>
{
    public void Configure(EntityTypeBuilder<CalendarEventRow> builder)
    {
        // "events" is the log.
        builder.ToTable("calendar_events");
        builder.HasKey(one => new { one.UserId, one.Id });
        builder.Property(one => one.Participants).HasColumnType("jsonb");
    }
}
