using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using St4cker.Hosting.Logs;
using St4cker.Storage;

namespace St4cker.Unit.Hosting;

public sealed class Writing_a_log_line
{
    [Fact]
    public void It_is_one_json_object_on_one_line()
    {
        var text = Write(LogLevel.Information, "St4cker.Router.Reading.ReadUpdates", "Read \"two\"\nlines");
        var line = JsonDocument.Parse(Assert.Single(text.TrimEnd('\n').Split('\n'))).RootElement;
        Assert.Equal("info", line.GetProperty("level").GetString());
        Assert.Equal("Router.ReadUpdates", line.GetProperty("category").GetString());
        Assert.Equal("Read \"two\"\nlines", line.GetProperty("message").GetString());
        Assert.EndsWith("Z", line.GetProperty("time").GetString(), StringComparison.Ordinal);
        Assert.False(line.TryGetProperty("correlation", out _));
    }

    [Fact]
    public void The_innermost_correlation_is_shown()
    {
        var scopes = new LoggerExternalScopeProvider();
        using (scopes.Push(new Correlation("u1")))
        using (scopes.Push("something else"))
        using (scopes.Push(new Correlation("u2")))
            Assert.Equal("u2", JsonDocument.Parse(Write(LogLevel.Warning, "X", "y", scopes: scopes)).RootElement.GetProperty("correlation").GetString());
    }

    [Fact]
    public void An_exception_shows_its_types_and_place_and_not_its_words()
    {
        Exception caught;
        try
        {
            try
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "https://api.telegram.org/bot123:SECRET/sendMessage");
            }
            catch (HttpRequestException inner)
            {
                throw new InvalidOperationException("buy milk", inner);
            }
        }
        catch (InvalidOperationException outer)
        {
            caught = outer;
        }

        var text = Write(LogLevel.Error, "X", "It failed", caught);
        Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
        Assert.DoesNotContain("milk", text, StringComparison.Ordinal);
        var line = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            "System.InvalidOperationException < System.Net.Http.HttpRequestException (ConnectionError)",
            line.GetProperty("exception").GetString());
        Assert.Contains(nameof(An_exception_shows_its_types_and_place_and_not_its_words), line.GetProperty("stack").GetString(), StringComparison.Ordinal);
    }

    private static string Write(LogLevel level, string category, string message, Exception? exception = null, IExternalScopeProvider? scopes = null)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(level, category, default, message, exception, (state, _) => state);
        new JsonLines(TimeProvider.System).Write(entry, scopes, text);
        return text.ToString();
    }
}
