// The page's own words by the language of the person who is chosen. The bot's words come from the bot.
const words = {
  en: {
    skip: 'Skip to the message field',
    headline: 'Say it.\nSee the draft.\nConfirm.',
    lead: 'Write to the bot as you would to a friend. It answers with a draft, and nothing is saved until you say so.',
    fine: 'Telegram and Google are played by this program. Nothing leaves your machine.',
    youAre: 'You are', hello: 'Nothing here yet. Try one of these:', begin: 'Nothing here yet. Pick an example, or write your own.', chat: 'Chat', tasks: 'Google Tasks', trail: 'Audit trail',
    message: 'Message', send: 'Send', commands: 'Commands', close: 'Close', newest: 'Go to the newest message',
    bot: 'bot', typing: 'typing…', away: 'reconnecting…', edited: 'edited', today: 'Today', reply: 'Reply', follow: 'Show its audit trail',
    replyTo: 'Reply to {name}', editing: 'Edit message', you: 'You', forwarded: 'Forwarded from {name}', opens: 'opens a new tab',
    photo: 'Photo', sticker: 'Sticker', voice: 'Voice message', reacted: 'St4cker reacted with {emoji}',
    sent: 'sent', read: 'received',
    notConnected: 'Not connected yet. Tasks you confirm stay in St4cker alone.', connect: 'Connect', noTasks: 'Connected, and empty. Confirm a task and it appears here.',
    done: 'done', open: 'open', noSteps: 'Send a message, and every step from your words to their effect appears here.',
    failedToSend: 'That was not sent. Try again.',
    examples: ['Buy milk tomorrow 9am', 'milk, dentist Tue 3pm, paid 20 for coffee', 'yoga every Tuesday 6pm'],
    steps: {
      update_received: 'Message received', press_received: 'Button pressed', command_created: 'Understood, and queued', command_executed: 'Command carried out',
      command_failed: 'Command failed', draft_created: 'Draft written', draft_edited: 'Draft changed', draft_confirmed: 'You confirmed', draft_cancelled: 'You cancelled',
      draft_expired: 'Draft expired', draft_executed: 'Saved', draft_failed: 'Could not be saved', draft_undone: 'Undone', undo_asked: 'Being taken back', undo_refused: 'Could not be taken back', settings_changed: 'Settings changed', question_asked: 'Asked you', question_answered: 'You answered',
      effect_queued: 'On its way', effect_succeeded: 'Arrived', effect_failed: 'Did not arrive', effect_undone: 'Taken back', connection_made: 'Google connected', drive_log_started: 'Log in Drive started', drive_log_stopped: 'Log in Drive stopped', drive_log_interrupted: 'Log in Drive waits', effect_waiting: 'Waits for you to sign in', effect_postponed: 'Tried again soon', time_zone_asked: 'Time zone asked', time_zone_chosen: 'Time zone chosen', language_chosen: 'Language chosen', draft_moved: 'Moved to the time zone',
      connection_revoked: 'Google disconnected', answer_refused: 'Not done', edit_refused: 'Not changed', message_lost: 'A message may be lost',
    },
  },
  id: {
    skip: 'Langsung ke kolom pesan',
    headline: 'Bilang.\nLihat drafnya.\nSimpan.',
    lead: 'Tulis ke bot seperti ke teman. Ia menjawab dengan draf, dan tidak ada yang tersimpan sebelum kamu setuju.',
    fine: 'Telegram dan Google diperankan oleh program ini. Tidak ada yang keluar dari komputermu.',
    youAre: 'Kamu adalah', hello: 'Belum ada apa-apa. Coba salah satu:', begin: 'Belum ada apa-apa. Pilih contoh, atau tulis sendiri.', chat: 'Chat', tasks: 'Google Tasks', trail: 'Jejak audit',
    message: 'Pesan', send: 'Kirim', commands: 'Perintah', close: 'Tutup', newest: 'Ke pesan terbaru',
    bot: 'bot', typing: 'mengetik…', away: 'menyambung lagi…', edited: 'diedit', today: 'Hari ini', reply: 'Balas', follow: 'Lihat jejak auditnya',
    replyTo: 'Balas {name}', editing: 'Edit pesan', you: 'Kamu', forwarded: 'Diteruskan dari {name}', opens: 'membuka tab baru',
    photo: 'Foto', sticker: 'Stiker', voice: 'Pesan suara', reacted: 'St4cker bereaksi dengan {emoji}',
    sent: 'terkirim', read: 'diterima',
    notConnected: 'Belum terhubung. Tugas yang kamu simpan hanya ada di St4cker.', connect: 'Hubungkan', noTasks: 'Terhubung, masih kosong. Simpan satu tugas dan ia muncul di sini.',
    done: 'selesai', open: 'belum selesai', noSteps: 'Kirim pesan, dan setiap langkah dari kata-katamu sampai hasilnya muncul di sini.',
    failedToSend: 'Belum terkirim. Coba lagi.',
    examples: ['beli susu besok jam 9', 'beli susu, dokter gigi Selasa jam 3 sore, kopi 20rb', 'yoga tiap Selasa jam 6 sore'],
    steps: {
      update_received: 'Pesan diterima', press_received: 'Tombol ditekan', command_created: 'Dipahami, masuk antrean', command_executed: 'Perintah dijalankan',
      command_failed: 'Perintah gagal', draft_created: 'Draf ditulis', draft_edited: 'Draf diubah', draft_confirmed: 'Kamu menyetujui', draft_cancelled: 'Kamu membatalkan',
      draft_expired: 'Draf kedaluwarsa', draft_executed: 'Tersimpan', draft_failed: 'Tidak dapat disimpan', undo_asked: 'Sedang diurungkan', undo_refused: 'Tidak bisa diurungkan', settings_changed: 'Pengaturan diubah', draft_undone: 'Dibatalkan lagi', question_asked: 'Bertanya padamu', question_answered: 'Kamu menjawab',
      effect_queued: 'Dalam perjalanan', effect_succeeded: 'Sampai', effect_failed: 'Belum sampai', effect_undone: 'Ditarik kembali', connection_made: 'Google terhubung', drive_log_started: 'Catatan di Drive dimulai', drive_log_stopped: 'Catatan di Drive dihentikan', drive_log_interrupted: 'Catatan di Drive menunggu', effect_waiting: 'Menunggu kamu masuk lagi', effect_postponed: 'Segera dicoba lagi', time_zone_asked: 'Zona waktu ditanyakan', time_zone_chosen: 'Zona waktu dipilih', language_chosen: 'Bahasa dipilih', draft_moved: 'Dipindah ke zona waktu', connection_revoked: 'Google terputus', zone_chosen: 'Zona waktu dipilih', answer_refused: 'Tidak dilakukan', edit_refused: 'Tidak diubah', message_lost: 'Sebuah pesan mungkin hilang',
    },
  },
  ru: {
    skip: 'К полю сообщения',
    headline: 'Скажите.\nПосмотрите черновик.\nСохраните.',
    lead: 'Пишите боту, как другу. Он ответит черновиком, и ничего не сохранится, пока вы не согласитесь.',
    fine: 'Telegram и Google изображает эта программа. Ничто не покидает ваш компьютер.',
    youAre: 'Вы', hello: 'Здесь пока пусто. Попробуйте:', begin: 'Здесь пока пусто. Выберите пример или напишите своё.', chat: 'Чат', tasks: 'Google Задачи', trail: 'Журнал',
    message: 'Сообщение', send: 'Отправить', commands: 'Команды', close: 'Закрыть', newest: 'К последнему сообщению',
    bot: 'бот', typing: 'печатает…', away: 'подключаюсь снова…', edited: 'изменено', today: 'Сегодня', reply: 'Ответить', follow: 'Показать журнал',
    replyTo: 'Ответить: {name}', editing: 'Изменить сообщение', you: 'Вы', forwarded: 'Переслано от {name}', opens: 'откроется в новой вкладке',
    photo: 'Фото', sticker: 'Стикер', voice: 'Голосовое сообщение', reacted: 'Реакция St4cker: {emoji}',
    sent: 'отправлено', read: 'получено',
    notConnected: 'Пока не подключено. Сохранённые задачи остаются только в St4cker.', connect: 'Подключить', noTasks: 'Подключено, пока пусто. Сохраните задачу, и она появится здесь.',
    done: 'сделано', open: 'не сделано', noSteps: 'Отправьте сообщение, и здесь появится каждый шаг от ваших слов до результата.',
    failedToSend: 'Не отправлено. Попробуйте ещё раз.',
    examples: ['купить молоко завтра в 9', 'молоко, стоматолог во вторник в 15, кофе 350', 'йога каждый вторник в 18'],
    steps: {
      update_received: 'Сообщение получено', press_received: 'Кнопка нажата', command_created: 'Понято и поставлено в очередь', command_executed: 'Команда выполнена',
      command_failed: 'Команда не удалась', draft_created: 'Черновик написан', draft_edited: 'Черновик изменён', draft_confirmed: 'Вы сохранили', draft_cancelled: 'Вы отменили',
      draft_expired: 'Черновик устарел', draft_executed: 'Сохранено', draft_failed: 'Не удалось сохранить', draft_undone: 'Возвращено', undo_asked: 'Возвращаем', undo_refused: 'Вернуть нельзя', question_asked: 'Вопрос к вам', question_answered: 'Вы ответили',
      effect_queued: 'В пути', effect_succeeded: 'Дошло', effect_failed: 'Не дошло', effect_undone: 'Отозвано', connection_made: 'Google подключён', drive_log_started: 'Журнал на Диске ведётся', drive_log_stopped: 'Журнал на Диске остановлен', drive_log_interrupted: 'Журнал на Диске ждёт', effect_waiting: 'Ждёт вашего входа', effect_postponed: 'Скоро ещё раз', time_zone_asked: 'Спросили часовой пояс', time_zone_chosen: 'Часовой пояс выбран', language_chosen: 'Язык выбран', settings_changed: 'Настройки изменены', draft_moved: 'Перенесён в часовой пояс',
      connection_revoked: 'Google отключён', answer_refused: 'Не выполнено', edit_refused: 'Не изменено', message_lost: 'Сообщение могло потеряться',
    },
  },
};

