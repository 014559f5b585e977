using St4cker.Language;

namespace St4cker.Unit.Language;

public class RussianMessages
{
    [Theory]
    [InlineData("купить молоко", Intent.Task)]
    [InlineData("Позвони бабушке", Intent.Task)]
    [InlineData("сделать домашку по физике к понедельнику", Intent.Task)]
    [InlineData("нужно записаться к врачу", Intent.Task)]
    [InlineData("что у меня завтра", Intent.Query)]
    [InlineData("что у меня на неделе?", Intent.Query)]
    [InlineData("когда экзамен?", Intent.Query)]
    [InlineData("покажи мои задачи", Intent.Query)]
    [InlineData("сколько я потратил в этом месяце?", Intent.Query)]
    [InlineData("потратил 350 руб на кофе", Intent.Expense)]
    [InlineData("заплатила 2 тыс за такси", Intent.Expense)]
    [InlineData("оплатить квартиру 5000 руб завтра", Intent.Task)]
    [InlineData("получил зарплату 80 тыс", Intent.Income)]
    [InlineData("зарплата 80000 руб", Intent.Income)]
    [InlineData("стоматолог во вторник в 15:00", Intent.Event)]
    [InlineData("встреча с Аней завтра в 3 часа дня", Intent.Event)]
    [InlineData("созвон в пятницу в 11", Intent.Event)]
    [InlineData("подготовить встречу во вторник в 15:00", Intent.Task)]
    [InlineData("заметка: код домофона 4455", Intent.Note)]
    [InlineData("напомни позвонить маме вечером", Intent.Reminder)]
    [InlineData("напомни мне завтра в 9 купить билеты", Intent.Reminder)]
    [InlineData("новый проект дача", Intent.Project)]
    [InlineData("нет, в пятницу в 4", Intent.Edit)]
    [InlineData("перенеси на понедельник", Intent.Edit)]
    public void A_message_is_called_what_it_is(string text, Intent intent)
    {
        var item = Said.Read(text, "ru").Items[0];
        Assert.Equal(intent, item.Intent);
        Assert.True(item.Confidence >= Reader.Unsure, $"{item.Confidence}");
    }

    [Theory]
    [InlineData("привет")]
    [InlineData("спасибо!")]
    [InlineData("доброе утро")]
    [InlineData("ок")]
    [InlineData("да")]
    [InlineData("как дела")]
    public void What_asks_for_nothing_is_unknown(string text) => Assert.Equal(Intent.Unknown, Said.Item(text, "ru").Intent);

    [Theory]
    [InlineData("доклад окружающая среда")]
    [InlineData("подарок для Майи")]
    [InlineData("купить подарок Марте")]
    [InlineData("сходить к Марте")]
    [InlineData("работать 3 часа")]
    [InlineData("купить корм на 3 дня")]
    [InlineData("записать ребёнка в 5 класс")]
    [InlineData("встретить сына в пятом классе")]
    [InlineData("зайти в 2 магазина")]
    [InlineData("прийти в час пик")]
    [InlineData("купить 2 кг яблок")]
    [InlineData("прочитать 20 страниц")]
    [InlineData("позвонить в 3 школы")]
    [InlineData("ехать 60 км в час")]
    [InlineData("повторить 5 раз")]
    [InlineData("купить 10 яиц")]
    [InlineData("найти «Завтра» в магазине")]
    [InlineData("купить паприку")]
    [InlineData("прочитать утреннюю почту")]
    [InlineData("вечернее платье")]
    [InlineData("купить час-пик")]
    [InlineData("забрать заказ 12345")]
    public void What_only_looks_like_a_date_stays_in_the_title(string text)
    {
        var fields = Said.Fields(text, "ru");
        Assert.Null(fields.Due);
        Assert.Equal(text, fields.Title, ignoreCase: true);
    }

    [Theory]
    [InlineData("оплатить 31 февраля", Doubt.Impossible, "31 февраля", "2027-02-28 2027-03-01")]
    [InlineData("оплатить завтра в 25:00", Doubt.Impossible, "завтра в 25:00", "2026-11-22T23:00 2026-11-23T01:00")]
    [InlineData("вчера позвонить маме", Doubt.Past, "вчера", "2026-11-21 2026-11-22")]
    [InlineData("позвонить маме 3 дня назад", Doubt.Past, "3 дня назад", "2026-11-21 2026-11-22")]
    [InlineData("позвонить маме сегодня в 9 утра", Doubt.Past, "сегодня в 9 утра", "2026-11-22T09:00")]
    public void A_date_in_doubt_is_asked_about(string text, Doubt doubt, string words, string choices)
    {
        var question = Said.Read(text, "ru").Question;
        Assert.Equal(("due", doubt, words), (question?.Field, question?.Doubt, question?.Words));
        Assert.Equal(choices, string.Join(' ', question!.Choices.Select(choice => choice.Value)));
    }

