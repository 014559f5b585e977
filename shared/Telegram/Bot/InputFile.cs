using System.Text.Json.Serialization;

namespace St4cker.Telegram;

/// <summary>A file to upload.</summary>
public sealed class InputFile
{
    private InputFile(Stream content, string fileName) => (Content, FileName) = (content, fileName);

    public Stream Content { get; }
    public string FileName { get; }

    /// <param name="fileName">Of ASCII letters: Telegram misreads others.</param>
    public static InputFile FromStream(Stream stream, string fileName) => new(stream, fileName);
}

/// <summary>A picture that takes the place of what a message shows.</summary>
public sealed record InputMediaPhoto([property: JsonIgnore] InputFile Media)
{
    /// <summary>At most 1024 UTF-16 units once Telegram has read the tags.</summary>
    public string? Caption { get; init; }
    public ParseMode ParseMode { get; init; }
}

/// <summary>How the picture is told of: the part of the form that holds it.</summary>
internal sealed record InputMediaPhotoRequest(string Type, string Media, string? Caption, string? ParseMode);
