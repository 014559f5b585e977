using St4cker.Language;

namespace St4cker.Drafts;

/// <content>Changes of what is stored.</content>
public abstract partial class ShapedKind
{
    /// <summary>The field that "move it to Monday" means.</summary>
    private string? MainWhen => (Find("due") ?? Shape.FirstOrDefault(one => one.IsWhen))?.Name;

    /// <summary>Can the said change be one of this thing?</summary>
    public bool CanTake(Content change, Stored thing)
    {
        var fields = change.Fields;
        if (thing.Deleted || Find("title") is null)
            return false;
        if (fields.Status is "done" or "open" && (Find("status") is null || (thing.Fields.Status ?? "open") == fields.Status))
            return false;
        if (fields.Due is not null && MainWhen is null)
            return false;
        return (fields with { Title = null, NewTitle = null, Status = null, Due = null }) is var rest && Shape.Aggregate(rest, (left, field) => left.Without(field.Name)).Equals(new Fields());
    }

    /// <summary>The draft of a change of a stored thing by what was said.</summary>
    public Filled Change(Stored thing, Content said, Question? open, Speaker speaker)
    {
        var changes = said.Fields with { Title = said.Fields.NewTitle, NewTitle = null, Due = null, Status = said.Fields.Status == "deleted" ? null : said.Fields.Status };
        var content = Of(thing, said.Fields.Status == "deleted" ? Deed.Delete : Deed.Update, speaker) with { SaidAt = said.SaidAt };
        content = content with { Fields = content.Fields.With(changes) };
        if (said.Fields.Due is { } due && MainWhen is { } name)
            content = Moved(content, name, due);
        content = Mended(content with { Assumed = [.. said.Assumed.Select(guess => guess.Replace("due", MainWhen, StringComparison.Ordinal))] });
        return new Filled(content.Write(), StillAsked(open, content), Kind: Name);
    }

    /// <summary>Which thing was meant is answered; a question about its date, or a change that says nothing yet, is not.</summary>
    private Question? StillAsked(Question? open, Content content)
    {
        if (open is { Field: "due" } && MainWhen is { } name)
            return open with { Field = name };
        if (open is not null && open.Field is not ("title" or "target") && Find(open.Field) is not null)
            return open;
        return content.Target!.Deed == Deed.Update && content.Fields.Equals(content.Target.Before) && MainWhen is { } when ? new Question(when, Doubt.Missing, "", []) : null;
    }

    public override IReadOnlyList<Guid> Targets(string json) => Content.Read(json).Target is { } target ? [target.Id] : [];

    /// <summary>What others changed meanwhile stays; what this draft changes is told against it.</summary>
    public override string? Rebased(string json, IReadOnlyList<Stored> stored)
    {
        var content = Content.Read(json);
        if (content.Target is not { } target || stored.FirstOrDefault(thing => thing.Id == target.Id) is not { Deleted: false } now)
            return content.Target is null ? json : null;
        if (Shape.All(field => Same(field, now.Fields, target.Before)))
            return json;
        var fields = now.Fields;
        foreach (var field in ChangedFields(content))
            fields = content.Fields.Has(field.Name) ? fields.With(Only(content.Fields, field.Name)) : fields.Without(field.Name);
        return (content with { Fields = fields, Target = target with { Before = now.Fields, Facts = now.Facts } }).Write();
    }

    private Fields Only(Fields fields, string name) => Shape.Where(field => field.Name != name).Aggregate(fields, (left, field) => left.Without(field.Name));

    /// <summary>A reply to what is committed: the words change the stored thing.</summary>
    public Filled Reply(Stored thing, string words, Speaker speaker)
    {
        if (Reader.ReadDeed(words, speaker) is { } deed)
        {
            if (deed != "deleted" && Find("status") is null)
                return new Filled("", Question: null, "edit.not_understood");
            return deed == (thing.Fields.Status ?? "open") ? new Filled("", Question: null, "edit.same") : Mark(thing, deed, speaker);
        }

        var filled = Edit(Of(thing, Deed.Update, speaker).Write(), open: null, words, speaker);
        return filled with { Kind = Name };
    }

    /// <summary>A deed done by a button in a list.</summary>
    public Filled Mark(Stored thing, string status, Speaker speaker) =>
        Change(thing, new Content { Intent = Intent.Edit, Fields = new Fields { Title = thing.Fields.Title, Status = status }, TimeZone = speaker.Zone.Id, SaidAt = speaker.Now.ToDateTimeOffset() }, open: null, speaker);

    private static Content Of(Stored thing, Deed deed, Speaker speaker) => new()
    {
        Intent = thing.Intent,
        Fields = thing.Fields,
        TimeZone = speaker.Zone.Id,
        SaidAt = speaker.Now.ToDateTimeOffset(),
        Target = new Target(thing.Id, deed, thing.Fields) { Facts = thing.Facts },
    };

    /// <summary>A date alone keeps the time, a time alone the date; the length of what lasts stays.</summary>
    private Content Moved(Content content, string name, When to)
    {
        var from = WhenOf(content.Fields, Find(name)!);
        var moved = to with { Time = to.Time ?? from?.Time };
        var fields = name switch
        {
            "due" => content.Fields with { Due = moved },
            "start" => content.Fields with { Start = moved, AllDay = moved.Time is null, End = EventTimes.Shifted(content.Fields, moved) },
            "remindAt" => content.Fields with { RemindAt = moved },
            "date" => content.Fields with { Date = moved.Date },
            _ => content.Fields,
        };
        return content with { Fields = fields };
    }
}
