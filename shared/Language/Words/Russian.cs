namespace St4cker.Language.Words;

internal static partial class Russian
{
    public static readonly IReadOnlyList<WordRow> Rows =
    [
        .. Days, .. Weekdays, .. Months, .. Units, .. Numbers(), .. Ordinals(), .. Directions, .. Times, .. HalfHours(), .. AroundDates,
        .. AroundTasks, .. Verbs, .. Money, .. Things, .. Changes, .. Messages, .. Replies,
    ];

    private static IEnumerable<WordRow> Days =>
    [
        new(Sense.Day, 0, "сегодня | седня | севодня | сёдня | сегодняшний день | сегодняшнего дня | сегодняшнему дню"),
        new(Sense.Day, 1, "завтра | зафтра | завра | звтра | завтрашний день | завтрашнего дня | завтрашнему дню"),
        new(Sense.Day, 3, "послепослезавтра"),
        new(Sense.Day, 2, "послезавтра | после завтра | послезавтро"),
        new(Sense.Day, -1, "вчера | вчерашний день"),
        new(Sense.Day, -2, "позавчера"),

        .. Sometime(DayPart.Dawn, "на рассвете"), .. Sometime(DayPart.Morning, "утром | с утра | с утречка | утречком | поутру | рано утром | на утро | утрецом"),
        .. Sometime(DayPart.Midday, "днём | в обед | до обеда | в обеденный перерыв"), .. Sometime(DayPart.Afternoon, "после обеда"),
        .. Sometime(DayPart.Evening, "вечером | вечерком | под вечер | на вечер"), .. Sometime(DayPart.LateNight, "ночью | поздно вечером"),
        new(Sense.Part, (int)DayPart.Morning, "утра | утру"), new(Sense.Part, (int)DayPart.Midday, "обеда | обеду"),
        new(Sense.Part, (int)DayPart.Evening, "вечера | вечеру"), new(Sense.Part, (int)DayPart.LateNight, "ночи"),
    ];

    /// <summary>"Утром" says when by itself, unlike "утра".</summary>
    private static IEnumerable<WordRow> Sometime(DayPart part, string words) => [new(Sense.Part, (int)part, words), new(Sense.InPart, (int)part, words)];

    private static IEnumerable<WordRow> Weekdays =>
    [
        new(Sense.Weekday, 1, Forms("понедельник", "- а у ом е") + " | пн | понед | пон | понидельник | панедельник"), new(Sense.WeekdayEach, 1, "понедельникам"),
        new(Sense.Weekday, 2, Forms("вторник", "- а у ом е") + " | вт | втр | фторник"), new(Sense.WeekdayEach, 2, "вторникам"),
        new(Sense.Weekday, 3, "к среде"), new(Sense.Weekday, 3, "среду", Care.Weak), new(Sense.Weekday, 3, "среда | среды | ср", Care.Faint), new(Sense.WeekdayEach, 3, "средам"),
        new(Sense.Weekday, 4, Forms("четверг", "- а у ом е") + " | чт | четв"), new(Sense.WeekdayEach, 4, "четвергам"),
        new(Sense.Weekday, 5, Forms("пятниц", "а у ы е ей") + " | пт | пятн | пятничка | пятницк"), new(Sense.WeekdayEach, 5, "пятницам"),
        new(Sense.Weekday, 6, Forms("суббот", "а у ы е ой") + " | " + Forms("субот", "а у ы е") + " | сб"), new(Sense.WeekdayEach, 6, "субботам"),
        new(Sense.Weekday, 7, Forms("воскресень", "е я ю ем") + " | " + Forms("воскресен", "ие ия ию") + " | воскр"), new(Sense.Weekday, 7, "вс", Care.Weak),
        new(Sense.WeekdayEach, 7, "воскресеньям"),
    ];

    private static IEnumerable<WordRow> Months =>
    [
        new(Sense.Month, 1, Forms("январ", "ь я е ю") + " | янв"), new(Sense.Month, 2, Forms("феврал", "ь я е ю") + " | фев | февр"),
        new(Sense.Month, 3, Forms("март", "- а е у") + " | мар"), new(Sense.Month, 4, Forms("апрел", "ь я е ю") + " | апр"),
        new(Sense.Month, 5, "мае | маю"), new(Sense.Month, 5, "май | мая", Care.Weak),
        new(Sense.Month, 6, Forms("июн", "ь я е ю -")), new(Sense.Month, 7, Forms("июл", "ь я е ю -")),
        new(Sense.Month, 8, Forms("август", "- а е у") + " | авг"), new(Sense.Month, 9, Forms("сентябр", "ь я е ю") + " | сен | сент"),
        new(Sense.Month, 10, Forms("октябр", "ь я е ю") + " | окт"), new(Sense.Month, 11, Forms("ноябр", "ь я е ю") + " | ноя | нояб"),
        new(Sense.Month, 12, Forms("декабр", "ь я е ю") + " | дек"),
    ];

