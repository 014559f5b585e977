using St4cker.Language.Dates;
using St4cker.Language.Items;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Replies;

/// <summary>Reads a reply to a card as changes to its fields: named fields first, then what a reply takes away or adds, then the values that stand by
/// themselves; words that are nothing of that become the title.</summary>
internal sealed partial class Reply
{
    private readonly Piece _piece;
    private readonly Utterance _said;
    private readonly Remainder _left;
    private readonly Intent _intent;
    private readonly Fields _known;
    private readonly string? _whenField;
    private Revision _revision = new();
    private bool _isRefused;
    private bool _isTitle;
    private bool _needsName;

    private Reply(Utterance said, Intent intent, Fields known)
    {
        _piece = new Piece(said, hasLead: false);
        _said = said;
        _left = _piece.Left;
        _intent = intent;
        _known = known;
        _whenField = MainWhen.Field(intent);
    }

    private When? Known => _whenField is null ? null : MainWhen.Of(_whenField, _known);

    public static Revision Read(string? text, Intent intent, Fields known, Speaker speaker)
    {
        var said = Utterance.Of(CleanText.Of(text).Trim(), speaker);
        if (Answers.Alone(said) is { } answer)
            return new Revision { Answer = answer };
        return new Reply(said, intent, known).Read();
    }

    private Revision Read()
    {
        // The whole reply may be a date that begins like something else: "10/11", "sat", "no later than Friday".
        if (_whenField is not null && !Recurs() && MainWhen.Whole(_said.Text, _whenField, _known, _said.Speaker) is { } whole)
            return Settle(whole);
        foreach (var marker in Marker.All(_said, 0))
            TakeMarker(marker);
        if (!TakeWithout(_left.FirstLeft(0, _said.Count)))
            TakeCorrections();
        var first = _left.FirstLeft(0, _said.Count);
        if (TakeWithout(first) || TakeSubtasks(first))
            return _revision.Question is null ? _revision : new Revision { Question = _revision.Question };
        if (!_isTitle)
            TakeValues();
        TakeTitle();
        return _revision.Question is null ? _revision : new Revision { Question = _revision.Question };
    }

    private void TakeValues()
    {
        _piece.Fields = _revision.Fields;
        KindValues.Take(_piece, _intent, _known);
        _revision = Said(_piece.Fields);
        if (_piece.Assumed.Count > 0)
            _revision = _revision with { Assumed = _piece.Assumed };
        TakeWhen();
        _piece.Fields = _revision.Fields;
        KindValues.TakeAfterWhen(_piece, _intent);
        _revision = Said(_piece.Fields);
        if (_intent is Intent.Task or Intent.Project or Intent.Unknown or Intent.Edit)
        {
            TakePriority();
            TakeCourse();
        }
    }

    private Revision Said(Fields fields) => _revision with { Fields = fields };

    private Revision Settle(Settled settled)
    {
        _revision = settled.Question is null
            ? Said(MainWhen.Set(_whenField!, settled, _revision.Fields, _known)) with { Assumed = Guessed(settled) }
            : new Revision { Question = settled.Question };
        return _revision;
    }

    private IReadOnlyList<string> Guessed(Settled settled) =>
        settled.TimeAssumed && settled.When?.Time is not null && _whenField != "date" ? [.. _revision.Assumed, _whenField + "Time"] : _revision.Assumed;

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
            _needsName |= what == 2;
            _left.Take(at, at + 1);
        }
    }

    private bool Recurs() => _intent == Intent.Event && EventDates.Recurs(_left);

    private void TakeWhen()
    {
        if (_revision.Fields.Start is null && Recurs() && EventDates.Take(_left, 0, _said.Count, _known) is { } again)
        {
            _revision = Said(_revision.Fields with { Recurrence = again.Recurrence, Start = again.Start, AllDay = again.AllDay, End = again.End }) with { Question = again.Question };
            return;
        }
        if (_whenField is null || _revision.Question is not null || MainWhen.Of(_whenField, _revision.Fields) is not null)
            return;
        var from = _left.FirstLeft(0, _said.Count);
        var rest = _left.Text(from, _said.Count);
        if (rest.Length > 0 && !_isRefused && _left.IsFree(from, _said.Count) && MainWhen.Whole(rest, _whenField, _known, _said.Speaker) is { } whole)
        {
            Settle(whole);
            _left.Take(from, _said.Count);
            return;
        }
        var found = _piece.Whens();
        DropTheRefused(found);
        if (ReplyWhen.Take(found, _left, _whenField, _known) is not { } settled)
            return;
        if (IsRefused(settled))
            _revision = _revision with { Question = new Question(_whenField, Doubt.Missing, settled.When!.Words, []) };
        else
            _revision = Said(MainWhen.Set(_whenField, settled, _revision.Fields, _known)) with { Question = settled.Question, Assumed = Guessed(settled) };
    }

    /// <summary>"not Sunday", said of a draft for Sunday: then when?</summary>
    private bool IsRefused(Settled settled) => _isRefused && settled.When is { } when && when.Date == Known?.Date && (when.Time is null || when.Time == Known.Time);

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
        if (!HasMoreThanFillers() || _needsName && !ReadsLikeName())
            return;
        var (title, whole) = TitleText.Of(_left.Text(0, _said.Count));
        if (title is null)
            return;
        _revision = Said(_intent == Intent.Progress
            ? _revision.Fields with { Note = _revision.Fields.Note ?? TitleText.Note(title, whole) }
            : _revision.Fields with { Title = title, Note = TitleText.Note(whole) ?? _revision.Fields.Note });
    }

    /// <summary>"make it oat milk" renames, "make it blue" says nothing of a task: after "make it" a name has two words, or a capital.</summary>
    private bool ReadsLikeName()
    {
        var words = 0;
        for (var at = 0; at < _said.Count; at++)
        {
            if (!_left.IsTaken(at) && _said.IsWord(at))
                words += _said.IsCapitalised(at) ? 2 : 1;
        }
        return words >= 2;
    }

    /// <summary>"instead", "saja", a lone "on" or "?" are no title.</summary>
    private bool HasMoreThanFillers()
    {
        for (var at = 0; at < _said.Count; at++)
        {
            if (!_left.IsTaken(at) && !_said.IsNewLine(at) && !_said.Is(at, Sense.Correction) && !_said.Is(at, Sense.Connective) && !_said.Is(at, Sense.Tail) && !_said.Is(at, Sense.Not)
                && !(_said[at].Kind == TokenKind.Symbol && _said[at].Sign < 128))
                return true;
        }
        return false;
    }
}
