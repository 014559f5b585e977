using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace St4cker.Drafts.Tasks;

/// <summary>A task as it stands now, made from its events.</summary>
public sealed class TaskRow
{
    public long UserId { get; init; }
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public string? Note { get; init; }
    public Guid? CourseId { get; init; }
    public string? Course { get; init; }
    public string? Type { get; init; }
    public DateOnly? DeadlineDate { get; init; }
    public TimeOnly? DeadlineTime { get; init; }
    public required string TimeZone { get; init; }
    public string? Priority { get; init; }
    public required string Status { get; init; }
    public required string Subtasks { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
}

public sealed class TaskMapping : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.ToTable("tasks");
        builder.HasKey(task => new { task.UserId, task.Id });
        builder.Property(task => task.Subtasks).HasColumnType("jsonb");
    }
}
