namespace St4cker.Language.Words;

/// <content>Durations, shares, people, places, and changes of what is stored.</content>
internal static partial class English
{
    private static IEnumerable<WordRow> Things =>
    [
        new(Sense.Then, 0, "then | and then | and also | also | plus | after that | oh and | and i also | and then i | then also"),
        new(Sense.JustNow, 0, "earlier | just now | a moment ago"),
        new(Sense.Chat, 0, "lol | lmao | haha | hahaha | omg | ugh | wtf | damn | gonna be | bloody"),
        new(Sense.Lasting, 0, "for | lasting | lasts | takes"),
        new(Sense.Percent, 0, "% | percent | pct | per cent | percents"),
        new(Sense.Half, 0, "half done | halfway | half way | half finished | halfway done | halfway through | half way through"),
        new(Sense.AllDay, 0, "all day | all-day | whole day | the whole day | all day long | full day"),
        new(Sense.With, 0, "with | w / | w"),
        new(Sense.Title, 0, "dr | dr. | mr | mr. | mrs | mrs. | ms | ms. | prof | prof. | professor | uncle | aunt | auntie | grandma | grandpa | coach"),
        new(Sense.Kin, 0, "mum | mom | dad | mama | papa | grandma | grandpa | granny | mummy | mommy | daddy"),
        new(Sense.Place, 0, "at | in | @"),
        new(Sense.Room, 0, "room | hall | gate | platform"),
        new(Sense.UsualPart, (int)DayPart.Evening, "dinner | drinks | concert | party | pub | supper | gig | pub quiz | movie night | date night | bbq"), new(Sense.UsualPart, (int)DayPart.Morning, "breakfast"), new(Sense.UsualPart, (int)DayPart.Midday, "lunch"),
        new(Sense.Copula, 0, "is | are | was | were | came in | came | isn't | wasn't | looks | seems | feels"),
        new(Sense.Discount, 0, "off | discount | sale | cheaper | chance | sure | humidity | battery | alcohol"),
        new(Sense.Goods, 0, "notes | supplies | gift | gifts | present | presents | ticket | tickets | bag | clothes | shoes | cake | card | cards | agenda | slides | prep | invite | invites | invitation | invitations | photos | dress | ingredients | menu | bill | report | minutes | decorations | shopping | outfit | bookings | list | recording | summary | room | fee | fees | membership | payment | kit"),
        new(Sense.Lead, (int)LeadKind.Note, "note | save this | note that | note to self | write down | jot down | note down | take a note | make a note | take note | remember that | make a note that | new note | add note | save a note | add a note"),
        new(Sense.Lead, (int)LeadKind.Event, "schedule | schedule a | schedule an | book a meeting | set up a | add event | new event | add an event | create event | create an event | put in my calendar | add to my calendar | add to calendar | calendar"),
        new(Sense.Appointment, 1, "birthday | bday | anniversary | holiday | holidays | conference | festival | vacation | wedding | trip | day off | graduation | off work | bank holiday | retreat | birthday party | leave | out of office | hackathon"),
        new(Sense.Appointment, 2, "meet | meet up | attend | catch up | hang out | go out | play football | play tennis | play padel | watch a movie | watch a film | grab a coffee | grab coffee | grab lunch | grab dinner | grab drinks | have lunch | have dinner | have coffee | go bowling | go hiking"),
        new(Sense.Appointment, 0, "meetup | meet-up | offsite | off-site | away day | meeting | 1:1 | one on one | one-on-one | 1-1 | call | zoom | zoom call | video call | phone call | team call | drinks | bbq | barbecue | lesson | yoga | pilates | training | practice | rehearsal | show | gig "
            + "| tour | inspection | viewing | delivery | physio | vet | optician | barber | barbershop | hairdresser | nail appointment | massage | parents evening | parents' evening | board meeting | demo | retro | retrospective | sprint planning | planning | kickoff | kick-off | review meeting | townhall | town hall "
            + "| all hands | hangout | picnic | football | tennis | badminton | swimming | swimming lesson | piano lesson | driving lesson | driving test | funeral | mass | church | boarding | webinar | exhibition | opening | open day | playdate | sleepover | reunion | dance class | yoga class "
            + "| spin class | book club | choir | band practice | team lunch | team dinner | office hours | tutoring | tutorial | coffee | karaoke | hospital appointment | gp | blood test | x-ray | scan | surgery  | quiz night | pub quiz | stand up | nativity | school play | parents eve | appt | appts | doctors | doctors appt | doctors appointment | rehearsals | physiotherapy | date night | night out"),
    ];

