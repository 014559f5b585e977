using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace St4cker.Drafts.Reminders;

/// <summary>A reminder as it stands now, made from its events.</summary>
public sealed class ReminderRow
{
    public long UserId { get; init; }
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public DateOnly? RemindDate { get; init; }
    public TimeOnly? RemindTime { get; init; }
    public required string TimeZone { get; init; }
    public string? Note { get; init; }
    public required string Status { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
}

public sealed class ReminderMapping : IEntityTypeConfiguration<ReminderRow>
{
    public void Configure(EntityTypeBuilder<ReminderRow> builder)
    {
        builder.ToTable("reminders");
        builder.HasKey(reminder => new { reminder.UserId, reminder.Id });
    }
}
