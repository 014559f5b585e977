using St4cker.Language.Words;

namespace St4cker.Language.Money;

/// <summary>Adds up a number said in words up to its thousands and millions: "lima puluh ribu", "two hundred and fifty", "seratus lima puluh ribu".</summary>
internal struct NumberWords
{
    private const int Thousand = 1000;

    private decimal _total;
    private decimal _hundreds;
    private decimal _small;
    private decimal _smallestScale;

    /// <summary>Does one of its scales count only money ("ribu", "juta")?</summary>
    public bool HasSureScale { get; private set; }
    public bool HasScale { get; private set; }
    public int Words { get; private set; }
    public readonly decimal Value => _total + _hundreds + _small;

    /// <summary>Begins with a number in digits, to which scales are said: "20 ribu", "2 juta 500 ribu".</summary>
    public static NumberWords From(decimal digits) => new() { _small = digits, Words = 1, _smallestScale = decimal.MaxValue };

    public static NumberWords Nothing => new() { _smallestScale = decimal.MaxValue };

    /// <summary>Takes one word more; false when it does not belong to the number.</summary>
    public bool Take(Utterance said, int at)
    {
        if (said.Find(at, Sense.Scale) is { } scale && (Words > 0 || _total > 0))
            return Multiply(scale);
        if (said.Find(at, Sense.OneScale) is { } one && _small == 0 && _hundreds == 0 && one.Value < _smallestScale)
        {
            _small = 1;
            return Multiply(one);
        }
        if (said.Is(at, Sense.Teen) && _small is > 0 and < 10)
            return Count(_small += 10);
        if (said.Is(at, Sense.Fraction, out var parts) && said.Find(at + 1, Sense.Scale) is { Value: >= Thousand })
            return Count(_small += 1m / parts);
        if (said.Is(at, Sense.OneAndHalf) && _small == 0)
            return Count(_small += 1.5m);
        return said.Is(at, Sense.Number, out var number) && Add(number);
    }

    /// <summary>Digits after a scale: "2 juta 500 ribu", "5 thousand 300".</summary>
    public bool TakeDigits(decimal digits)
    {
        if (_total == 0 || _small != 0 || _hundreds != 0 || digits >= _smallestScale)
            return false;
        return Count(_small = digits);
    }

    private bool Add(int number)
    {
        if (number >= 100 ? _hundreds != 0 || _small != 0 : _small != 0 && !(number < 10 && _small >= 20 && _small % 10 == 0))
            return false;
        if (number >= 100)
            return Count(_hundreds = number);
        return Count(_small += number);
    }

    private bool Multiply(Meaning scale)
    {
        if (scale.Value < Thousand)
        {
            if (_small == 0 || _small >= 100 && scale.Value == 100)
                return false;
            if (scale.Value == 100)
                (_hundreds, _small) = (_small * 100, 0);
            else
                _small *= scale.Value;
            return Count(1);
        }
        if (scale.Value >= _smallestScale || _hundreds + _small == 0)
            return false;
        _total += (_hundreds + _small) * scale.Value;
        (_hundreds, _small, _smallestScale) = (0, 0, scale.Value);
        HasScale = true;
        HasSureScale |= scale.Care == Care.Sure;
        return Count(1);
    }

    private bool Count(decimal _)
    {
        Words++;
        return true;
    }
}
