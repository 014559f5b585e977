using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using St4cker.Gemini;
using St4cker.Language;

namespace St4cker.Unit.Gemini;

/// <summary>The reader as the program composes it, against a fake service; only the table of the quotas is in memory.</summary>
internal sealed class Asking : IAsyncDisposable
{
    public const string Key = "AIzaSy-a-key-that-must-not-leak";
    public const long Ann = 1001;

    public static readonly Speaker Speaker = new(
        InstantPattern.General.Parse("2026-11-21T03:00:00Z").Value, DateTimeZoneProviders.Tzdb["Asia/Jakarta"], "en", "IDR");

    private readonly ServiceProvider _services;

    public Asking(string url, string models = "first,second", params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Gemini:ApiKey"] = Key,
            ["Gemini:ApiUrl"] = url,
            ["Gemini:Models"] = models,
        };
        foreach (var (name, value) in settings)
            values[$"Gemini:{name}"] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        Usage = new UsageInMemory(GeminiSettings.Read(configuration), Clock);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logged))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IUsage>(Usage)
            .AddGemini(configuration)
            .BuildServiceProvider();
        Reader = _services.GetRequiredService<ModelReader>();
    }

    public ModelReader Reader { get; }
    public HandClock Clock { get; } = new();
    public UsageInMemory Usage { get; }
    public LogInMemory Logged { get; } = new();

    public Task<ModelAnswer<Extraction>> ExtractAsync(
        string text = "Buy milk tomorrow 9am: oat, 2 litres", long userId = Ann, KnownNames? names = null, CancellationToken stop = default) =>
        Reader.ExtractAsync(text, names ?? KnownNames.None, Speaker, userId, stop);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

internal sealed class UsageInMemory(GeminiSettings settings, TimeProvider clock) : IUsage
{
    private readonly Dictionary<(DateTime Day, long User), int> _counts = [];

    public Exception? Fails { get; set; }
    /// <summary>It never ends, not even when it is cancelled.</summary>
    public bool Hangs { get; set; }

    public Task<bool> CountAsync(long userId, CancellationToken cancellationToken)
    {
        if (Fails is { } failure)
            return Task.FromException<bool>(failure);
        if (Hangs)
            return new TaskCompletionSource<bool>().Task;
        var day = clock.GetUtcNow().UtcDateTime.Date;
        lock (_counts)
        {
            var mine = _counts.GetValueOrDefault((day, userId));
            var everybodys = _counts.GetValueOrDefault((day, 0));
            if (mine >= settings.RequestsPerDayPerUser || everybodys >= settings.RequestsPerDay)
                return Task.FromResult(false);
            _counts[(day, userId)] = mine + 1;
            _counts[(day, 0)] = everybodys + 1;
            return Task.FromResult(true);
        }
    }
}

internal sealed class LogInMemory : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
            _lines.Add($"{formatter(state, exception)} {exception}");
    }
}
