using St4cker.EndToEnd.Journeys.House;
using St4cker.Playground.TelegramStandIn;

namespace St4cker.EndToEnd.Journeys;

/// <summary>What people keep, from the first words to the list in which it is found again.</summary>
public sealed class Keeping_every_kind(RunningProgram program) : IClassFixture<RunningProgram>
{
    /// <summary>Language · said · the card's first line · a reply and what it shows · a field's button, the answer and what it shows · a view and what it shows.</summary>
    public static TheoryData<string, string, string, string, string, string, string, string, string, string> Things => new()
    {
        { "en", "Buy milk tomorrow 9am", "📝 Task · draft", "no, 10am", "10:00", "❗", "high", "❗ high", "/tasks", "1. Buy milk · Tomorrow" },
        { "en", "Dentist tomorrow 3pm at Main Street 5", "📅 Event · draft", "at Café Roma", "📍 Café Roma", "🏁", "5pm", "15:00–17:00", "/tomorrow", "15:00–17:00 Dentist · 📍 Café Roma" },
        { "en", "coffee 3.50", "💸 Expense · draft", "4.20", "$4.20   (USD", "category", "🎬", "🎬 Fun", "/balance", "🎬 Fun · $4.20" },
        { "en", "income 2000 salary", "💵 Income · draft", "title: November salary", "November salary", "💱", "EUR", "€2,000", "/list", "€2,000 — November salary" },
        { "en", "/project Thesis | 30 June 2030", "📁 Project · draft", "high priority", "❗ high", "🎓", "Physics", "🎓 Physics", "/projects", "Thesis · 0 % · 📅 Sun 30 Jun 2030" },
        { "en", "note: the door code is 4711", "🗒 Note · draft", "title: door code", "Door code", "note", "it changes in May", "it changes in May", "/list", "🗒 Door code" },
        { "en", "remind me to call mum tomorrow 6pm", "⏰ Reminder · draft", "7pm", "19:00", "📎", "ask for the recipe", "📎 ask for the recipe", "/tomorrow", "⏰ 19:00 Call mum" },
        { "id", "beli susu besok jam 9", "📝 Tugas · draf", "bukan, jam 10", "10:00", "❗", "tinggi", "❗ tinggi", "/tasks", "1. Beli susu · Besok" },
        { "id", "dokter gigi besok jam 3 sore di RS Harapan", "📅 Acara · draf", "di Kafe Roma", "📍 Kafe Roma", "🏁", "jam 5 sore", "15:00–17:00", "/tomorrow", "15:00–17:00 Dokter gigi · 📍 Kafe Roma" },
        { "id", "kopi 20rb", "💸 Pengeluaran · draf", "25rb", "25.000   (IDR", "kategori", "🎬", "🎬 Hiburan", "/balance", "25.000" },
        { "id", "ingatkan aku telepon ibu besok jam 6 sore", "⏰ Pengingat · draf", "jam 7 malam", "19:00", "📎", "tanya resep", "📎 tanya resep", "/tomorrow", "⏰ 19:00 Telepon ibu" },
        { "ru", "стоматолог завтра в 15:00", "📅 Событие · черновик", "место: кафе Рома", "📍 кафе Рома", "🏁", "17:00", "15:00–17:00", "/tomorrow", "15:00–17:00 Стоматолог · 📍 кафе Рома" },
        { "ru", "кофе 350 руб", "💸 Расход · черновик", "400 руб", "— Кофе   (было: ", "категория", "🎬", "🎬", "/balance", "400" },
        { "ru", "заметка: код двери 4711", "🗒 Заметка · черновик", "название: код подъезда", "Код подъезда", "заметка", "меняется в мае", "меняется в мае", "/list", "🗒 Код подъезда" },
    };

    [Theory, MemberData(nameof(Things))]
    public async Task It_is_drafted_edited_by_words_and_by_a_button_saved_and_found_again(
        string language, string said, string heading, string reply, string shown, string field, string answer, string changed, string view, string found)
    {
        var ann = program.Join(language);
        var card = await ann.DraftAsync(said);
        Assert.StartsWith(heading, card.Message.Text, StringComparison.Ordinal);
        ann.Reply(card, reply);
        card = await ann.BecomesAsync(card, shown);
        await ann.PressAsync(card, Chat.Edit);
        card = await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && Chat.HasButton(entry, Chat.InWords));
        await ann.PressAsync(card, field);
        card = await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && entry.Message.Text!.Contains("❔", StringComparison.Ordinal));
        await AnswerAsync(ann, card, answer);
        card = await ann.BecomesAsync(card, changed);
        Assert.Equal(0, await ann.CountAsync("events"));

        await ann.PressAsync(card, Chat.Confirm);
        var saved = await ann.CanBeUndoneAsync(card);
        Assert.Contains(changed, saved.Message.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ann.CountAsync("events"));
        await ann.ShownAsync(view, found);
    }

    [Fact]
    public async Task A_reminder_says_that_it_can_not_ring_yet_also_when_it_is_saved()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("remind me to call mum tomorrow 6pm");
        Assert.Contains("I can not ring yet", card.Message.Text, StringComparison.Ordinal);
        var saved = await ann.ConfirmAsync(card);
        Assert.Contains("I can not ring yet", saved.Message.Text, StringComparison.Ordinal);
        Assert.Equal("18:00 UTC", await ann.AskAsync<string>("select to_char(remind_time, 'HH24:MI') || ' ' || time_zone from reminders where user_id = $1"));
    }

    [Fact]
    public async Task The_fields_to_choose_from_go_away_with_Back_and_nothing_else_changes()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Dentist tomorrow 3pm");
        await ann.SeesAsync("Which time zone");
        var messages = ann.BotMessages.Count();
        var picking = await ann.TapAsync(card, Chat.Edit, "What should change?");
        await ann.PressAsync(picking, "‹ Back");
        var same = await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && entry.Message.Text == card.Message.Text);
        Assert.Equal(card.Buttons.Select(button => button.Text), same.Buttons.Select(button => button.Text));
        Assert.Equal(messages, ann.BotMessages.Count());
        await ann.ConfirmAsync(same);
    }

    [Fact]
    public async Task A_field_that_is_asked_for_can_be_kept_as_it_is_or_emptied()
    {
        var ann = program.Join();
        var card = await ann.DraftAsync("Dentist tomorrow 3pm at Main Street 5");
        var picking = await ann.TapAsync(card, Chat.Edit, "What should change?");
        var asking = await ann.TapAsync(picking, "📍", "New place?");
        await ann.PressAsync(asking, "👌");
        var kept = await ann.SeesAsync(entry => entry.Message.MessageId == card.Message.MessageId && entry.Buttons.Any(button => button.Text == "✅ Confirm"));
        Assert.Contains("📍 Main Street 5", kept.Message.Text, StringComparison.Ordinal);
        asking = await ann.TapAsync(await ann.TapAsync(kept, Chat.Edit, "What should change?"), "📍", "New place?");
        await ann.PressAsync(asking, "🚫 None");
        await ann.ConfirmAsync(await ann.BecomesAsync(asking, "no place   (was: Main Street 5)"));
        Assert.True(await ann.AskAsync<bool>("select location is null from calendar_events where user_id = $1"));
    }

    private static Task AnswerAsync(Chat person, ChatEntry card, string answer)
    {
        if (card.Buttons.FirstOrDefault(button => button.Text.Contains(answer, StringComparison.Ordinal) && !button.Text.StartsWith("🚫", StringComparison.Ordinal)) is { CallbackData: { } data })
            return person.PressAsync(card, data);
        person.Reply(card, answer);
        return Task.CompletedTask;
    }
}
