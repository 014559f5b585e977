using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace St4cker.Drafts.Progress;

/// <summary>One step of a project's timeline, made from its events.</summary>
public sealed class ProgressRow
{
    public long UserId { get; init; }
    public Guid Id { get; init; }
    public Guid? ProjectId { get; init; }
    /// <summary>The project's name when it was told.</summary>
    public required string Project { get; init; }
    /// <summary>Percent done then; a snapshot, never a sum.</summary>
    public int? ProgressAfter { get; init; }
    public int? DurationMinutes { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset LoggedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
}

public sealed class ProgressMapping : IEntityTypeConfiguration<ProgressRow>
{
    public void Configure(EntityTypeBuilder<ProgressRow> builder)
    {
        builder.ToTable("progress");
        builder.HasKey(progress => new { progress.UserId, progress.Id });
        builder.HasIndex(progress => new { progress.UserId, progress.ProjectId, progress.LoggedAt }, "progress_by_project");
    }
}
