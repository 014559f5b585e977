namespace St4cker.Language.Words;

internal static partial class English
{
    public static readonly IReadOnlyList<WordRow> Rows =
    [
        .. Dates, .. Times, .. AroundDates, .. AroundTasks, .. Messages, .. Money, .. Things, .. FieldNames, .. Changes, .. Replies,
    ];

    private static IEnumerable<WordRow> Dates =>
    [
        new(Sense.Day, 0, "today | tdy | later today"),
        new(Sense.Day, 1, "tomorrow | tmr | tmrw | tmw | tomorow | tommorow | tommorrow | 2moro"),
        new(Sense.Day, 2, "day after tomorrow | overmorrow"),
        new(Sense.Day, -1, "yesterday"),
        new(Sense.Day, -2, "day before yesterday"),
        new(Sense.Day, 0, "tonight | tonite"), new(Sense.Part, (int)DayPart.Night, "tonight | tonite"),
        new(Sense.Day, -1, "last night"), new(Sense.Part, (int)DayPart.Night, "last night"),

        new(Sense.Part, (int)DayPart.Dawn, "dawn"),
        new(Sense.Part, (int)DayPart.Morning, "morning"),
        new(Sense.Part, (int)DayPart.Afternoon, "afternoon"),
        new(Sense.Part, (int)DayPart.Evening, "evening"),
        new(Sense.Part, (int)DayPart.Night, "night"),

        new(Sense.Weekday, 1, "monday | mondy | munday"), new(Sense.Weekday, 1, "mon", Care.Weak),
        new(Sense.Weekday, 2, "tuesday | tue | tues | tusday | teusday | tuseday"),
        new(Sense.Weekday, 3, "wednesday | weds | wensday | wednsday | wendsday | wedensday"), new(Sense.Weekday, 3, "wed", Care.Weak),
        new(Sense.Weekday, 4, "thursday | thu | thur | thurs | thrusday | thursdy"),
        new(Sense.Weekday, 5, "friday | firday | fryday"), new(Sense.Weekday, 5, "fri"),
        new(Sense.Weekday, 6, "saturday | saterday | satuday"), new(Sense.Weekday, 6, "sat", Care.Weak),
        new(Sense.Weekday, 7, "sunday | sundy"), new(Sense.Weekday, 7, "sun", Care.Weak),

        new(Sense.Month, 1, "january | jan"), new(Sense.Month, 2, "february | feb"),
        new(Sense.Month, 3, "march", Care.Weak), new(Sense.Month, 3, "mar", Care.Weak),
        new(Sense.Month, 4, "april | apr"), new(Sense.Month, 5, "may", Care.Faint),
        new(Sense.Month, 6, "june"), new(Sense.Month, 6, "jun"), new(Sense.Month, 7, "july | jul"),
        new(Sense.Month, 8, "august | aug"), new(Sense.Month, 9, "september | sept | sep"),
        new(Sense.Month, 10, "october | oct"), new(Sense.Month, 11, "november | nov"), new(Sense.Month, 12, "december | dec"),

        new(Sense.Unit, (int)TimeUnit.Minute, "minute | minutes | mins | min"),
        new(Sense.Unit, (int)TimeUnit.Hour, "hour | hours | hr | hrs"),
        new(Sense.Unit, (int)TimeUnit.Day, "day | days"),
        new(Sense.Unit, (int)TimeUnit.Week, "week | weeks | wk | wks | weeks time | weeks' time | week's time"),
        new(Sense.Unit, (int)TimeUnit.Fortnight, "fortnight | fortnights"),
        new(Sense.Unit, (int)TimeUnit.Month, "month | months"),
        new(Sense.Unit, (int)TimeUnit.Year, "year | years"),
        new(Sense.Unit, (int)TimeUnit.Weekend, "weekend | week-end | wkend"),

        new(Sense.Number, 1, "a | an | one"), new(Sense.Number, 2, "two | a couple of | couple of | a couple"), new(Sense.Number, 3, "three | a few"),
        new(Sense.Number, 4, "four"), new(Sense.Number, 5, "five"), new(Sense.Number, 6, "six"), new(Sense.Number, 7, "seven"),
        new(Sense.Number, 8, "eight"), new(Sense.Number, 9, "nine"), new(Sense.Number, 10, "ten"), new(Sense.Number, 11, "eleven"),
        new(Sense.Number, 12, "twelve"), new(Sense.Number, 15, "fifteen"), new(Sense.Number, 20, "twenty"), new(Sense.Number, 30, "thirty"),
        new(Sense.Fraction, 2, "half | half a | half an"), new(Sense.Fraction, 4, "quarter | a quarter"),

        new(Sense.In, 0, "in | within"),
        new(Sense.Later, 0, "from now | later | from today | hence"),
        new(Sense.Ago, 0, "ago"),
        new(Sense.Next, (int)NextRule.AfterTheComing, "next | nxt"), new(Sense.Next, (int)NextRule.OfNextWeek, "following"),
        new(Sense.This, 0, "this | coming | this coming | upcoming"),
        new(Sense.Last, 0, "last | past | previous"),
        new(Sense.Every, 0, "every | each"),
        new(Sense.StartOf, 0, "start of | beginning of | early"),
        new(Sense.MiddleOf, 0, "middle of | mid"),
        new(Sense.EndOf, 0, "end of | late"),
        new(Sense.PeriodEnd, (int)TimeUnit.Day, "eod"), new(Sense.PeriodEnd, (int)TimeUnit.Week, "eow"),
        new(Sense.PeriodEnd, (int)TimeUnit.Month, "eom | month end | month-end"),
        new(Sense.Between, 0, "between"),
        new(Sense.Span, 15, "quarter of an hour | a quarter of an hour | a quarter hour"), new(Sense.Span, 45, "three quarters of an hour | three-quarters of an hour"), new(Sense.Span, 30, "half-hour | a half hour"),
        new(Sense.Span, 90, "an hour and a half | hour and a half | one and a half hours | 1 and a half hours | one hour and a half"), new(Sense.Span, 150, "two and a half hours | 2 and a half hours | 2 and an half hours"),
        new(Sense.DayOrdinal, 5, "fifth"), new(Sense.DayOrdinal, 6, "sixth"), new(Sense.DayOrdinal, 7, "seventh"), new(Sense.DayOrdinal, 8, "eighth"), new(Sense.DayOrdinal, 9, "ninth"),
        new(Sense.DayOrdinal, 10, "tenth"), new(Sense.DayOrdinal, 11, "eleventh"), new(Sense.DayOrdinal, 12, "twelfth"), new(Sense.DayOrdinal, 13, "thirteenth"), new(Sense.DayOrdinal, 14, "fourteenth"),
        new(Sense.DayOrdinal, 15, "fifteenth"), new(Sense.DayOrdinal, 20, "twentieth"), new(Sense.DayOrdinal, 30, "thirtieth"),
        new(Sense.Until, 0, "to | til | till | until | thru | through"),
        new(Sense.Ordinal, 0, "st | nd | rd | th"),
        new(Sense.Nth, 1, "first"), new(Sense.Nth, 2, "second"), new(Sense.Nth, 3, "third"), new(Sense.Nth, 4, "fourth"), new(Sense.Nth, -1, "last"),
        new(Sense.EveryOther, 0, "other | alternate"),
        new(Sense.OnceIn, 0, "once a | once an | once every | once in"), new(Sense.Times, 0, "times | x"),
        new(Sense.Repeats, (int)Repeat.Daily, "daily | everyday"), new(Sense.Repeats, (int)Repeat.Weekdays, "weekdays | on weekdays | every weekday | each weekday | every workday | every working day"),
        new(Sense.Repeats, (int)Repeat.Weekends, "weekends | on weekends"), new(Sense.Repeats, (int)Repeat.Weekly, "weekly"), new(Sense.Repeats, (int)Repeat.Fortnightly, "biweekly | bi-weekly | fortnightly"),
        new(Sense.Repeats, (int)Repeat.Monthly, "monthly"), new(Sense.Repeats, (int)Repeat.Yearly, "yearly | annually"),
        new(Sense.WeekdayEach, 1, "mondays"), new(Sense.WeekdayEach, 2, "tuesdays"), new(Sense.WeekdayEach, 3, "wednesdays"), new(Sense.WeekdayEach, 4, "thursdays"),
        new(Sense.WeekdayEach, 5, "fridays"), new(Sense.WeekdayEach, 6, "saturdays"), new(Sense.WeekdayEach, 7, "sundays"),
        new(Sense.Of, 0, "of"),
    ];

