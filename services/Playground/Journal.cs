using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using St4cker.Contracts;

namespace St4cker.Playground;

/// <summary>
/// An append-only file of facts, one JSON line each, from which a stand-in knows after a restart what it knew before.
/// Every line is handed to the operating system before <see cref="Append"/> returns, so killing the program loses none.
/// </summary>
internal sealed class Journal<TFact> : IDisposable where TFact : class
{
    private const int LinesBeforeShortening = 20_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private readonly string? _path;
    private FileStream? _file;
    private FileStream? _own;
    private int _lines;

    /// <param name="directory">Null: facts are forgotten with the program.</param>
    public Journal(string? directory, string name)
    {
        if (directory is null)
            return;
        Directory.CreateDirectory(directory);
        _path = Path.Combine(directory, name + ".jsonl");
    }

    /// <summary>Gives every fact of the earlier run to <paramref name="learn"/>, then keeps only what <paramref name="summary"/> says.</summary>
    /// <exception cref="SettingException">Another copy of the program keeps its journal there.</exception>
    public void Start(Action<TFact> learn, Func<IEnumerable<TFact>> summary)
    {
        if (_path is null)
            return;
        _own = Claim(_path + ".lock");
        if (File.Exists(_path))
        {
            foreach (var line in File.ReadLines(_path))
            {
                if (Parse(line) is { } fact)
                    learn(fact);
            }
        }
        Rewrite(summary());
    }

    /// <param name="summary">All facts still true, this one included: the file is shortened to them when it has become long.</param>
    public void Append(TFact fact, Func<IEnumerable<TFact>> summary)
    {
        if (_file is null)
            return;
        Write(_file, fact);
        _file.Flush();
        if (++_lines > LinesBeforeShortening)
            Rewrite(summary());
    }

    public void Dispose()
    {
        _file?.Dispose();
        _own?.Dispose();
    }

    private static FileStream Claim(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SettingException("St4cker__DataDirectory", $"another copy of the program keeps the playground in {Path.GetDirectoryName(path)}; stop it or choose another directory.");
        }
    }

    private void Rewrite(IEnumerable<TFact> facts)
    {
        _file?.Dispose();
        var fresh = _path + ".new";
        using (var file = File.Create(fresh))
        {
            foreach (var fact in facts)
                Write(file, fact);
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, _path!, overwrite: true);
        _file = new FileStream(_path!, FileMode.Append, FileAccess.Write, FileShare.Read);
        _lines = 0;
    }

    private static void Write(Stream file, TFact fact)
    {
        file.Write(JsonSerializer.SerializeToUtf8Bytes(fact, Json));
        file.WriteByte((byte)'\n');
    }

    // A kill can leave the last line half written; it was never answered for, so it is as if it had not happened.
    private static TFact? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TFact>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
