using St4cker.Telegram;

namespace St4cker.Router.Reading;

/// <summary>In a group only what is addressed to the bot is for it: a mention of its name, a reply to it, a command that names no other bot.</summary>
internal static class GroupTalk
{
    public static bool IsGroup(Chat chat) => chat.Type is ChatType.Group or ChatType.Supergroup;

    /// <summary>The message without the mention; null when it is for somebody else.</summary>
    /// <param name="username">The bot's, without "@"; null while it is not known.</param>
    public static Message? Addressed(Message message, long botId, string? username)
    {
        var text = message.Text ?? message.Caption ?? "";
        if (text.StartsWith('/'))
        {
            var word = text.Split([' ', '\n'], 2)[0];
            var at = word.IndexOf('@', StringComparison.Ordinal);
            return at < 0 || string.Equals(word[(at + 1)..], username, StringComparison.OrdinalIgnoreCase) ? message : null;
        }

        foreach (var entity in message.Entities ?? [])
        {
            if (entity.Offset < 0 || entity.Length <= 0 || entity.Offset + entity.Length > text.Length || !IsMention(entity, text, botId, username))
                continue;
            var rest = (text[..entity.Offset] + text[(entity.Offset + entity.Length)..]).Trim(' ', ',', ':', '\n');
            return message with { Text = rest };
        }

        return message.ReplyToMessage?.From?.Id == botId ? message : null;
    }

    private static bool IsMention(MessageEntity entity, string text, long botId, string? username) => entity.Type switch
    {
        "mention" => username is not null && text.AsSpan(entity.Offset, entity.Length).TrimStart('@').Equals(username, StringComparison.OrdinalIgnoreCase),
        "text_mention" => entity.User?.Id == botId,
        _ => false,
    };
}
