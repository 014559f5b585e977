namespace St4cker.Language.Dates;

/// <summary>What a date is read for: the name of the field in questions, and whether what has begun may still be going on.</summary>
internal readonly record struct Aim(string Field, bool IsEvent = false)
{
    /// <summary>How long an event is taken to last when nothing is said of it.</summary>
    public const int UsualMinutes = 60;

    public static Aim Due => new("due");
    public static Aim Start => new("start", IsEvent: true);
    public static Aim RemindAt => new("remindAt");
}
