using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace St4cker.Drafts.Transactions;

/// <summary>An expense or income as it stands now, made from its events.</summary>
public sealed class TransactionRow
{
    public long UserId { get; init; }
    public Guid Id { get; init; }
    /// <summary>"expense" or "income".</summary>
    public required string Type { get; init; }
    /// <summary>In minor units of the currency; never negative.</summary>
    public long AmountMinor { get; init; }
    public required string Currency { get; init; }
    public string? Description { get; init; }
    public string? Category { get; init; }
    public DateOnly Date { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
}

public sealed class TransactionMapping : IEntityTypeConfiguration<TransactionRow>
{
    public void Configure(EntityTypeBuilder<TransactionRow> builder)
    {
        builder.ToTable("transactions");
        builder.HasKey(transaction => new { transaction.UserId, transaction.Id });
    }
}
