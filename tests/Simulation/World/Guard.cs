namespace St4cker.Simulation.World;

/// <summary>What keeps a promise: each can be taken away, and must be missed then.</summary>
public enum Guard
{
    /// <summary>updates (bot_id, update_id).</summary>
    UpdateKey,
    /// <summary>commands (bot_id, update_id, ordinal).</summary>
    CommandKey,
    /// <summary>executions (draft_id, attempt).</summary>
    ExecutionKey,
    /// <summary>events (event_id).</summary>
    EventKey,
    /// <summary>audit_log (user_id, seq).</summary>
    AuditKey,
    /// <summary>effects (key).</summary>
    EffectKey,
    /// <summary>outbound_messages (key).</summary>
    OutboundKey,
    /// <summary>Who writes anything of a person's holds their mailbox.</summary>
    MailboxLock,
    /// <summary>A draft that is not open any more is not committed, cancelled or edited.</summary>
    StatusCheck,
    /// <summary>A press counts for the version that was seen.</summary>
    VersionCheck,
    /// <summary>A press counts for its presser's own drafts.</summary>
    OwnerCheck,
    /// <summary>A person's commands are seen in their order, whoever does them.</summary>
    CommandOrder,
    /// <summary>An answer of the model is written only to an update that is still out at it.</summary>
    ReturnCheck,
    /// <summary>What is at the model is nobody else's until its lease ends, nor is what follows it.</summary>
    ModelLease,
    /// <summary>Steps that somebody works on are nobody else's until their lease ends.</summary>
    EffectLease,
    /// <summary>A worker goes on and writes only while the lease is its own.</summary>
    LeaseCheck,
    /// <summary>One worker at a time claims steps.</summary>
    ClaimTurn,
    /// <summary>An attempt at a step is written down before it is made.</summary>
    AttemptNoted,
    /// <summary>While a draft is taken back nobody begins one of its steps.</summary>
    StepsHeld,
    /// <summary>A first send that was in hand when its dispatcher ended may have arrived, and is not repeated.</summary>
    UnknownKept,
    /// <summary>A dispatcher writes only what its own leadership has in hand.</summary>
    ClaimedBy,
    /// <summary>What was written while an older body was on its way waits again.</summary>
    RevisionCheck,
    /// <summary>Who waits is looked at from time to time, though no wake-up came.</summary>
    LookAnyway,
    /// <summary>What has waited too long is told of once more.</summary>
    ResendStalled,
}

internal sealed class Guards(params IEnumerable<Guard> without)
{
    private readonly HashSet<Guard> _without = [.. without];

    public bool Has(Guard guard) => !_without.Contains(guard);
}