    private static IEnumerable<WordRow> FieldNames =>
    [
        new(Sense.Field, (int)FieldName.Amount, "amount | price | cost | sum | total"), new(Sense.Field, (int)FieldName.Category, "category | cat"), new(Sense.Field, (int)FieldName.Location, "location | place | where | venue | address"),
        new(Sense.Field, (int)FieldName.Participants, "participants | with | who | people | guests"), new(Sense.Field, (int)FieldName.Percent, "percent | percentage | done"), new(Sense.Field, (int)FieldName.Duration, "duration | minutes | length | time spent"),
        new(Sense.Field, (int)FieldName.Start, "start | starts | begins"), new(Sense.Field, (int)FieldName.End, "end | ends | until"), new(Sense.Field, (int)FieldName.Recurrence, "repeat | repeats | recurrence"),
    ];

    private static IEnumerable<WordRow> Changes =>
    [
        new(Sense.Change, (int)ChangeKind.Done, "done with | i'm done with | im done with | i am done with | finished | finished with | i finished | i've finished | completed | i completed | i've completed | i have finished | i have completed | just finished | mark | mark as done | tick off | check off | i'm finished with | crossed off | cross off | done: | ticked off | handed in | i handed in | submitted | i submitted | done"),
        new(Sense.Change, (int)ChangeKind.Open, "reopen | re-open | undone | uncheck | untick | mark as not done | unmark | i didn't finish | didn't finish"),
        new(Sense.Change, (int)ChangeKind.Delete, "delete task | delete the task | delete event | delete the event | remove task | remove the task | cancel the task | cancel task | cancel event | cancel the event | remove the event | delete note | delete the note | delete reminder | delete the reminder | cancel the reminder "
            + "| delete project | delete the project | delete the expense | remove event | no longer need | scrap | scrap the"),
        new(Sense.Change, (int)ChangeKind.MaybeDelete, "cancel | delete | remove | cancel my | delete my | remove my | cancel the | delete the | remove the | drop the"),
        new(Sense.Change, (int)ChangeKind.MaybeDone, "already bought | already paid | already called | already did | already sent | i already bought | i already paid | i already called | i already did | already done | already"),
        new(Sense.Change, (int)ChangeKind.Move, "reschedule | postpone | push back | change the date of | change date of | change the time of"),
        new(Sense.Change, (int)ChangeKind.Move, "move | push | shift | delay | bring forward | move back", Care.Weak),
        new(Sense.Change, (int)ChangeKind.Moved, "moved | i moved | i've moved | we moved | pushed back | postponed | rescheduled | got moved | was moved | is moved | has moved | has been moved | moved back"),
        new(Sense.Change, (int)ChangeKind.Set, "set | change | make | put"),
        new(Sense.Change, (int)ChangeKind.Rename, "rename | change the name of | retitle | change the title of"),
        new(Sense.Finished, 0, "is done | are done | is finished | is complete | is completed | done | finished | completed | as done | as complete | as completed | as finished | off the list | is paid | is submitted"), new(Sense.Finished, 2, "✅ | ✔ | already done"),
        new(Sense.Finished, 1, "is not done | isn't done | not done yet | is not finished | as open | as not done"),
        new(Sense.Thing, 0, "task | event | reminder | note | project | todo | to-do | entry | expense | appointment"),
        new(Sense.To, 0, "to | into | until | till | by | for | from"),
        new(Sense.View, 0, "tasks | task | todos | todo | to-dos | to do | to-do list | todo list | to do list | deadlines | due | overdue | assignments | homework"),
        new(Sense.View, 1, "today"), new(Sense.View, 2, "tomorrow"), new(Sense.View, 3, "week | weekend"),
        new(Sense.View, 4, "balance | money left | money do i have | how much money | budget left | broke | in my account | in the account | in the bank"),
        new(Sense.View, 5, "spent | spend | spend on | spent on | spending | expenses | summary | spendings | this month | expense | income"),
        new(Sense.View, 6, "projects | progress on"), new(Sense.View, 7, "everything | list | all | agenda | calendar | schedule | notes | reminders | events"),
    ];
}
