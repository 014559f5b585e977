using System.Runtime.InteropServices;
using St4cker.Language.Dates;
using St4cker.Language.Dates.Recurring;
using St4cker.Language.Intents;
using St4cker.Language.Items;
using St4cker.Language.Words;

namespace St4cker.Language.Tasks;

/// <summary>Reads one message: takes out of it, one after another, the fields by name, the lead, the lists, the date, the rest of the fields; what is left is the title.</summary>
internal sealed class Message
{
    private const int DaysOfRolling = 180;

    private readonly Utterance _said;
    private readonly Remainder _left;
    private readonly List<string> _assumed = [];
    private readonly List<string> _subtasks = [];
    private readonly List<string?> _notes = [];
    private int _from;
    private int _to;
    private int _first;
    private bool _isDeadline;
    private bool _isRange;
    private bool _hasHour;
    private bool _allBullets;
    private Settled? _due;
    private Fields _fields = new();

    private Message(Utterance said)
    {
        _said = said;
        _left = new Remainder(said);
    }

    /// <param name="said">The message, or the part of it that is one thing.</param>
    /// <param name="certain">The intent when it is known beforehand, as after "/task".</param>
    public static ReadItem Read(Utterance said, Intent? certain) => certain is null or Intent.Task ? new Message(said).Read(certain) : ItemReader.Read(certain.Value, said, confidence: 1);

    private ReadItem Read(Intent? certain)
    {
        TakeHead();
        var leads = Leads.Take(_left, _from, _to);
        var markers = leads.IsNote ? [] : Marker.All(_said, _left.FirstLeft(_from, _to));
        TakeMarkers(markers);
        TakeLines();
        var named = markers.Count > 0;
        TakeDue();
        // "tomorrow I have to …"
        leads = leads.And(Leads.Take(_left, _from, _to));
        Leads.TakeTail(_left, _from, _to);
        TakePriority();
        TakeInlineList();
        TakeCourseAndType();
        _first = _left.FirstLeft(_from, _to);
        TakeTitle();

        var shown = new Shown(_due is not null, _due?.When?.Time is not null || _due?.Question is not null, IsAhead(), _isRange, _isDeadline, _fields.Title is not null,
            named || _fields.Type is not null || _fields.Course is not null || _fields.Priority is not null || _subtasks.Count > 0);
        var (intent, confidence) = certain is { } known ? (known, 1.0) : IntentRules.Decide(_left, _first, _to, leads, shown);
        if (intent != Intent.Task)
            return ItemReader.Read(intent, _said, confidence);
        return Finished(confidence);
    }

    private bool IsAhead() => _isDeadline || _hasHour && _due?.Question is { Doubt: Doubt.Impossible } || _due?.When is { } due && (due.Date > _said.Speaker.LocalNow.Date && !IsRolled(due) || due.Time is not null);

    /// <summary>"18/11", said a few days later, became the one of the next year.</summary>
    private bool IsRolled(When due) => _due!.DateAssumed && due.Date > _said.Speaker.LocalNow.Date.PlusDays(DaysOfRolling);

    private void TakeHead()
    {
        while (_from < _said.Count && _said.IsNewLine(_from))
            _from++;
        _to = LineEnd(_from);
        if (Lists.Item(_said.Text.AsSpan(LineStart(_from)..TextEnd(_to))) is null)
            return;
        var others = false;
        for (var at = _to; at < _said.Count && !others; at = LineEnd(at + 1))
            others = at + 1 < _said.Count && Lists.Item(LineText(at + 1)) is not null;
        _allBullets = others;
        if (!others)
            TakeBullet();
    }

    private void TakeBullet()
    {
        while (_from < _to && (_said[_from].Kind == TokenKind.Symbol || _said.IsNumber(_from) && _said.IsGlued(_from + 1) && _said[_from + 1].Kind == TokenKind.Symbol
            || _said.IsWord(_from) && _said.IsSign(_from - 1, '[') && _said.IsSign(_from + 1, ']')))
            _left.Take(_from, ++_from);
    }

