namespace St4cker.Contracts;

// A message is a wake-up: it says that rows of a kind wait, never what is in them. Losing one costs a few seconds,
// never a row: the stage looks by itself from time to time and Scheduler sends again what waited too long.

/// <summary>Updates from Telegram were stored and wait to be read. Published by Router.Intake, heard by Router.Read.</summary>
public sealed record UpdateStored;

/// <summary>Commands were written and wait that are no answers to a draft. Published by Router.Read, and by Confirmation when such a one comes next; heard by Executor.</summary>
public sealed record CommandQueued;

/// <summary>Answers to drafts (confirm, cancel, undo) were written and wait. Published by Router.Read, and by Executor when such a one comes next; heard by Confirmation.</summary>
public sealed record AnswerQueued;

/// <summary>Messages to Telegram were written or changed. Heard by the one dispatcher of outgoing messages.</summary>
public sealed record CardChanged;

/// <summary>
/// Something that these people's devices have to learn: events were appended, a device was paired or cut off. It names them, as one copy
/// may hold the open sockets of thousands. Published by whoever wrote it, heard by every copy of Sync.
/// </summary>
/// <param name="People">Their ids.</param>
public sealed record DeviceNews(long[] People);

/// <summary>Drafts were committed and their effects in outside systems wait. Heard by the connectors.</summary>
public sealed record DraftCommitted;
