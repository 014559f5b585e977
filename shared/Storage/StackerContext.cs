using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using St4cker.Drafts.Events;
using St4cker.Drafts.Notes;
using St4cker.Drafts.Progress;
using St4cker.Drafts.Projects;
using St4cker.Drafts.Reminders;
using St4cker.Drafts.Tasks;
using St4cker.Drafts.Transactions;

namespace St4cker.Storage;

/// <summary>
/// All tables. The stages of the flow write them with multi-row statements of their own (many rows, one round trip); whatever is not
/// on that path uses this context.
/// </summary>
public sealed class StackerContext(DbContextOptions<StackerContext> options) : DbContext(options)
{
    public DbSet<UserRow> Users => Set<UserRow>();
    public DbSet<UpdateRow> Updates => Set<UpdateRow>();
    public DbSet<CommandRow> Commands => Set<CommandRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<AuditRow> AuditLog => Set<AuditRow>();
    public DbSet<EffectRow> Effects => Set<EffectRow>();
    public DbSet<OutboundMessageRow> OutboundMessages => Set<OutboundMessageRow>();
    public DbSet<ConnectionRow> Connections => Set<ConnectionRow>();
    public DbSet<TaskRow> Tasks => Set<TaskRow>();
    public DbSet<CalendarEventRow> CalendarEvents => Set<CalendarEventRow>();
    public DbSet<TransactionRow> Transactions => Set<TransactionRow>();
    public DbSet<ProjectRow> Projects => Set<ProjectRow>();
    public DbSet<ProgressRow> Progress => Set<ProgressRow>();
    public DbSet<NoteRow> Notes => Set<NoteRow>();
    public DbSet<ReminderRow> Reminders => Set<ReminderRow>();

    public static DbContextOptions<StackerContext> OptionsFor(Npgsql.NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<StackerContext>()
            .UseNpgsql(source)
            // The migrations are written by hand; a test compares the model with the migrated database instead.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TaskMapping).Assembly);
        Tables.Map(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase(property.Name));
            if (property.Name.EndsWith("Json", StringComparison.Ordinal))
                property.SetColumnType("json");
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