// The day before the month and 24 hours, as the bot's cards have it.
const locales = { en: 'en-GB', id: 'id', ru: 'ru' };
let language = 'en';

export function speak(code) {
  language = code in words ? code : 'en';
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
  for (const element of document.querySelectorAll('[data-hint]')) element.placeholder = say(element.dataset.hint);
}

export function say(word, values = {}) {
  const text = words[language][word] ?? words.en[word] ?? word;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export const examples = () => words[language].examples;

/** An audit step in words; an action that has none is shown with spaces. */
export function stepInWords({ action, details }) {
  const name = action === 'update_received' && details?.kind === 'CallbackQuery' ? 'press_received' : action;
  const known = words[language].steps[name] ?? words.en.steps[name];
  if (known) return known;
  const plain = action.replaceAll('_', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const clock = (seconds) => new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit' }).format(seconds * 1000);

export const day = (seconds) => new Intl.DateTimeFormat(locales[language], { weekday: 'long', day: 'numeric', month: 'long' }).format(seconds * 1000);

/** Google keeps a date at midnight UTC: it is shown as that date wherever the browser stands. */
export const dueDay = (due) => new Intl.DateTimeFormat(locales[language], { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(due));

export function duration(milliseconds) {
  if (milliseconds < 10) return `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(milliseconds)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60000) return `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(milliseconds / 1000)} s`;
  return `${Math.round(milliseconds / 60000)} min`;
}
