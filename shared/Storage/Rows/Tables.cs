using Microsoft.EntityFrameworkCore;

namespace St4cker.Storage;

/// <summary>Table names and keys; columns are the properties in snake_case.</summary>
internal static class Tables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<UserRow>(table => { table.ToTable("users"); table.Property(row => row.Id).ValueGeneratedNever(); });
        model.Entity<MailboxRow>(table => { table.ToTable("mailboxes"); table.HasKey(row => row.UserId); table.Property(row => row.UserId).ValueGeneratedNever(); });
        model.Entity<UpdateRow>(table => { table.ToTable("updates"); table.HasKey(row => new { row.BotId, row.UpdateId }); });
        model.Entity<CommandRow>(table => { table.ToTable("commands"); table.Property(row => row.Id).UseIdentityAlwaysColumn(); });
        model.Entity<DraftRow>(table => { table.ToTable("drafts"); table.Property(row => row.Id).ValueGeneratedNever(); });
        model.Entity<ExecutionRow>(table => { table.ToTable("executions"); table.Property(row => row.Id).UseIdentityAlwaysColumn(); });
        model.Entity<EventRow>(table => { table.ToTable("events"); table.HasKey(row => new { row.UserId, row.Seq }); });
        model.Entity<AuditRow>(table => { table.ToTable("audit_log"); table.Property(row => row.Id).UseIdentityAlwaysColumn(); });
        model.Entity<OutboundMessageRow>(table => { table.ToTable("outbound_messages"); table.Property(row => row.Id).UseIdentityAlwaysColumn(); });
        model.Entity<SenderRow>(table => { table.ToTable("senders"); table.Property(row => row.Id).ValueGeneratedNever(); });
        model.Entity<ConnectionRow>(table => { table.ToTable("connections"); table.HasKey(row => new { row.UserId, row.Provider }); });
        model.Entity<OauthStateRow>(table => { table.ToTable("oauth_states"); table.HasKey(row => row.StateHash); });
        model.Entity<EffectRow>(table => { table.ToTable("effects"); table.HasKey(row => row.Key); table.Property(row => row.Seq).UseIdentityAlwaysColumn(); });
        model.Entity<SessionRow>(table => { table.ToTable("sessions"); table.HasKey(row => row.DeviceId); table.Property(row => row.DeviceId).ValueGeneratedNever(); });
        model.Entity<PairingCodeRow>(table => { table.ToTable("pairing_codes"); table.Property(row => row.Id).ValueGeneratedNever(); });
        model.Entity<PairingTriesRow>(table => { table.ToTable("pairing_tries"); table.HasKey(row => row.AddressHash); });
        model.Entity<DriveLogRow>(table => { table.ToTable("drive_logs"); table.HasKey(row => row.UserId); table.Property(row => row.UserId).ValueGeneratedNever(); });
        model.Entity<DriveFileRow>(table => { table.ToTable("drive_files"); table.HasKey(row => new { row.UserId, row.Name }); });
        model.Entity<ModelUsageRow>(table => { table.ToTable("model_usage"); table.HasKey(row => new { row.Day, row.UserId }); });
    }
}
