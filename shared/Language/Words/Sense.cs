namespace St4cker.Language.Words;

/// <summary>What a word can mean to the reader. The tables of each language map their words to these; the algorithms know only these.</summary>
internal enum Sense : byte
{
    // Dates. Value:
    Day,        // days from today
    Part,       // a DayPart
    InPart,     // a DayPart that is said as a time by itself: "утром"
    Weekday,    // 1 Monday … 7 Sunday
    WeekdayEach, // a Weekday, again and again: "on Mondays", "по вторникам"
    Month,      // 1 … 12
    Unit,       // a TimeUnit
    OneUnit,    // a TimeUnit, the "one" is in the word: "sejam"
    Span,       // minutes: "полчаса"
    Number,     // the number
    Fraction,   // 2 half, 4 quarter
    In,         // "in 2 hours"
    Later,      // "2 hours from now"
    Ago,
    Next,       // a NextRule
    This,
    Last,
    Every,
    Repeats,    // a Repeat: "daily", "по будням"
    EveryOther, // "every other", "через день"
    Nth,        // 1 to 4, -1 the last: "the first Monday of the month"
    Once,       // "2 minggu sekali"
    OnceIn,     // "раз в", "once a"
    Times,      // "5 times"
    Until,      // the end of a range or a repetition
    StartOf, MiddleOf, EndOf,
    PeriodEnd,  // a TimeUnit: "weekend", "eod"
    Ordinal,    // the "th" of "5th"
    DayOrdinal, // the number: "fifth", "пятого"
    DayNumber,  // "tanggal": the number after it is a day of the month
    Of,

    // Times. Value:
    At,         // 1 when nothing but an hour can follow
    Meridiem,   // 0 am, 1 pm, 2 of the night, 3 of the day: see ClockWords
    OClock,
    HalfTo,     // "setengah 8" is 7:30
    HalfHourOf, // the hour: "полпятого" is 4:30
    OneHour,    // "в час" is one o'clock
    Less,       // minutes before the hour follow: "без четверти пять"
    PastHour, ToHour,
    Noon, Midnight,
    Between,    // "between 2 and 4"
    Offset,     // minutes from UTC

    // Words around a date. Value:
    On,
    Deadline,
    Towards,    // "for tomorrow"
    From,       // the date after it tells something of the thing, not when it is due: "notes from Monday"
    Article,
    Measure,    // the number before it counts things: it is no date

    // Words around a task. Value:
    Lead,       // a LeadKind
    Tail,
    Verb,
    Priority,   // 1 low, 2 medium, 3 high
    Type,       // an index into TaskTypes
    Course,     // 1 when a name always follows
    Subject,
    Field,      // a FieldName; only with a colon after it
    And,
    Then,       // parts two things: "then", "terus"
    Connective,

    // Whole messages. Value:
    Greeting,   // 1 when it answers yes, 2 no, 3 cancel
    Asking,     // 1 when it must be followed by AskedFor
    AskedFor,
    Statement,
    Appointment,
    Spent, Earned, // 1 when the word itself says what for: "salary"
    Currency,   // an index into Currencies
    Progress, NewProject,

    // Money. Value:
    Scale,      // 10, 100, 1000 … after a number; weak when it counts other things as well
    OneScale,   // the same with the "one" in the word: "seribu"
    Teen,       // "belas": ten more
    Slang,      // an amount with its currency in a word, "gocap": a hundred times the amount and an index into Currencies
    Cents,
    Category,   // an index into Categories
    CategoryName, // the category itself, by its name in a language

    // Durations and shares. Value:
    OneAndHalf, // "полтора"
    Lasting,    // "for", "selama": a duration follows
    Percent,
    Discount,   // "30% off" is no progress
    Half,       // "half done"
    AllDay,

    // People and places.
    With,
    Title,      // "Pak", "Dr": a name follows
    Kin,        // "mum", "ibu": a person without a name
    UsualPart,  // a DayPart: "dinner" at 7 is in the evening
    Copula,     // "is", "was": a sentence tells how something is
    JustNow,    // "tadi", "earlier": what is told has been
    Chat,       // "banget", "lol": says how somebody feels, and asks for nothing
    Goods,      // after an appointment it is a thing for it: "party supplies"
    Room,       // its number or letter follows: "room 4"
    Place,      // 1 when the word after it need not be a name

    // Changes of what is stored. Value:
    Change,     // a ChangeKind
    Finished,   // after the words of a thing: "is done"
    Thing,      // "task", "tugas": names the kind of the thing, not the thing
    To,         // "move … to", "rename … to"
    View,       // an index into Views

    // Replies.
    Correction,
    Not,
    Without,    // "no date": with DateField or TimeField after it
    DateField, TimeField,
    Add, Remove,
    But,
}

internal enum DayPart : byte { Dawn, Morning, Midday, Afternoon, LateAfternoon, Evening, Night, LateNight }

internal enum TimeUnit : byte { Minute, Hour, Day, Week, Month, Year, Fortnight, Weekend }

/// <summary>How a language counts "next Friday": see Dates/Weekdays.cs.</summary>
internal enum NextRule : byte { AfterTheComing, OfNextWeek }

internal enum Repeat : byte { Daily, EveryOtherDay, Weekdays, Weekends, Weekly, Fortnightly, Monthly, Yearly }

internal enum LeadKind : byte { Filler, Duty, Reminder, TaskMarker, TaskMarkerWithColon, NoteMarker, Note, Event, Expense, Income, Progress }

internal enum FieldName : byte { Title, Due, Note, Course, Priority, Type, Subtasks, Amount, Category, Location, Participants, Project, Percent, Duration, Start, End, RemindAt, Recurrence }

internal enum ChangeKind : byte
{
    Done, Open, Delete, Move, Rename,
    /// <summary>"moved", "перенесли": stands before the thing or behind it.</summary>
    Moved,
    /// <summary>"set … to high priority", "change … to 4pm".</summary>
    Set,
    /// <summary>"cancel", "delete": also words that begin a task, unless what follows is a thing that is known.</summary>
    MaybeDelete,
    /// <summary>"already bought": said of a thing to be done it is done, with an amount it is money spent.</summary>
    MaybeDone,
}

/// <summary>How sure a word is to mean what the table says.</summary>
internal enum Care : byte
{
    Sure,
    /// <summary>Also an ordinary word ("sun", "sat"): counts beside a time, after "on", or at the end.</summary>
    Weak,
    /// <summary>Mostly another word ("min", "sel"): counts only beside a time or after "on".</summary>
    Faint,
    /// <summary>Means this only to a speaker of the table's own language: "PR" is homework in Indonesian.</summary>
    OwnLanguage,
}

internal readonly record struct Meaning(Sense Sense, int Value = 0, Care Care = Care.Sure);

/// <summary>A row of a language's table: words or phrases, separated by '|', that mean the same.</summary>
internal sealed record WordRow(Sense Sense, int Value, string Words, Care Care = Care.Sure);
