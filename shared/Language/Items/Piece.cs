using St4cker.Language.Dates;
using St4cker.Language.Tasks;
using St4cker.Language.Words;

namespace St4cker.Language.Items;

/// <summary>One thing that was said, while its fields are being taken out of its words.</summary>
internal sealed class Piece
{
    private const int MostWords = 6;

    private readonly List<string?> _notes = [];

    /// <param name="said">All words of it.</param>
    /// <param name="hasLead">A message may begin with "please" and "remind me to"; a reply begins with what it says.</param>
    public Piece(Utterance said, bool hasLead = true)
    {
        Said = said;
        Left = new Remainder(said);
        while (From < said.Count && (said.IsNewLine(From) || IsBullet(From)))
            Left.Take(From, ++From);
        if (hasLead)
            Leads = Leads.Take(Left, From, said.Count);
    }

    public Utterance Said { get; }
    public Remainder Left { get; }
    public Speaker Speaker => Said.Speaker;
    public Leads Leads { get; }
    public List<string> Assumed { get; } = [];
    public Fields Fields { get; set; } = new();
    public Question? Question { get; set; }
    public int From { get; }
    public int To => Said.Count;
    public int First => Left.FirstLeft(From, To);

    /// <summary>The moments said in what is left.</summary>
    public List<FoundWhen> Whens()
    {
        var found = new WhenWords(Said, alone: false).All(From, To);
        found.RemoveAll(when => !Left.IsFree(when.From, when.To));
        return found;
    }

    public void Note(string? text) => _notes.Add(text);

    /// <summary>Takes the first word left while it has one of those meanings.</summary>
    public void TakeFirst(params ReadOnlySpan<Sense> senses)
    {
        for (var words = 0; words < MostWords; words++)
        {
            var at = First;
            if (at >= To || !Has(at, senses) && !(Said[at].Kind == TokenKind.Symbol && Said[at].Sign is ',' or ':' or '-' or '–' or '.'))
                return;
            Left.Take(at, at + 1);
        }
    }

    /// <summary>"on", "for", "di" whose date, amount or name is gone, at both ends of what is left.</summary>
    public void TakeDangling(int from, int to)
    {
        for (var last = Left.LastLeft(from, to); last > from && (IsDangling(last) && (last + 1 >= to || Left.IsTaken(last + 1)) || Said[last] is { Kind: TokenKind.Symbol, Sign: ',' or '-' or '–' or ':' or ';' }); last = Left.LastLeft(from, to))
            Left.Take(last, last + 1);
        for (var first = Left.FirstLeft(from, to); first > from && first < to && IsDangling(first) && !Said.Is(first, Sense.Verb) && Left.LastLeft(from, to) > first; first = Left.FirstLeft(from, to))
            Left.Take(first, first + 1);
    }

    /// <summary>What is left of the first line is the title, the other lines are the note.</summary>
    public string? TakeTitle()
    {
        var end = LineEnd();
        Leads.TakeTail(Left, From, end);
        TakeDangling(From, end);
        var (title, whole) = TitleText.Of(Left.Text(From, end));
        _notes.Insert(0, whole);
        if (end < To)
            _notes.Add(Left.Text(end, To));
        Left.Take(From, To);
        return title;
    }

    public ReadItem Item(Intent intent, double confidence) =>
        new(intent, confidence, Fields with { Note = Fields.Note ?? TitleText.Note([.. _notes]) }, Assumed, Question);

    public int LineEnd()
    {
        var at = First;
        while (at < To && !Said.IsNewLine(at))
            at++;
        return at;
    }

    private bool IsDangling(int at) => Said.Is(at, Sense.Connective) || Said.Is(at, Sense.Copula) || Said.Is(at, Sense.Towards) || Said.Is(at, Sense.And) || Said.Is(at, Sense.On);

    private bool Has(int at, ReadOnlySpan<Sense> senses)
    {
        foreach (var sense in senses)
        {
            if (Said.Is(at, sense))
                return true;
        }
        return false;
    }

    private bool IsBullet(int at) => (at == 0 || Said.IsNewLine(at - 1)) && Said[at] is { Kind: TokenKind.Symbol, Parts: 1, Sign: '-' or '*' or '•' or '–' or '☐' or '·' } && !Said.IsGlued(at + 1);
}