    [Theory]
    [InlineData("нет, в пятницу в 4 часа дня", "2026-11-27T16:00")]
    [InlineData("в пятницу", "2026-11-27T09:00")]
    [InlineData("лучше в 10", "2026-11-22T10:00")]
    [InlineData("в 16:00", "2026-11-22T16:00")]
    [InlineData("перенеси на понедельник", "2026-11-23T09:00")]
    [InlineData("давай послезавтра", "2026-11-23T09:00")]
    [InlineData("не завтра, а в пятницу", "2026-11-27T09:00")]
    [InlineData("срок: пятница", "2026-11-27T09:00")]
    [InlineData("до пятницы", "2026-11-27T09:00")]
    [InlineData("через 2 часа", "2026-11-21T12:00")]
    [InlineData("без времени", "2026-11-22")]
    public void A_reply_moves_the_date(string text, string due)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields { Due = Said.Due("2026-11-22T09:00", "завтра в 9") }, Said.By("ru"));
        Assert.Equal(due, revision.Cleared is ["dueTime"] ? "2026-11-22" : revision.Fields.Due?.Iso);
        Assert.Null(revision.Fields.Title);
    }

    [Theory]
    [InlineData("да", Answer.Yes)]
    [InlineData("да, всё верно", Answer.Yes)]
    [InlineData("хорошо, спасибо", Answer.Yes)]
    [InlineData("нет", Answer.No)]
    [InlineData("отмена", Answer.No)]
    [InlineData("не надо", Answer.No)]
    public void Yes_and_no_alone_are_answers(string text, Answer answer) =>
        Assert.Equal(answer, Reader.Revise(text, Intent.Task, new Fields(), Said.By("ru")).Answer);

    [Theory]
    [InlineData("название: овсяное молоко", "Овсяное молоко")]
    [InlineData("овсяное молоко", "Овсяное молоко")]
    [InlineData("нет, овсяное молоко", "Овсяное молоко")]
    [InlineData("переименуй в овсяное молоко", "Овсяное молоко")]
    public void Words_that_are_no_field_become_the_title(string text, string title) =>
        Assert.Equal(title, Reader.Revise(text, Intent.Task, new Fields(), Said.By("ru")).Fields.Title);

    [Theory]
    [InlineData("добавь яйца и хлеб", "яйца|хлеб", "")]
    [InlineData("подзадачи: яйца, хлеб", "яйца|хлеб", "")]
    [InlineData("убери яйца", "", "яйца")]
    public void Subtasks_are_added_and_removed(string text, string added, string removed)
    {
        var revision = Reader.Revise(text, Intent.Task, new Fields(), Said.By("ru"));
        Assert.Equal((added, removed), (string.Join('|', revision.AddSubtasks), string.Join('|', revision.RemoveSubtasks)));
    }

    [Theory]
    [InlineData("завтра в 9", true)]
    [InlineData("в пятницу", true)]
    [InlineData("через неделю", true)]
    [InlineData("5 мая", true)]
    [InlineData("в полпятого", true)]
    [InlineData("пятого", true)]
    [InlineData("купить молоко", false)]
    [InlineData("купить молоко завтра", false)]
    [InlineData("май", false)]
    [InlineData("день", false)]
    public void Only_a_date_may_answer_without_a_reply(string text, bool only) => Assert.Equal(only, Reader.IsOnly(text, "due", Said.By("ru")));

    [Theory]
    [InlineData("срочно: позвонить в банк", "Позвонить в банк", "high")]
    [InlineData("позвонить в банк срочно", "Позвонить в банк", "high")]
    [InlineData("позвонить в банк, не срочно", "Позвонить в банк", "low")]
    [InlineData("позвонить в банк завтра, высокий приоритет", "Позвонить в банк", "high")]
    [InlineData("лабораторная по химии к среде", "Лабораторная по химии", null)]
    public void The_priority_is_read_when_said(string text, string title, string? priority)
    {
        var fields = Said.Fields(text, "ru");
        Assert.Equal((title, priority), (fields.Title, fields.Priority));
    }
}
