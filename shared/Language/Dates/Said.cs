using NodaTime;

namespace St4cker.Language.Dates;

internal enum DateKind : byte { None, Fixed, Weekday, DayMonth, TwoNumbers, DayOfMonth, Moment, Week }

internal enum WeekdayRule : byte { Coming, AfterTheComing, OfNextWeek, OfThisWeek, Past }

/// <summary>A date as it was said, before the calendar is asked.</summary>
internal struct SaidDate
{
    public DateKind Kind;
    /// <summary>Fixed: the day itself, counted from today.</summary>
    public LocalDate Day;
    /// <summary>Weekday, or the weekday said beside another date; 0 for none.</summary>
    public int Weekday;
    public WeekdayRule Rule;
    /// <summary>DayMonth and DayOfMonth: as said, perhaps impossible. TwoNumbers: in the order said.</summary>
    public int First;
    public int Second;
    /// <summary>0 when no year was said.</summary>
    public int Year;
    /// <summary>Moment: minutes from now.</summary>
    public long Minutes;
    /// <summary>"In two weeks": a weekday beside it is counted from then.</summary>
    public int Weeks;
    /// <summary>The words leave the day open ("next week"): the one chosen is a guess.</summary>
    public bool Guessed;
}

/// <summary>A time of day as it was said.</summary>
internal struct SaidClock
{
    public bool HasHour;
    public int Hour;
    public int Minute;
    /// <summary>The hour is one of the twelve and nothing says which half of the day.</summary>
    public bool HalfUnknown;
    /// <summary>Nothing but the number itself says that it is a time ("tomorrow 9"), or hardly more ("at 9").</summary>
    public bool Loose;
    /// <summary>"7ish", "jam 7an": about then, on the half of the day that is still ahead.</summary>
    public bool IsVague;
    public Words.DayPart? Part;
    /// <summary>Midnight ends the day that was said: "Friday midnight" is the first moment of Saturday.</summary>
    public bool EndsTheDay;
    /// <summary>"3pm-4pm": the End fields hold the second of the two.</summary>
    public bool IsRange;
    public int EndHour;
    public int EndMinute;
    public bool EndHalfUnknown;
    public Words.DayPart? EndPart;
    public int? OffsetMinutes;

    public readonly bool IsSaid => HasHour || Part is not null;
    public readonly bool IsImpossible => HasHour && (Hour > 24 || Minute > 59 || (Hour == 24 && Minute > 0));
}

/// <summary>A stretch of tokens that says when.</summary>
internal struct FoundWhen
{
    /// <summary>The tokens it takes out of a title, with "on", "by" and the like.</summary>
    public int From;
    public int To;
    /// <summary>Where the words of the date itself begin.</summary>
    public int Core;
    public SaidDate Date;
    public SaidClock Clock;
    /// <summary>"10-12 November", "Monday to Wednesday": the last day, and the time on it.</summary>
    public SaidDate LastDate;
    public SaidClock LastClock;
    public bool IsDeadline;
    /// <summary>"7pm until 30 June": the date is the end of something that comes again.</summary>
    public bool IsDateUntil;
    /// <summary>"every Monday": the words stay in the title, the date is only the first of many.</summary>
    public bool IsRepeated;

    public readonly bool HasDate => Date.Kind != DateKind.None;
}
