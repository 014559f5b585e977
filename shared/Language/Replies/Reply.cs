using St4cker.Language.Dates;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>Reads a reply to a card as changes to its fields.</summary>
internal sealed class Reply
{
    private readonly Utterance _said;
    private readonly Remainder _left;
    private readonly When? _due;
    private Revision _revision = new();
    private bool _isRefused;
    private bool _isTitle;

    private Reply(Utterance said, When? due)
    {
        _said = said;
        _left = new Remainder(said);
        _due = due;
    }

    public static Revision Read(string? text, When? due, Speaker speaker)
    {
        var said = Utterance.Of(CleanText.Of(text).Trim(), speaker);
        if (Answers.Alone(said) is { } answer)
            return new Revision { Answer = answer };
        return new Reply(said, due).Read();
    }

    private Revision Read()
    {
        // The whole reply may be a date that begins like something else: "10/11", "sat", "no later than Friday".
        if (WholeWhen.Settle(_said.Text, _due, _said.Speaker) is { } whole)
            return Settle(whole);
        foreach (var marker in Marker.All(_said, 0))
            TakeMarker(marker);
        if (!TakeWithout(_left.FirstLeft(0, _said.Count)))
            TakeCorrections();
        var first = _left.FirstLeft(0, _said.Count);
        if (TakeWithout(first) || TakeSubtasks(first))
            return _revision.Question is null ? _revision : new Revision { Question = _revision.Question };
        if (!_isTitle)
        {
            TakeDue();
            TakePriority();
            TakeCourse();
        }
        TakeTitle();
        return _revision.Question is null ? _revision : new Revision { Question = _revision.Question };
    }

    private Revision Said(Fields fields) => _revision with { Fields = fields };

    private Revision Settle(Settled settled)
    {
        _revision = settled.Question is null ? Said(_revision.Fields with { Due = settled.When }) : new Revision { Question = settled.Question };
        return _revision;
    }

    private void TakeMarker(Marker marker)
    {
        var value = _said.Words(marker.From, marker.To);
        switch (marker.Field)
        {
            case FieldName.Title:
                var (title, whole) = TitleText.Of(value);
                _revision = Said(_revision.Fields with { Title = title, Note = TitleText.Note(whole) ?? _revision.Fields.Note });
                break;
            case FieldName.Due when WholeWhen.Settle(value, _due, _said.Speaker) is { } settled:
                _revision = Said(_revision.Fields with { Due = settled.When }) with { Question = settled.Question };
                break;
            case FieldName.Due when IsWithoutDate(value):
                _revision = _revision with { Cleared = ["due"] };
                break;
            case FieldName.Due:
                _revision = _revision with { Question = new Question("due", Doubt.Missing, CleanText.Shortened(value.Trim(), 100), []) };
                break;
            case FieldName.Note:
                _revision = Said(_revision.Fields with { Note = TitleText.Note(value) });
                break;
            case FieldName.Course:
                _revision = Said(_revision.Fields with { Course = TitleText.Name(value) });
                break;
            case FieldName.Priority when Priorities.Named(value, _said.Speaker) is { } priority:
                _revision = Said(_revision.Fields with { Priority = priority });
                break;
            case FieldName.Type when TaskTypes.Named(value, _said.Speaker) is { } type:
                _revision = Said(_revision.Fields with { Type = type });
                break;
            case FieldName.Subtasks:
                _revision = _revision with { AddSubtasks = Some(Lists.Parts(_left, marker.From, marker.To, anyLength: true)) };
                break;
            default:
                return;
        }
        _left.Take(marker.At, marker.To);
    }

    private bool IsWithoutDate(string value)
    {
        var said = Utterance.Of(value.Trim(), _said.Speaker);
        return said.Count is > 0 and <= 2 && (said.Is(0, Sense.Without) || said.IsSign(0, '-') || said.Is(0, Sense.Greeting, out var answer) && answer >= 2);
    }

    /// <summary>"no, …", "change it to …", "ganti jadi …"; remembers a "not", which makes the last of two dates the meant one.</summary>
    private void TakeCorrections()
    {
        for (var at = _left.FirstLeft(0, _said.Count); at < _said.Count; at = _left.FirstLeft(at, _said.Count))
        {
            if (IsWithout(at, out _))
                return;
            var isNot = _said.Is(at, Sense.Not);
            var isGreeting = _said.Is(at, Sense.Greeting) && (_said.IsSign(at + 1, ',') || _said.IsSign(at + 1, '.') || _said.IsSign(at + 1, '!'));
            var isSign = _said.IsSign(at, ',') || _said.IsSign(at, ':') || _said.IsSign(at, '.') || _said.IsSign(at, '!') || _said.IsSign(at, '-');
            if (!isNot && !isGreeting && !isSign && !_said.Is(at, Sense.Correction))
                return;
            _isRefused |= isNot;
            _isTitle |= _said.Is(at, Sense.Correction, out var what) && what == 1;
            _left.Take(at, at + 1);
        }
    }

