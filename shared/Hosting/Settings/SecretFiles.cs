using System.Collections;
using Microsoft.Extensions.Configuration;
using St4cker.Contracts;

namespace St4cker.Hosting.Settings;

public static class SecretFiles
{
    private const string Suffix = "_FILE";

    /// <summary>
    /// Any setting <c>Section__Key</c> may also be given as <c>Section__Key_FILE</c> with the value in that file, the way
    /// Docker and Kubernetes hand over secrets. One newline at the end is not part of the value. It wins over the setting itself.
    /// </summary>
    /// <exception cref="SettingException">The file can not be read; names the variable, never the content.</exception>
    public static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder configuration) =>
        configuration.AddSecretFiles(Environment.GetEnvironmentVariables());

    internal static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder configuration, IDictionary environment)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in environment)
        {
            var (name, file) = ((string)variable.Key, (string?)variable.Value);
            // Other programs have variables of such names too; ours have a section.
            if (!name.EndsWith(Suffix, StringComparison.Ordinal) || !name.Contains("__", StringComparison.Ordinal) || string.IsNullOrEmpty(file))
                continue;
            var key = name[..^Suffix.Length].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
            values[key] = Read(name, file);
        }
        return configuration.AddInMemoryCollection(values);
    }

    private static string Read(string name, string file)
    {
        try
        {
            var value = File.ReadAllText(file);
            return value switch
            {
                [.. var line, '\r', '\n'] => line,
                [.. var line, '\n'] => line,
                _ => value,
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(name, $"the file {file} can not be read ({failure.GetType().Name})");
        }
    }
}