    private static IEnumerable<WordRow> Units =>
    [
        new(Sense.Unit, (int)TimeUnit.Minute, Forms("минут", "а ы у - ой ам") + " | мин | минуток | минутку | минутки"),
        new(Sense.Unit, (int)TimeUnit.Hour, Forms("час", "- а ов у ам ы") + " | ч | часик | часика | часиков"),
        new(Sense.Unit, (int)TimeUnit.Day, "день | дня | дней | дню | дни | дн | деньков | сутки | суток"),
        new(Sense.Unit, (int)TimeUnit.Week, Forms("недел", "я ю и е ь ей") + " | нед | недельку | недельки"),
        new(Sense.Unit, (int)TimeUnit.Month, Forms("месяц", "- а ев е у ем") + " | мес"),
        new(Sense.Unit, (int)TimeUnit.Year, "год | года | году | лет | годом | г"),
        new(Sense.Unit, (int)TimeUnit.Weekend, "выходные | выходных | выходным | выходной"),
        new(Sense.OneUnit, (int)TimeUnit.Minute, "минуту | минутку"), new(Sense.OneUnit, (int)TimeUnit.Hour, "час | часик"),
        new(Sense.OneUnit, (int)TimeUnit.Day, "сутки"), new(Sense.OneUnit, (int)TimeUnit.Week, "неделю | недельку"),
        new(Sense.OneUnit, (int)TimeUnit.Month, "месяц"), new(Sense.OneUnit, (int)TimeUnit.Year, "год"),
        new(Sense.Span, 30, "полчаса | пол часа | пол-часа | полчасика | получаса"), new(Sense.Span, 90, "полтора часа | полутора часов | полтора часика"),
        new(Sense.Span, 15, "четверть часа"), new(Sense.Span, 45, "три четверти часа"), new(Sense.Span, 150, "два с половиной часа"),
        new(Sense.Span, 210, "три с половиной часа"), new(Sense.Span, 2160, "полтора дня"),

        new(Sense.Number, 2, "пару | пара | парочку | двое"), new(Sense.Number, 3, "несколько | трое"), new(Sense.Number, 10, "десять | десяти"),
        new(Sense.Number, 11, "одиннадцать | одиннадцати"), new(Sense.Number, 12, "двенадцать | двенадцати"), new(Sense.Number, 13, "тринадцать | тринадцати"),
        new(Sense.Number, 14, "четырнадцать | четырнадцати"), new(Sense.Number, 15, "пятнадцать | пятнадцати"), new(Sense.Number, 16, "шестнадцать | шестнадцати"),
        new(Sense.Number, 17, "семнадцать | семнадцати"), new(Sense.Number, 18, "восемнадцать | восемнадцати"), new(Sense.Number, 19, "девятнадцать | девятнадцати"),
        new(Sense.Number, 20, "двадцать | двадцати"), new(Sense.Number, 30, "тридцать | тридцати"), new(Sense.Number, 40, "сорок | сорока"),
        new(Sense.Number, 50, "пятьдесят | пятидесяти"),
        new(Sense.Fraction, 4, "четверть | четверти"),
    ];