    // "no date", "tanpa tanggal", "remove the deadline", "no time"
    private bool TakeWithout(int at)
    {
        if (!IsWithout(at, out var field))
            return false;
        if (_said.Is(field, Sense.DateField))
            _revision = _revision with { Cleared = ["due"] };
        else if (_due is { Time: not null })
            _revision = _revision with { Cleared = ["dueTime"] };
        return true;
    }

    private bool IsWithout(int at, out int field)
    {
        field = at + 1;
        if (!_said.Is(at, Sense.Without))
            return false;
        while (_said.Is(field, Sense.Article) || _said.IsWord(field) && _said[field].Length == 1)
            field++;
        return (_said.Is(field, Sense.DateField) || _said.Is(field, Sense.TimeField)) && _said.EndsLine(field + 1) && !Following(field + 1);
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
        if (!isAdded && !_said.Is(at, Sense.Remove) || at + 1 >= _said.Count)
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

    private void TakeDue()
    {
        if (_revision.Fields.Due is not null || _revision.Question is not null)
            return;
        var from = _left.FirstLeft(0, _said.Count);
        var rest = _left.Text(from, _said.Count);
        if (rest.Length > 0 && !_isRefused && _left.IsFree(from, _said.Count) && WholeWhen.Settle(rest, _due, _said.Speaker) is { } whole)
        {
            Settle(whole);
            _left.Take(from, _said.Count);
            return;
        }
        var found = new WhenWords(_said, alone: false).All(from, _said.Count);
        found.RemoveAll(when => !_left.IsFree(when.From, when.To));
        DropTheRefused(found);
        if (DueChoice.Take(found, _left, _due) is { } settled)
            _revision = IsRefused(settled) ? _revision with { Question = new Question("due", Doubt.Missing, settled.When!.Words, []) }
                : Said(_revision.Fields with { Due = settled.When }) with { Question = settled.Question };
    }

    /// <summary>"not Sunday", said of a draft for Sunday: then when?</summary>
    private bool IsRefused(Settled settled) => _isRefused && settled.When is { } when && when.Date == _due?.Date && (when.Time is null || when.Time == _due.Time);

    /// <summary>"not tomorrow, Friday": the date after the "not" goes, with its words.</summary>
    private void DropTheRefused(List<FoundWhen> found)
    {
        for (var at = 0; at < found.Count && found.Count > 1; at++)
        {
            if (!(_isRefused && at == 0) && !_said.Is(found[at].From - 1, Sense.Not))
                continue;
            _left.Take(_said.Is(found[at].From - 1, Sense.Not) ? found[at].From - 1 : found[at].From, found[at].To);
            found.RemoveAt(at);
            for (var next = _left.FirstLeft(0, _said.Count); next < _said.Count && (_said.Is(next, Sense.But) || _said.IsSign(next, ',')); next = _left.FirstLeft(next, _said.Count))
                _left.Take(next, next + 1);
            _isRefused = false;
            return;
        }
    }

    private void TakePriority()
    {
        if (_revision.Fields.Priority is null && Priorities.Take(_left, 0, _said.Count, out var assumed) is { } priority && !assumed)
            _revision = Said(_revision.Fields with { Priority = priority });
    }

    private void TakeCourse()
    {
        if (_revision.Fields.Course is null && Courses.Take(_left, 0, _said.Count, out var assumed) is { } course && !assumed)
            _revision = Said(_revision.Fields with { Course = course });
    }

    private void TakeTitle()
    {
        if (_revision.Fields.Title is not null || _revision.Question is not null)
            return;
        Leads.TakeTail(_left, 0, _said.Count);
        if (!HasMoreThanFillers())
            return;
        var (title, whole) = TitleText.Of(_left.Text(0, _said.Count));
        if (title is not null)
            _revision = Said(_revision.Fields with { Title = title, Note = TitleText.Note(whole) ?? _revision.Fields.Note });
    }

    /// <summary>"instead", "saja", a lone "on" or "?" are no title.</summary>
    private bool HasMoreThanFillers()
    {
        for (var at = 0; at < _said.Count; at++)
        {
            if (!_left.IsTaken(at) && !_said.IsNewLine(at) && !_said.Is(at, Sense.Correction) && !_said.Is(at, Sense.Connective) && !_said.Is(at, Sense.Tail)
                && !(_said[at].Kind == TokenKind.Symbol && _said[at].Sign < 128))
                return true;
        }
        return false;
    }
}