    private static IEnumerable<WordRow> Times =>
    [
        new(Sense.Day, 0, "2day | 2nite | 2night"), new(Sense.Part, (int)DayPart.Evening, "2nite | 2night"), new(Sense.Day, 1, "2moro | 2morrow | 2mrw | 2moz"),
        new(Sense.At, 0, "at | around | about | @"),
        new(Sense.Meridiem, 0, "am"), new(Sense.Meridiem, 1, "pm"),
        new(Sense.OClock, 0, "o'clock | oclock"),
        new(Sense.PastHour, 0, "past | after"), new(Sense.ToHour, 0, "to | til"),
        new(Sense.Noon, 0, "noon | midday | noontime"), new(Sense.Midnight, 0, "midnight"),
        new(Sense.Offset, 0, "utc | gmt | z"),
    ];

    private static IEnumerable<WordRow> AroundDates =>
    [
        new(Sense.On, 0, "on"),
        new(Sense.Deadline, 0, "by | before | b4 | due | due on | due by | due at | is due | is due on | is due by | are due | deadline | deadline is "
            + "| until | till | no later than | not later than"),
        new(Sense.Towards, 0, "for"),
        new(Sense.From, 0, "from | since | about"),
        new(Sense.Article, 0, "the"),
        new(Sense.Measure, 0, "km | kms | m | cm | mm | kg | g | gr | gram | grams | mg | l | ml | litre | litres | liter | liters | lb | lbs | oz | cup | cups | pcs "
            + "| piece | pieces | people | persons | person | guests | items | item | pages | page | times | x | usd | dollars | euros | bucks | percent | % | eggs "
            + "| pairs | pair | boxes | box | bottles | packs | bags | cans | jars | sets | reps | points | steps | miles | copies | tickets | seats | chapters | k "
            + "| degrees | grade | floor | street | st."),
    ];

