namespace St4cker.Contracts;

/// <summary>A setting is missing or wrong; the program says the sentence and stops with exit code 2.</summary>
/// <param name="setting">The setting's environment name, such as <c>Telegram__BotToken</c>.</param>
/// <param name="sentence">One sentence for the person who starts the program; never the value of a secret.</param>
public sealed class SettingException(string setting, string sentence) : Exception($"{setting}: {sentence}")
{
    public string Setting { get; } = setting;
}
