using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace St4cker.Drafts.Notes;

/// <summary>A note as it stands now, made from its events.</summary>
public sealed class NoteRow
{
    public long UserId { get; init; }
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public string? Text { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
}

public sealed class NoteMapping : IEntityTypeConfiguration<NoteRow>
{
    public void Configure(EntityTypeBuilder<NoteRow> builder)
    {
        builder.ToTable("notes");
        builder.HasKey(note => new { note.UserId, note.Id });
    }
}