    private void TakeMarkers(List<Marker> markers)
    {
        foreach (var marker in markers)
        {
            var value = _said.Words(marker.From, marker.To);
            switch (marker.Field)
            {
                case FieldName.Title:
                    _fields = _fields with { Title = TitleText.Of(value).Title };
                    break;
                case FieldName.Due:
                    // The words after the date ("deadline: Friday, essay on Hume") stay for the title.
                    if (TakeNamedDue(marker))
                        _left.Take(marker.At, marker.From);
                    continue;
                case FieldName.Note:
                    _notes.Add(value);
                    break;
                case FieldName.Course:
                    _fields = _fields with { Course = TitleText.Name(value) };
                    break;
                case FieldName.Priority:
                    if (Priorities.Named(value, _said.Speaker) is not { } priority)
                        continue;
                    _fields = _fields with { Priority = priority };
                    break;
                case FieldName.Type:
                    if (TaskTypes.Named(value, _said.Speaker) is not { } type)
                        continue;
                    _fields = _fields with { Type = type };
                    break;
                case FieldName.Subtasks:
                    foreach (var part in Lists.Parts(_left, marker.From, marker.To, anyLength: true) ?? [])
                        AddSubtask(part);
                    break;
                default:
                    continue;
            }
            _left.Take(marker.At, marker.To);
        }
    }

    private bool TakeNamedDue(Marker marker)
    {
        var found = new WhenWords(_said, alone: true).All(marker.From, marker.To);
        if (found.Count == 0)
            return false;
        SetDue(found, isDeadline: true);
        return true;
    }

    /// <summary>The lines after the first: a list's become subtasks, a date alone the due date, the rest the note.</summary>
    private void TakeLines()
    {
        var listed = _to > _from && _said.IsSign(_to - 1, ':');
        if (_allBullets)
            AddSubtask(Lists.Item(LineText(_from))!);
        var from = _to + 1;
        while (from < _said.Count)
        {
            var to = LineEnd(from);
            if (from < to && _left.FirstLeft(from, to) is var start && start < to)
                TakeLine(from, start, to, listed);
            from = to + 1;
        }
        if (_allBullets)
            _left.Take(_from, _to);
    }

    private void TakeLine(int from, int start, int to, bool listed)
    {
        var line = start == from ? LineText(from) : _said.Text.AsSpan(_said[start].Start..TextEnd(to));
        if (Lists.Item(line) is { } item)
            AddSubtask(item);
        else if (new WhenWords(_said, alone: false).Read(start, out var found) && _said.EndsLine(found.To) && found.To >= to - 1 && _due is null)
            SetDue([found], found.IsDeadline);
        else if (listed && line.Length <= TitleText.Longest)
            AddSubtask(line.ToString());
        else
            _notes.Add(_left.IsFree(start, to) ? line.ToString() : _left.Text(start, to));
        _left.Take(from, to);
    }

    private void AddSubtask(string item)
    {
        if (CleanText.IsBlank(item))
            return;
        if (_subtasks.Count < Lists.Most && item.Length <= TitleText.Longest)
            _subtasks.Add(item.Trim());
        else
            _notes.Add($"- {item}");
    }

    private void TakeDue()
    {
        if (_due is not null)
            return;
        var found = new WhenWords(_said, alone: false).All(_from, _to);
        found.RemoveAll(when => !_left.IsFree(when.From, when.To) || IsTold(when));
        MarkRepeated(found);
        if (found.Count > 0)
            SetDue(found, found.Exists(when => when.IsDeadline));
    }

    /// <summary>"on the 5th of every month", "каждое утро": all of it stays in the title of a task.</summary>
    private void MarkRepeated(List<FoundWhen> found)
    {
        if (new RecurrenceWords(_said).Find(_from, _to) is not { } repeats)
            return;
        foreach (ref var when in CollectionsMarshal.AsSpan(found))
            when.IsRepeated |= when.HasDate && when.From < repeats.To && when.To > repeats.From;
        JoinDays(found);
        if (repeats.Rule.ByMonthDay != 0 && !found.Exists(when => when.HasDate))
            found.Add(FirstOf(repeats));
        // "book club every second Tuesday at 8" is no task, "every Monday at 8 take the bins out" is.
        _isRange = found.Exists(when => when.Clock.HasHour) && !_said.Is(repeats.To, Sense.Verb) && (found.Count == 0 || !_said.Is(found[^1].To, Sense.Verb)) && !_said.Is(_left.FirstLeft(_from, _to), Sense.Verb);
    }

    /// <summary>"tiap senin rabu jumat jam 6": the hour behind the last of the days is that of all.</summary>
    private static void JoinDays(List<FoundWhen> found)
    {
        var first = found.FindIndex(when => when.IsRepeated);
        var last = found.FindLastIndex(when => when.IsRepeated);
        if (last <= first)
            return;
        if (!found[first].Clock.IsSaid)
            found[first] = found[first] with { Clock = found[last].Clock };
        found.RemoveRange(first + 1, last - first);
    }

