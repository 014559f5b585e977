using Microsoft.Extensions.Configuration;
using St4cker.Contracts;

namespace St4cker.Executor;

/// <param name="DraftLifetime"><c>St4cker__DraftHours</c>: how long a draft waits for its answer.</param>
internal sealed record ExecutorSettings(TimeSpan DraftLifetime)
{
    public static ExecutorSettings Read(IConfiguration configuration)
    {
        var text = configuration["St4cker:DraftHours"];
        if (string.IsNullOrWhiteSpace(text))
            return new ExecutorSettings(TimeSpan.FromHours(24));
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= 24 * 365
            ? new ExecutorSettings(TimeSpan.FromHours(hours))
            : throw new SettingException("St4cker__DraftHours", "is a number of hours greater than 0.");
    }
}
