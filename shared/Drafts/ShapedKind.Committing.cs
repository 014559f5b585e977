using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Language;

namespace St4cker.Drafts;

/// <content>What confirming brings about, and what takes it back.</content>
public abstract partial class ShapedKind
{
    private const int UndoOrdinal = 500;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The table of its things.</summary>
    public abstract string Table { get; }

    /// <summary>What its thing's id is called in payloads: "taskId".</summary>
    public abstract string IdName { get; }

    /// <summary>Its events carry the zone in which its times are meant.</summary>
    protected virtual bool HasZone => Shape.Any(one => one.IsWhen);

    /// <summary>Columns for what its creation says beside its fields, see <see cref="AddFacts"/>.</summary>
    internal virtual IReadOnlyList<Column> FactColumns => [];

    /// <summary>SQL for the intent of its row <c>t</c>, in lower case.</summary>
    internal virtual string StoredIntent => $"'{Name}'";

    /// <summary>SQL for the names and values (texts) of what its events say of the row <c>t</c> beside its fields.</summary>
    internal virtual string StoredFacts => HasZone ? "'timeZone', t.time_zone" : "";

    /// <summary>SQL for the names and values of what its payloads say beside its fields.</summary>
    internal virtual string WireFacts => StoredFacts;

    /// <summary>SQL for the payloads (a text each) of the person $1's things that are not deleted, oldest first.</summary>
    public string Payloads => field ??= KindTable.Payloads(this);

    /// <summary>"task.created"; progress is "logged".</summary>
    protected virtual string CreatedType => Name + ".created";

    public override IReadOnlyList<string> Tables => [Table];
    public override IReadOnlyList<Projection> Projections => field ??= KindTable.Projections(this, CreatedType, HasZone);
    public override string? StoredThings => field ??= KindTable.Select(this, Name);

    public override IReadOnlyList<NewEvent> Apply(string json, Guid draftId) => [Happened(Content.Read(json), draftId, ordinal: 0)];

    public override IReadOnlyList<NewEvent> Undo(string json, Guid draftId)
    {
        var content = Content.Read(json);
        return [Happened(Reversed(content, draftId), draftId, UndoOrdinal, content.Target)];
    }

    public override bool Needs(string field) => Find(field) is { IsNeeded: true };

    public override IReadOnlyList<Left> Leaves(string json, Guid draftId)
    {
        var content = Content.Read(json);
        return content.Target switch
        {
            null => [new Left(Name, draftId, content.Fields, Changed: null)],
            { Deed: Deed.Delete } gone => [new Left(Name, gone.Id, Fields: null, Changed: null)],
            { } changed => [new Left(Name, changed.Id, content.Fields, [.. ChangedFields(content).Select(field => field.Name)])],
        };
    }

    /// <summary>Are the fields as the draft left them, as far as it set them?</summary>
    public bool IsAsLeft(Left left, Fields stored) =>
        Shape.Where(field => left.Changed?.Contains(field.Name, StringComparer.Ordinal) != false).All(field => Same(field, left.Fields!, stored));

    /// <param name="restored">What is taken back is brought to the state in which this says it was.</param>
    private NewEvent Happened(Content content, Guid draftId, int ordinal, Target? restored = null)
    {
        var (deed, id) = content.Target is { } target ? (target.Deed.ToString(), target.Id) : ("", restored?.Id ?? draftId);
        var payload = new JsonObject { [IdName] = id.ToString() };
        var saysWhen = true;
        switch (deed)
        {
            case nameof(Deed.Delete):
                return New("deleted");
            case nameof(Deed.Update):
                payload["updatedFields"] = new JsonArray([.. ChangedFields(content).Select(field => JsonValue.Create(field.Payload))]);
                foreach (var field in ChangedFields(content))
                    payload[field.Payload] = field.Write(content);
                saysWhen = ChangedFields(content).Any(field => field.IsWhen);
                break;
            default:
                foreach (var field in Shape)
                {
                    if (field.Write(content) is { } value)
                        payload[field.Payload] = value;
                }
                AddFacts(payload, content);
                foreach (var (name, value) in restored?.Facts ?? new Dictionary<string, string>())
                    payload[name] = value;
                break;
        }
        // Its times stay meant in the zone they were said in, as long as none of them changes.
        if (HasZone && saysWhen)
            payload["timeZone"] = restored?.Facts?.GetValueOrDefault("timeZone") ?? content.TimeZone;
        return deed.Length == 0 ? New(CreatedType[(Name.Length + 1)..]) : New("updated");

        NewEvent New(string what) => new(EventId.Of(draftId, ordinal), $"{Name}.{what}", payload.ToJsonString(Readable), id);
    }

    /// <summary>What its creation says beside its fields.</summary>
    protected virtual void AddFacts(JsonObject payload, Content content)
    {
    }

    private static Content Reversed(Content content, Guid draftId) => content.Target switch
    {
        null => content with { Target = new Target(draftId, Deed.Delete, content.Fields) },
        // What was deleted comes back whole: as if it were created with the same id.
        { Deed: Deed.Delete } gone => content with { Fields = gone.Before, Target = null },
        { } changed => content with { Fields = changed.Before, Target = changed with { Before = content.Fields } },
    };

    private IEnumerable<FieldShape> ChangedFields(Content content) =>
        content.Target is { } target ? Shape.Where(field => !Same(field, content.Fields, target.Before)) : [];

    private static bool Same(FieldShape field, Fields one, Fields other) => JsonNode.DeepEquals(field.Write(Bare(one)), field.Write(Bare(other)));

    private static Content Bare(Fields fields) => new() { Intent = Intent.Unknown, Fields = fields, TimeZone = "" };
}
