namespace St4cker.Google;

/// <summary>What the pages say, by language.</summary>
internal static class ConnectWords
{
    /// <summary>The language spoken (English for one that is not known), a heading and a sentence; plain text.</summary>
    public static (string Language, string Heading, string Sentence) Say(ConnectOutcome outcome, string language) => language switch
    {
        "id" => Of("id", Indonesian(outcome)),
        "ru" => Of("ru", Russian(outcome)),
        _ => Of("en", English(outcome)),
    };

    private static (string Language, string Heading, string Sentence) Of(string language, (string Heading, string Sentence) words) =>
        (language, words.Heading, words.Sentence);

    private static (string Heading, string Sentence) English(ConnectOutcome outcome) => outcome switch
    {
        ConnectOutcome.Connected => ("Connected", "You can go back to the chat. What waited for Google Tasks follows by itself."),
        ConnectOutcome.ConnectedWithDrive => ("Connected", "You can go back to the chat. Google Tasks and the log in your Drive go on by themselves."),
        ConnectOutcome.ConnectedWithoutDrive => ("Connected, but without Drive", "The box for Google Drive was not ticked, so no log is kept there. Google Tasks works. To try again, send /connect drive in the chat and tick both boxes."),
        ConnectOutcome.Denied => ("Not connected", "You did not allow it, so nothing changed. To try again, send /connect in the chat."),
        ConnectOutcome.NotAllowed => ("Not connected", "The box for Google Tasks was not ticked. Send /connect in the chat and tick it this time."),
        ConnectOutcome.Failed => ("That did not work", "Google did not answer as it should. Nothing changed. Send /connect in the chat to try again."),
        ConnectOutcome.Unknown => ("This link is not known", "Copy the whole link from the chat, or send /connect there for a new one."),
        ConnectOutcome.Expired => ("This link is too old", "A link works for ten minutes. Send /connect in the chat for a new one."),
        ConnectOutcome.Used => ("This link was used already", "If Google is not connected yet, send /connect in the chat for a new link."),
        ConnectOutcome.OtherBrowser => ("Please stay in one browser", "You began in another browser. Open the link from the chat in this one and finish here."),
        ConnectOutcome.NotSetUp => ("Google is not set up here", "Whoever runs this bot has to set it up first. Everything else works without it."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static (string Heading, string Sentence) Indonesian(ConnectOutcome outcome) => outcome switch
    {
        ConnectOutcome.Connected => ("Terhubung", "Kamu bisa kembali ke chat. Yang menunggu Google Tasks akan menyusul sendiri."),
        ConnectOutcome.ConnectedWithDrive => ("Terhubung", "Kamu bisa kembali ke chat. Google Tasks dan catatan di Drive-mu berjalan sendiri."),
        ConnectOutcome.ConnectedWithoutDrive => ("Terhubung, tetapi tanpa Drive", "Kotak Google Drive belum dicentang, jadi tidak ada catatan di sana. Google Tasks berjalan. Untuk mencoba lagi, kirim /connect drive di chat dan centang kedua kotak."),
        ConnectOutcome.Denied => ("Belum terhubung", "Kamu tidak mengizinkannya, jadi tidak ada yang berubah. Untuk mencoba lagi, kirim /connect di chat."),
        ConnectOutcome.NotAllowed => ("Belum terhubung", "Kotak Google Tasks belum dicentang. Kirim /connect di chat, lalu centang kotaknya."),
        ConnectOutcome.Failed => ("Tidak berhasil", "Google tidak menjawab sebagaimana mestinya. Tidak ada yang berubah. Kirim /connect di chat untuk mencoba lagi."),
        ConnectOutcome.Unknown => ("Tautan ini tidak dikenal", "Salin seluruh tautan dari chat, atau kirim /connect di sana untuk tautan baru."),
        ConnectOutcome.Expired => ("Tautan ini sudah kedaluwarsa", "Tautan berlaku sepuluh menit. Kirim /connect di chat untuk tautan baru."),
        ConnectOutcome.Used => ("Tautan ini sudah dipakai", "Jika Google belum terhubung, kirim /connect di chat untuk tautan baru."),
        ConnectOutcome.OtherBrowser => ("Pakai satu browser saja", "Kamu memulai di browser lain. Buka tautan dari chat di browser ini dan selesaikan di sini."),
        ConnectOutcome.NotSetUp => ("Google belum disiapkan di sini", "Pengelola bot ini harus menyiapkannya dulu. Yang lain tetap berjalan tanpanya."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static (string Heading, string Sentence) Russian(ConnectOutcome outcome) => outcome switch
    {
        ConnectOutcome.Connected => ("Подключено", "Можно вернуться в чат. То, что ждало Google Задачи, отправится само."),
        ConnectOutcome.ConnectedWithDrive => ("Подключено", "Можно вернуться в чат. Google Задачи и журнал на вашем Диске продолжатся сами."),
        ConnectOutcome.ConnectedWithoutDrive => ("Подключено, но без Диска", "Доступ к Google Диску не отмечен, поэтому журнал там не ведётся. Google Задачи работают. Чтобы попробовать ещё раз, отправьте в чат /connect drive и отметьте оба пункта."),
        ConnectOutcome.Denied => ("Не подключено", "Вы не дали доступ, ничего не изменилось. Чтобы попробовать ещё раз, отправьте в чат /connect."),
        ConnectOutcome.NotAllowed => ("Не подключено", "Не отмечен доступ к Google Задачам. Отправьте в чат /connect и отметьте его."),
        ConnectOutcome.Failed => ("Не получилось", "Google ответил не так, как должен. Ничего не изменилось. Отправьте в чат /connect, чтобы попробовать ещё раз."),
        ConnectOutcome.Unknown => ("Ссылка неизвестна", "Скопируйте ссылку из чата целиком или отправьте там /connect, чтобы получить новую."),
        ConnectOutcome.Expired => ("Ссылка устарела", "Ссылка действует десять минут. Отправьте в чат /connect, чтобы получить новую."),
        ConnectOutcome.Used => ("Ссылка уже использована", "Если Google ещё не подключён, отправьте в чат /connect, чтобы получить новую."),
        ConnectOutcome.OtherBrowser => ("Оставайтесь в одном браузере", "Вы начали в другом браузере. Откройте ссылку из чата в этом и закончите здесь."),
        ConnectOutcome.NotSetUp => ("Google здесь не настроен", "Сначала его должен настроить владелец бота. Всё остальное работает и без него."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
