using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace St4cker.Drafts.Projects;

/// <summary>A project as it stands now, made from its events.</summary>
public sealed class ProjectRow
{
    public long UserId { get; init; }
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public string? Course { get; init; }
    public string? Description { get; init; }
    public DateOnly? StartDate { get; init; }
    public TimeOnly? StartTime { get; init; }
    public DateOnly? DeadlineDate { get; init; }
    public TimeOnly? DeadlineTime { get; init; }
    public required string TimeZone { get; init; }
    public string? Priority { get; init; }
    public required string Status { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
}

public sealed class ProjectMapping : IEntityTypeConfiguration<ProjectRow>
{
    public void Configure(EntityTypeBuilder<ProjectRow> builder)
    {
        builder.ToTable("projects");
        builder.HasKey(project => new { project.UserId, project.Id });
    }
}