    private static IEnumerable<WordRow> Directions =>
    [
        new(Sense.In, 0, "через | спустя | черз | чрез"),
        new(Sense.Later, 0, "позже | спустя"),
        new(Sense.Ago, 0, "назад | тому назад"),
        new(Sense.Next, (int)NextRule.OfNextWeek, Forms("следующ", "ий ая ее ую ей ем его ему их ие") + " | " + Forms("будущ", "ий ую ей ем") + " | след | следущий | следущую | следущей | следущем"),
        new(Sense.This, 0, "этот | эта | эту | этой | этом | это | эти | этих | этого | этому | " + Forms("ближайш", "ий ая ую ее ей ие их") + " | " + Forms("текущ", "ий ую ей ем его")),
        new(Sense.Last, 0, Forms("прошл", "ый ая ую ое ой ом ого ые ых") + " | " + Forms("минувш", "ий ую ей")),
        new(Sense.Every, 0, "каждый | каждая | каждую | каждое | каждой | каждые | каждого"),
        new(Sense.EveryOther, 0, "через"),
        new(Sense.Nth, 1, "первый | первая | первую | первое"), new(Sense.Nth, 2, "второй | вторая | вторую | второе | вторым"), new(Sense.Nth, 3, "третий | третья | третью | третье"), new(Sense.Nth, 4, "четвёртый | четвёртая | четвёртую"),
        new(Sense.Nth, -1, "последний | последняя | последнюю | последнее"),
        new(Sense.OnceIn, 0, "раз в | один раз в | 1 раз в"), new(Sense.Times, 0, "раз | раза"),
        new(Sense.Repeats, (int)Repeat.Daily, "ежедневно | каждый день | каждодневно"), new(Sense.Repeats, (int)Repeat.EveryOtherDay, "через день"),
        new(Sense.Repeats, (int)Repeat.Weekdays, "по будням | по будним дням | по рабочим дням | каждый будний день | в будни | будни"), new(Sense.Repeats, (int)Repeat.Weekends, "по выходным | каждые выходные"),
        new(Sense.Repeats, (int)Repeat.Weekly, "еженедельно"), new(Sense.Repeats, (int)Repeat.Monthly, "ежемесячно"), new(Sense.Repeats, (int)Repeat.Yearly, "ежегодно"),
        new(Sense.StartOf, 0, "начало | начала | начале | началу"),
        new(Sense.MiddleOf, 0, "середина | середину | середины | середине"),
        new(Sense.EndOf, 0, "конец | конца | конце | концу"),
        new(Sense.Ordinal, 0, "го | его | ого | ое | е | му"),
        new(Sense.DayNumber, 0, "число | числа | числу | числе"),
    ];

    private static IEnumerable<WordRow> Times =>
    [
        new(Sense.At, 0, "в | во | к | ко | около | примерно в | где-то в | приблизительно в | часов в | часа в | часиков в | часам к | после | ровно в"),
        new(Sense.Meridiem, 0, "утра"), new(Sense.Meridiem, 1, "вечера"), new(Sense.Meridiem, 2, "ночи"), new(Sense.Meridiem, 3, "дня"),
        new(Sense.OClock, 0, "час | часа | часов | часам | часу | ч | часиков"),
        new(Sense.OneHour, 0, "час | часу"),
        new(Sense.Less, 0, "без"),
        new(Sense.Noon, 0, "полдень | полудня | полудню | полдня"), new(Sense.Midnight, 0, "полночь | полуночи | полночи"),
        new(Sense.Offset, 180, "мск | по мск | по москве | по московскому времени"),
    ];

    private static IEnumerable<WordRow> AroundDates =>
    [
        new(Sense.On, 0, "в | во | на | ближе к"),
        new(Sense.Deadline, 0, "к | ко | до | не позднее | не позже | не позднее чем | крайний срок | крайний срок до | срок | срок до | срок сдачи | дедлайн | дедлайн до | сдача | успеть до | успеть к "
            + "| надо до | нужно до | надо к | нужно к | максимум до | максимум к | максимум | аж до"),
        new(Sense.Until, 0, "до | по | и до"), new(Sense.Between, 0, "между"),
        new(Sense.Towards, 0, "за | для"), new(Sense.Of, 0, "над"),
        new(Sense.From, 0, "с | со | от | о | об | про"),
        new(Sense.Measure, 0, "кг | кило | килограмм | килограмма | килограммов | г | гр | грамм | граммов | л | литр | литра | литров | мл | м | метр | метра | метров | см | мм | км | километр | километра | километров | шт | штук | штуки | штука | штуку "
            + "| раз | раза | человек | человека | чел | людей | гостей | страниц | страницы | страницу | стр | процент | процента | процентов | % | руб | рублей | рубля | рубль | р | ₽ | тыс | тысяч | тысячи | тысяча | млн | миллион | миллиона "
            + "| долларов | доллара | баксов | евро | класс | класса | классе | классов | классах | школе | школах | доме | домах | квартире | подъезде | подъезд | этаж | этаже | отделении | палате | кабинете | аудитории | ауд | главе | главу | глав | главы | пункте "
            + "| серии | серию | серий | сезоне | сезон | номере | номер | местах | места | мест | магазинах | магазина | коробки | коробок | коробках | бутылки | бутылок | пачки | пачек | банки | банок | пакета | пакетов | упаковки | упаковок | экземпляров | экземпляра "
            + "| копии | копий | билета | билетов | билет | вопросов | вопроса | задач | задания | заданий | упражнений | упражнения | примеров | слов | слова | яиц | яйца | яйцо | градусов | баллов | балла | комнатах | группах | группы | цветов | роз | пар | пары | таблетки | таблеток | очереди | линии | части | частей | частях | час пик"),
    ];
}
