namespace St4cker.Language.Words;

internal enum TokenKind : byte { Word, Number, Symbol, NewLine, Quoted, Opaque }

/// <summary>A stretch of the text: a word or known phrase, a number with its separators (10/11/2026, 9:30), a sign, a quotation.</summary>
internal struct Token
{
    public TokenKind Kind;
    public int Start;
    public int End;
    /// <summary>What the word can mean; empty for most words and everything else.</summary>
    public Meaning[] Meanings;
    /// <summary>No space stands between it and what comes before.</summary>
    public bool Glued;

    /// <summary>The sign, or what separates the parts of a number; '\0' when it has one part.</summary>
    public char Sign;
    /// <summary>How many parts a number has (1 to 3), or how often a sign is repeated.</summary>
    public int Parts;
    public int A;
    public int B;
    public int C;
    /// <summary>Digits of the parts: "09" has two.</summary>
    public int ADigits;
    public int BDigits;
    public int CDigits;

    public readonly int Length => End - Start;
}