    private static IEnumerable<WordRow> AroundTasks =>
    [
        new(Sense.Lead, (int)LeadKind.Filler, "please | pls | plz | kindly | basically | so basically | ive got | i've got | ive got to | theres | there's | there is | got a | i got a | i have | can u | could u | can u pls | hey could you | also i | k so | right so | can you | could you | would you | will you | can you please | could you please "
            + "| i want to | i wanna | i'd like to | i would like to | i'd love to | and | also | then | so | oh | btw | by the way | just | ok so | help me | i have a | i have an | i've got a | i've got an | i'm going to | i am going to | i'm gonna | maybe"),
        new(Sense.Lead, (int)LeadKind.Duty, "i need to | i have to | i must | i should | i've to | i've got to | i got to | i gotta | gotta | need to | have to | must | should "
            + "| we need to | we have to | we must | we should | remember to | remember | don't forget to | dont forget to | don't forget | dont forget | do not forget to | make sure to "
            + "| make sure i | be sure to | i need | we need | need"),
        new(Sense.Lead, (int)LeadKind.Reminder, "remind me to | remind me | remind me about | remind me of | remind me that | reminder to | set a reminder to | set a reminder for | set reminder | set a reminder | reminder"),
        new(Sense.Lead, (int)LeadKind.TaskMarker, "add task | add a task | add a task to | add task to | new task | create task | create a task | create a task to | add to my list "
            + "| add to my tasks | add to list | add a todo | add todo | new todo | todo | to-do"),
        new(Sense.Lead, (int)LeadKind.TaskMarkerWithColon, "task | to do | tasks"),
        new(Sense.Lead, (int)LeadKind.NoteMarker, "notes | memo | idea | for the record | fyi | reminder to self"),
        new(Sense.Tail, 0, "please | pls | plz | thanks | thank you | thx | ok | okay"),

        new(Sense.Priority, 3, "urgent | urgently | asap | high priority | highest priority | top priority | important | very important | very urgent | priority high | p1"),
        new(Sense.Priority, 2, "medium priority | normal priority | priority medium | priority normal | p2"),
        new(Sense.Priority, 1, "low priority | lowest priority | priority low | not urgent | not important | no rush | whenever | p3"),
        new(Sense.Type, 0, "homework | hw | assignment"), new(Sense.Type, 1, "exam | exams | midterm | midterms | finals | final exam | test"),
        new(Sense.Type, 2, "report | lab report"), new(Sense.Type, 3, "project | final project"), new(Sense.Type, 4, "reading | readings | read chapter | read chapters"),
        new(Sense.Type, 5, "lab | labs | lab work"), new(Sense.Type, 6, "quiz | quizzes"), new(Sense.Type, 7, "presentation"),
        new(Sense.Course, 0, "course | subject | in course | for course | for the course | for my course"),
        new(Sense.Subject, 0, "math | maths | mathematics | physics | chemistry | biology | calculus | algebra | geometry | statistics | stats | history | geography | economics "
            + "| accounting | english | literature | philosophy | psychology | sociology | programming | computer science | law | anatomy | linear algebra | discrete math"),
        new(Sense.Field, (int)FieldName.Title, "title"),
        new(Sense.Field, (int)FieldName.Due, "due | when | date | deadline | due date | time"),
        new(Sense.Field, (int)FieldName.Note, "note | notes | details | description | add note | add a note"),
        new(Sense.Field, (int)FieldName.Course, "course | subject | class"),
        new(Sense.Field, (int)FieldName.Priority, "priority | prio"),
        new(Sense.Field, (int)FieldName.Type, "type | kind"),
        new(Sense.Field, (int)FieldName.Subtasks, "subtasks | subtask | sub-tasks | steps | checklist"),
        new(Sense.And, 0, "and | &"),
        new(Sense.Connective, 0, "on | at | by | for | in | before | until | and | due | is | are"),

        new(Sense.Verb, 0, "add | analyse | analyze | answer | apologize | apply | arrange | ask | assemble | attend | backup | bake | be | begin | book | borrow | bring | build | buy | call | cancel | change "
            + "| charge | check | choose | clean | clear | close | collect | compare | complete | confirm | contact | cook | copy | create | cut | debug | decide | delete | deliver | deploy | deposit | design | discuss "
            + "| do | donate | download | draft | draw | drink | drive | drop | eat | edit | email | e-mail | empty | enroll | exchange | exercise | explain | export | feed | fetch | fill | find | finish | fix | fold "
            + "| follow | get | give | go | google | grab | grade | hand | hang | help | hire | hang | ignore | implement | install | invite | invoice | iron | join | keep | learn | leave | let's | listen | load | look | mail | make | measure "
            + "| meet | memorize | message | mop | move | mow | negotiate | organise | organize | order | outline | pack | paint | pay | phone | pick | plan | plant | play | post | practice | practise | prepare | print "
            + "| proofread | publish | pull | purchase | push | put | read | rearrange | rebook | record | refactor | refill | register | renew | rent | repair | repay | replace | reply | request | research | reserve "
            + "| resolve | respond | return | review | revise | run | save | scan | schedule | sell | send | set | share | ship | shop | sign | sleep | solve | sort | speak | start | stop | study | submit | subscribe "
            + "| summarize | sweep | switch | take | talk | tell | test | text | throw | tidy | train | translate | try | turn | type | unpack | unsubscribe | update | upgrade | upload | use | vacuum | verify | view "
            + "| visit | vote | wait | wake | walk | wash | watch | water | wipe | withdraw | work | wrap | write | march | see | say | show | list | stand | sit | transfer | wear | teach | swim | jog | hand in | pick up | put in"),
    ];

