using St4cker.Drafts;
using St4cker.Gemini;

namespace St4cker.Router.Reading;

/// <summary>What an update may be about, read from the rows before it is decided.</summary>
/// <param name="Answered">The draft whose card or prompt, or whose source message, it replies to. The person's own.</param>
/// <param name="Open">The person's newest open draft and the newest that asks something, newest first.</param>
/// <param name="BotUsername">Of the bot, without "@"; null while it is not known.</param>
/// <param name="Model">When a model is to be asked; never when it was asked already or can not be.</param>
internal sealed record Surroundings(Person Person, Draft? Answered, IReadOnlyList<Draft> Open, GeminiUse Model, string? BotUsername = null);
