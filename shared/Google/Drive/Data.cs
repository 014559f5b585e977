using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Drive.v3.Data;

/// <summary>A file or folder as Drive keeps it. Of an answer only the fields are set that the request named in <c>fields</c>.</summary>
public sealed class File : IDirectResponseSchema
{
    /// <summary>Drive's own. A create may bring one that <c>files.generateIds</c> gave: created again, it is refused with 409.</summary>
    [JsonProperty("id")]
    public string? Id { get; set; }
    /// <summary>Need not be the only one of its name, not even in one folder.</summary>
    [JsonProperty("name")]
    public string? Name { get; set; }
    [JsonProperty("mimeType")]
    public string? MimeType { get; set; }
    /// <summary>Exactly one folder.</summary>
    [JsonProperty("parents")]
    public IList<string>? Parents { get; set; }
    /// <summary>Seen by the app that wrote them only; a name and its value have 124 bytes together.</summary>
    [JsonProperty("appProperties")]
    public IDictionary<string, string>? AppProperties { get; set; }
    [JsonProperty("trashed")]
    public bool? Trashed { get; set; }
    /// <summary>Of the content, in hexadecimal.</summary>
    [JsonProperty("md5Checksum")]
    public string? Md5Checksum { get; set; }
    [JsonProperty("size")]
    public long? Size { get; set; }
    /// <summary>Where a person sees it in Google's own page.</summary>
    [JsonProperty("webViewLink")]
    public string? WebViewLink { get; set; }
    [JsonIgnore]
    public string? ETag { get; set; }
}

/// <summary>One page of files.</summary>
public sealed class FileList : IDirectResponseSchema
{
    [JsonProperty("files")]
    public IList<File>? Files { get; set; }
    [JsonProperty("nextPageToken")]
    public string? NextPageToken { get; set; }
    [JsonIgnore]
    public string? ETag { get; set; }
}

/// <summary>Ids for files that are to be made.</summary>
public sealed class GeneratedIds : IDirectResponseSchema
{
    [JsonProperty("ids")]
    public IList<string>? Ids { get; set; }
    [JsonIgnore]
    public string? ETag { get; set; }
}