    private static IEnumerable<WordRow> Messages =>
    [
        new(Sense.Greeting, 0, "hello | hi | hey | hiya | yo | good morning | good afternoon | good evening | good night | bye | goodbye | thanks | thank you | thx | ty | cheers | lol | haha | hahaha | hmm | hm | wow "
            + "| cool | nice | great | awesome | perfect | sorry | welcome | how are you | what's up | sup | test | testing | there | so much | very much | morning | evening | man | bro | everyone"),
        new(Sense.Greeting, 1, "yes | yep | yeah | yup | ok | okay | k | sure | confirm | correct | right | confirmed | save | save it | looks good | all good | y | do it | go ahead | that's right | fine | 👍 | 👌 | ✅"),
        new(Sense.Greeting, 2, "no | nope | nah | wrong | n | 👎"),
        new(Sense.Greeting, 3, "cancel | nevermind | never mind | forget it | discard | stop | abort | cancel it | cancel this | delete it | drop it | ❌ | ✖"),
        new(Sense.Asking, 0, "what | wats | wat | what're | whats on | what's | whats | when | when's | where | where's | who | who's | why | how | which | whose | is | are | am | does | did | was | were | do i | do we | do you | have i | have you | has | can i | could i | should i "
            + "| should we | may i | shall i | am i | anything"),
        new(Sense.Asking, 1, "show | show me | list | display"),
        new(Sense.AskedFor, 0, "my | all | tasks | task | today | tomorrow | todos | events | everything | agenda | schedule | balance | expenses | calendar | me"),
        new(Sense.Statement, 0, "had | went | ate | sent | took | wrote | called | emailed | texted | don't | dont | do not | i | i'm | i am | i've | it | it's | he | she | they | we | you | you're | this | that | that's | there | my | his | her | their | our | nobody | everybody"),
        new(Sense.Appointment, 0, "meeting | appointment | dentist | doctor | interview | party | concert | flight | class | lecture | lunch | dinner | breakfast | brunch | date | standup "
            + "| stand-up | seminar | webinar | workshop | ceremony | haircut | checkup | check-up | sync | match | game | gym | therapy | catchup | catch-up | movie | event"),
        new(Sense.Progress, 0, "progress | did | worked | worked on | put in | i put in | done | completed | finished | logged | log"),
        new(Sense.NewProject, 0, "new project | start a new project | start a new project called | new project called | create a new project | start project | create project | add project | start a project | create a project"),
    ];