    private FoundWhen FirstOf(FoundRecurrence repeats) => new()
    {
        From = repeats.From,
        Core = repeats.From,
        To = repeats.To,
        IsRepeated = true,
        Date = new SaidDate { Kind = DateKind.Fixed, Day = RuleDays.First(repeats.Rule, _said.Speaker.LocalNow.Date) },
    };

    /// <summary>"later than we said yesterday, so …": in the middle of a sentence the past is only told of.</summary>
    private bool IsTold(in FoundWhen when) => !when.IsDeadline && when.From > _left.FirstLeft(_from, _to) && !_said.EndsLine(when.To)
        && (when.Date is { Kind: DateKind.Weekday, Rule: WeekdayRule.Past } or { Minutes: < 0 } || when.Date.Kind == DateKind.Fixed && when.Date.Day < _said.Speaker.LocalNow.Date);

    private void SetDue(List<FoundWhen> found, bool isDeadline)
    {
        _due = DueChoice.Take(found, _left, known: null);
        _isDeadline = isDeadline;
        _hasHour = found.Exists(when => when.Clock.HasHour);
        _isRange |= found.Exists(when => when.Clock.IsRange || when.LastDate.Kind != DateKind.None);
    }

    private void TakePriority()
    {
        if (_fields.Priority is not null)
            return;
        _fields = _fields with { Priority = Priorities.Take(_left, _from, _to, out var assumed) };
        if (assumed)
            _assumed.Add("priority");
    }

    /// <summary>"Pack: passport, charger, socks"</summary>
    private void TakeInlineList()
    {
        for (var at = _left.FirstLeft(_from, _to) + 1; at < _to; at++)
        {
            if (_left.IsTaken(at) || !_said.IsSign(at, ':') || _said.IsGlued(at + 1))
                continue;
            if (Lists.Parts(_left, at + 1, _to, anyLength: false) is not { } parts)
                return;
            foreach (var part in parts)
                AddSubtask(part);
            _left.Take(at, _to);
            return;
        }
    }

    private void TakeCourseAndType()
    {
        _fields = _fields with { Type = _fields.Type ?? TaskTypes.Find(_left, _from, _to) };
        if (_fields.Course is not null)
            return;
        _fields = _fields with { Course = Courses.Take(_left, _from, _to, out var assumed) };
        if (assumed)
            _assumed.Add("course");
    }

    private void TakeTitle()
    {
        TakeDanglingWords();
        var (title, whole) = TitleText.Of(_left.Text(_from, _to));
        if (_fields.Title is not null)
            _notes.Insert(0, title);
        else
            _fields = _fields with { Title = title };
        _notes.Insert(0, whole);
    }

    /// <summary>"on", "for", "di" whose date is gone, at either end of what is left.</summary>
    private void TakeDanglingWords()
    {
        for (var last = _left.LastLeft(_from, _to); last > _from && _said.Is(last, Sense.Connective) && HasGapAfter(last); last = _left.LastLeft(_from, _to))
            _left.Take(last, last + 1);
        var first = _left.FirstLeft(_from, _to);
        if (first > _from && _said.Is(first, Sense.Connective) && !_said.Is(first, Sense.Verb) && _left.LastLeft(_from, _to) > first && _due is not null)
            _left.Take(first, first + 1);
    }

    private bool HasGapAfter(int at) => at + 1 < _to && _left.IsTaken(at + 1);

    private ReadItem Finished(double confidence)
    {
        if (_due is { DateAssumed: true, Question: null })
            _assumed.Insert(0, "due");
        if (_due is { TimeAssumed: true, Question: null })
            _assumed.Insert(_assumed.Contains("due") ? 1 : 0, "dueTime");
        var fields = _fields with { Due = _due?.When, Note = TitleText.Note([.. _notes]), Subtasks = _subtasks };
        return ItemReader.Asked(new ReadItem(Intent.Task, confidence, fields, _assumed, _due?.Question));
    }

    private int LineEnd(int at)
    {
        while (at < _said.Count && !_said.IsNewLine(at))
            at++;
        return at;
    }

    private ReadOnlySpan<char> LineText(int from) => _said.Text.AsSpan(LineStart(from)..TextEnd(LineEnd(from)));

    private int LineStart(int at) => at < _said.Count ? _said[at].Start : _said.Text.Length;

    private int TextEnd(int at) => at < _said.Count ? _said[at].Start : _said.Text.Length;
}
