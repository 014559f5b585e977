using St4cker.Language.Items;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <content>Fields said by name, fields taken away, subtasks added and dropped.</content>
internal sealed partial class Reply
{
    private void TakeMarker(Marker marker)
    {
        var value = _said.Words(marker.From, marker.To);
        var field = WhenOf(marker.Field);
        if (field is not null)
        {
            if (MainWhen.Whole(value, field, _known, _said.Speaker) is { } settled)
                _revision = Said(MainWhen.Set(field, settled, _revision.Fields, _known)) with { Question = settled.Question ?? _revision.Question };
            else if (IsWithoutDate(value))
                _revision = _revision with { Cleared = [field] };
            else
                _revision = _revision with { Question = new Question(field, Doubt.Missing, CleanText.Shortened(value.Trim(), 100), []) };
        }
        else if (marker.Field == FieldName.Subtasks)
        {
            _revision = _revision with { AddSubtasks = Some(Lists.Parts(_left, marker.From, marker.To, anyLength: true)) };
        }
        else if (NamedFields.Value(marker.Field, value, _intent is Intent.Unknown or Intent.Edit ? Intent.Task : _intent, _said.Speaker) is { } said)
        {
            _revision = Said(_revision.Fields.With(said));
        }
        else
        {
            return;
        }
        _left.Take(marker.At, marker.To);
    }

    private string? WhenOf(FieldName field) => field switch
    {
        FieldName.Due => _whenField,
        FieldName.Start when _intent == Intent.Event => "start",
        FieldName.End when _intent == Intent.Event => "end",
        FieldName.RemindAt when _intent == Intent.Reminder => "remindAt",
        _ => null,
    };

    private bool IsWithoutDate(string value)
    {
        var said = Utterance.Of(value.Trim(), _said.Speaker);
        return said.Count is > 0 and <= 2 && (said.Is(0, Sense.Without) || said.IsSign(0, '-') || said.Is(0, Sense.Greeting, out var answer) && answer >= 2);
    }

    // "no date", "tanpa tanggal", "remove the deadline", "no time", "no location"
    private bool TakeWithout(int at)
    {
        if (!IsWithout(at, out var field))
            return false;
        var name = _said.Is(field, Sense.DateField) || _said.Is(field, Sense.TimeField) ? _whenField : FieldNames.Of(_said, field);
        if (name is null)
            return true;
        if (!_said.Is(field, Sense.TimeField) || _said.Is(field, Sense.DateField))
            _revision = _revision with { Cleared = [name] };
        else if (Known is { Time: not null })
            _revision = _revision with { Cleared = [name + "Time"] };
        return true;
    }

    private bool IsWithout(int at, out int field)
    {
        field = at + 1;
        if (!_said.Is(at, Sense.Without))
            return false;
        while (_said.Is(field, Sense.Article) || _said.IsWord(field) && _said[field].Length == 1)
            field++;
        return (_said.Is(field, Sense.DateField) || _said.Is(field, Sense.TimeField) || FieldNames.Of(_said, field) is not null) && _said.EndsLine(field + 1) && !Following(field + 1);
    }

    private bool Following(int at)
    {
        while (at < _said.Count && _said[at].Kind == TokenKind.Symbol)
            at++;
        return at < _said.Count;
    }

    // "add eggs and bread", "hapus roti"
    private bool TakeSubtasks(int at)
    {
        var isAdded = _said.Is(at, Sense.Add);
        if (_intent is not (Intent.Task or Intent.Unknown or Intent.Edit) || !isAdded && !_said.Is(at, Sense.Remove) || at + 1 >= _said.Count)
            return false;
        var from = _said.IsSign(at + 1, ':') ? at + 2 : at + 1;
        var names = Bulleted(from) ?? Lists.Parts(_left, from, _said.Count, anyLength: true);
        if (names is null)
            return false;
        _revision = isAdded ? _revision with { AddSubtasks = Some(names) } : _revision with { RemoveSubtasks = Some(names) };
        return true;
    }

    /// <summary>One a line, when there are lines.</summary>
    private List<string>? Bulleted(int from)
    {
        if (from >= _said.Count)
            return null;
        var lines = _said.Text[_said[from].Start..].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length < 2 ? null : [.. lines.Select(line => CleanText.Shortened(Lists.Item(line) ?? line, TitleText.Longest)).Where(line => !CleanText.IsBlank(line))];
    }

    private static List<string> Some(List<string>? names) => names is null ? [] : names.Count > Lists.Most ? names[..Lists.Most] : names;
}
