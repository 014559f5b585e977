namespace St4cker.Language;

/// <summary>Minor units of currencies by ISO 4217.</summary>
public static class Currencies
{
    /// <summary>How many digits stand behind the decimal point, 0 to 3. IDR has two, although nobody uses them.</summary>
    public static int Digits(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "XAF" or "XOF" or "UGX" or "PYG" or "RWF" or "DJF" or "GNF" or "KMF" or "VUV" => 0,
        "KWD" or "BHD" or "JOD" or "OMR" or "TND" or "IQD" or "LYD" => 3,
        _ => 2,
    };
}