    private static IEnumerable<WordRow> Replies =>
    [
        new(Sense.Correction, 0, "no | nope | actually | sorry | wait | oops | hmm | i meant | i mean | i said | change to | change it to | change that to | set it to | set to | set | move it to | move to "
            + "| move this to | move it | reschedule to | reschedule it to | postpone to | postpone it to | should be | it should be | it's | it is | let's say | rather | instead | update to | update it to | change | ok | okay | please | yes "
            + "| can you | could you | change the date to | change the time to | change date to | change time to | push it to | push to"),
        new(Sense.Correction, 0, "it was | that was | no wait | wait no | no no"),
        new(Sense.Correction, 2, "make it | make that | make this"),
        new(Sense.Correction, 3, "correction | typo | i meant to say"),
        new(Sense.Correction, 1, "change the title to | change title to | rename to | rename it to | rename it | rename | call it | the title is | title is | set title to"),
        new(Sense.Not, 0, "not"),
        new(Sense.Without, 0, "no | none | nothing | without | without a | remove | remove the | delete | delete the | drop the | clear | clear the | drop | not | any"),
        new(Sense.DateField, 0, "date | due date | deadline | due | dates"),
        new(Sense.TimeField, 0, "time | hour | specific time"),
        new(Sense.Priority, 3, "higher priority | more important | more urgent | raise priority | raise the priority"),
        new(Sense.Priority, 1, "lower priority | less important | less urgent | lower the priority"),
        new(Sense.Add, 0, "add | also add | plus | add subtask | add subtasks | add a subtask | add the subtasks | add step | add steps | include"),
        new(Sense.Remove, 0, "remove | drop | delete | without | remove subtask | drop subtask | delete subtask | remove the | drop the | remove step | take out | no need for"),
        new(Sense.But, 0, "but | but rather"),
    ];
}
