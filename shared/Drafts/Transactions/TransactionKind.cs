using System.Text.Json;
using System.Text.Json.Nodes;
using St4cker.Drafts.Words;
using St4cker.Language;

namespace St4cker.Drafts.Transactions;

/// <summary>Money spent or received.</summary>
internal sealed class TransactionKind : ShapedKind
{
    public override string Name => "transaction";
    public override string Table => "transactions";
    public override string IdName => "transactionId";
    public override IReadOnlyList<Intent> Intents { get; } = [Intent.Expense, Intent.Income];
    protected override Intent Intent => Intent.Expense;
    protected override string Sign => "💸";
    protected override bool HasZone => false;

    public override IReadOnlyList<FieldShape> Shape { get; } =
    [
        FieldShapes.Number("amountMinor", "amountMinor", "amount_minor", "bigint", fields => fields.AmountMinor,
            shown => shown.Fields.AmountMinor is { } minor ? shown.Phrases.Money(minor, shown.Fields.Currency ?? "") : null, "💰") with { IsNeeded = true },
        FieldShapes.Text("currency", "currency", "currency", fields => fields.Currency) with { Sign = "💱", IsNeeded = true, Accepts = Accepted.Currency, AsksWhenGuessed = true, Offers = ["IDR", "USD", "EUR", "RUB", "GBP", "SGD"] },
        FieldShapes.Text("title", "description", "description", fields => fields.Title, "🛒") with { Accepts = Accepted.Text },
        FieldShapes.Word("category", "category", "category", fields => fields.Category, "category", "", [.. Categories.All]) with
        {
            AsksWhenGuessed = true,
            Names = "category",
        },
        new("date")
        {
            Sign = "📅",
            SharesLine = true,
            IsWhen = true,
            IsNeeded = true,
            Show = shown => shown.Fields.Date is { } date ? shown.When(new When(date, null, "")) : null,
            Payload = "date",
            Write = content => content.Fields.Date is { } date ? JsonValue.Create(new When(date, null, "").Iso) : null,
            Columns = [new Column("date", "(p->>'date')::date")],
            Stored = "to_jsonb(t.date)",
            Accepts = Accepted.Date,
        },
        FieldShapes.Text("note", "note", "note", fields => fields.Note, "📎"),
    ];

    internal override IReadOnlyList<Column> FactColumns { get; } = [new Column("type", "p->>'type'")];
    internal override string StoredIntent => "t.type";
    internal override string WireFacts => "'type', t.type";

    protected override (string Sign, string Name) Named(Content content, Phrases phrases) =>
        content.Intent == Intent.Income ? ("💵", phrases["kind.income"]) : (Sign, phrases["kind.expense"]);

    protected override Content Completed(Content content, Circumstances circumstances)
    {
        var fields = content.Fields;
        var assumed = content.Assumed.ToList();
        if (fields.Currency is null)
            assumed.Add("currency");
        return content with
        {
            Fields = fields with { Currency = fields.Currency ?? circumstances.Speaker.Currency, Date = fields.Date ?? circumstances.Speaker.LocalNow.Date },
            Assumed = [.. assumed.Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>"Rp 20.000 — kopi"</summary>
    protected override string? TitleLine(Shown shown)
    {
        if (shown.Fields.AmountMinor is not { } minor)
            return base.TitleLine(shown);
        var amount = shown.Phrases.Money(minor, shown.Fields.Currency ?? "");
        if (shown.Open && shown.Content.IsGuess("currency"))
            amount += shown.Phrases.Say("card.assumed_currency", shown.Fields.Currency);
        return base.TitleLine(shown) is { } title ? $"{amount} — {title}" : amount;
    }

    protected override bool WasComplete(Content before) => before.Fields.AmountMinor is not null;

    protected override bool InTitle(FieldShape field) => field.Name is "title" or "amountMinor" or "currency";

    protected override bool MayHavePassed(FieldShape field) => true;

    public override string Title(string json) => Content.Read(json).Fields is { Title: null, AmountMinor: { } minor } fields
        ? Phrases.In("en").Money(minor, fields.Currency ?? "")
        : base.Title(json);

    protected override void AddFacts(JsonObject payload, Content content) => payload["type"] = content.Intent == Intent.Income ? "income" : "expense";

    protected override string? AcceptFacts(JsonObject given, JsonObject accepted, DateTimeOffset doneAt)
    {
        if (given["type"] is not { } type || Accepted.Text(type, 10) is not ("expense" or "income"))
            return "type";
        accepted["type"] = type.DeepClone();
        return null;
    }

    /// <summary>The category that the person last gave to something of that name.</summary>
    public override IReadOnlyList<Inquiry> Ask(string json) =>
        Content.Read(json) is { Target: null, Fields: { Title: { Length: > 0 } title } fields } content && (fields.Category is null || content.IsGuess("category"))
            ? [new Inquiry(LearnedCategory, new JsonObject { ["title"] = title, ["type"] = content.Intent.ToString().ToLowerInvariant() }.ToJsonString())]
            : [];

    public override Filled Consider(Filled filled, IReadOnlyList<string> found, Speaker speaker)
    {
        if (JsonSerializer.Deserialize<string>(found[0]) is not { Length: > 0 } learned)
            return filled;
        var content = Content.Read(filled.Json);
        var known = content with { Fields = content.Fields with { Category = learned }, Assumed = [.. content.Assumed.Union(["category"], StringComparer.Ordinal)] };
        return filled with { Json = known.Write() };
    }

    private const string LearnedCategory = """
        select coalesce((
            select to_json(t.category) from transactions t
            where t.user_id = $1 and t.deleted_at is null and t.category is not null and t.type = $2->>'type' and lower(t.description) = lower($2->>'title')
            order by t.created_at desc limit 1), '""'::json)::text
        """;
}
