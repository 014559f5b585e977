namespace St4cker.Language.Words;

internal static partial class Indonesian
{
    public static readonly IReadOnlyList<WordRow> Rows =
    [
        .. Dates, .. Times, .. AroundDates, .. AroundTasks, .. Messages, .. Money, .. Things, .. FieldNames, .. Changes, .. Replies,
    ];

    private static IEnumerable<WordRow> Dates =>
    [
        new(Sense.Day, 0, "hari ini | hr ini | sekarang hari ini"),
        new(Sense.Day, 1, "besok | besoknya | bsk | besuk | esok | keesokan hari"),
        new(Sense.Day, 2, "lusa | besok lusa | hari lusa"),
        new(Sense.Day, 3, "tulat"),
        new(Sense.Day, -1, "kemarin | kmrn | kemaren"),
        new(Sense.Day, -2, "kemarin lusa | kemarin dulu"),
        new(Sense.Day, 0, "nanti malam | nanti malem | ntar malam | ntar malem | malam ini | malem ini | malam nanti"),
        new(Sense.Part, (int)DayPart.Night, "nanti malam | nanti malem | ntar malam | ntar malem | malam ini | malem ini | malam nanti"),
        new(Sense.Day, 0, "nanti sore | ntar sore | sore ini | sore nanti"), new(Sense.Part, (int)DayPart.LateAfternoon, "nanti sore | ntar sore | sore ini | sore nanti"),
        new(Sense.Day, 0, "nanti siang | ntar siang | siang ini | siang nanti"), new(Sense.Part, (int)DayPart.Midday, "nanti siang | ntar siang | siang ini | siang nanti"),
        new(Sense.Day, 0, "pagi ini | nanti pagi | tadi pagi"), new(Sense.Part, (int)DayPart.Morning, "pagi ini | nanti pagi | tadi pagi"),
        new(Sense.Day, -1, "semalam | semalem | tadi malam | tadi malem"), new(Sense.Part, (int)DayPart.Night, "semalam | semalem | tadi malam | tadi malem"),

        new(Sense.Part, (int)DayPart.Morning, "paginya"), new(Sense.Part, (int)DayPart.Midday, "siangnya"), new(Sense.Part, (int)DayPart.LateAfternoon, "sorenya"), new(Sense.Part, (int)DayPart.Night, "malamnya | malemnya"),
        new(Sense.InPart, (int)DayPart.Morning, "paginya"), new(Sense.InPart, (int)DayPart.Midday, "siangnya"), new(Sense.InPart, (int)DayPart.LateAfternoon, "sorenya"), new(Sense.InPart, (int)DayPart.Night, "malamnya | malemnya"),
        new(Sense.Part, (int)DayPart.Dawn, "dini hari | subuh | pagi buta"),
        new(Sense.Part, (int)DayPart.Morning, "pagi | pagi-pagi | pagi hari"),
        new(Sense.Part, (int)DayPart.Midday, "siang | siang hari"),
        new(Sense.Part, (int)DayPart.LateAfternoon, "sore | sore hari | petang"),
        new(Sense.Part, (int)DayPart.Night, "malam | malem | malam hari"),

        new(Sense.Weekday, 1, "senin"), new(Sense.Weekday, 1, "sen", Care.Faint),
        new(Sense.Weekday, 2, "selasa"), new(Sense.Weekday, 2, "sel", Care.Faint),
        new(Sense.Weekday, 3, "rabu"), new(Sense.Weekday, 3, "rab", Care.Faint),
        new(Sense.Weekday, 4, "kamis"), new(Sense.Weekday, 4, "kam", Care.Weak),
        new(Sense.Weekday, 5, "jumat | jum'at | jumaat"), new(Sense.Weekday, 5, "jum", Care.Weak),
        new(Sense.Weekday, 6, "sabtu"), new(Sense.Weekday, 6, "sab", Care.Weak),
        new(Sense.Weekday, 7, "minggu | ahad"), new(Sense.Weekday, 7, "min | mgg", Care.Faint),
        new(Sense.Weekday, 6, "malam minggu | malming"), new(Sense.Part, (int)DayPart.Night, "malam minggu | malming"),

        new(Sense.Month, 1, "januari"), new(Sense.Month, 2, "februari | pebruari"), new(Sense.Month, 3, "maret"),
        new(Sense.Month, 5, "mei", Care.Weak), new(Sense.Month, 6, "juni"), new(Sense.Month, 7, "juli"),
        new(Sense.Month, 8, "agustus"), new(Sense.Month, 8, "agu | agt | ags", Care.Weak),
        new(Sense.Month, 10, "oktober | okt"), new(Sense.Month, 11, "nopember"), new(Sense.Month, 12, "desember"), new(Sense.Month, 12, "des", Care.Weak),

        new(Sense.Unit, (int)TimeUnit.Minute, "menit | mnt"), new(Sense.Unit, (int)TimeUnit.Hour, "jam"), new(Sense.Unit, (int)TimeUnit.Day, "hari | hr"),
        new(Sense.Unit, (int)TimeUnit.Week, "minggu | pekan | mgg"), new(Sense.Unit, (int)TimeUnit.Month, "bulan | bln"), new(Sense.Unit, (int)TimeUnit.Year, "tahun | thn"),
        new(Sense.Unit, (int)TimeUnit.Weekend, "akhir pekan | akhir minggu"),
        new(Sense.OneUnit, (int)TimeUnit.Minute, "semenit"), new(Sense.OneUnit, (int)TimeUnit.Hour, "sejam"), new(Sense.OneUnit, (int)TimeUnit.Day, "sehari"),
        new(Sense.OneUnit, (int)TimeUnit.Week, "seminggu | sepekan"), new(Sense.OneUnit, (int)TimeUnit.Month, "sebulan"), new(Sense.OneUnit, (int)TimeUnit.Year, "setahun"),

        new(Sense.Number, 1, "satu"), new(Sense.Number, 2, "dua"), new(Sense.Number, 3, "tiga | beberapa"), new(Sense.Number, 4, "empat"), new(Sense.Number, 5, "lima"),
        new(Sense.Number, 6, "enam"), new(Sense.Number, 7, "tujuh"), new(Sense.Number, 8, "delapan"), new(Sense.Number, 9, "sembilan"), new(Sense.Number, 10, "sepuluh"),
        new(Sense.Number, 11, "sebelas"), new(Sense.Number, 12, "dua belas | duabelas"), new(Sense.Number, 15, "lima belas"), new(Sense.Number, 20, "dua puluh"), new(Sense.Number, 30, "tiga puluh"),
        new(Sense.Fraction, 2, "setengah | stgh"), new(Sense.Fraction, 4, "seperempat"),

        new(Sense.In, 0, "dalam | dlm"),
        new(Sense.Later, 0, "lagi | lg | ke depan | kemudian | dari sekarang | mendatang"),
        new(Sense.Ago, 0, "lalu | yang lalu | yg lalu"),
        new(Sense.Next, (int)NextRule.OfNextWeek, "depan | berikutnya | yang akan datang | yg akan datang"),
        new(Sense.This, 0, "ini"),
        new(Sense.Last, 0, "kemarin | lalu | yang lalu | yg lalu"),
        new(Sense.Every, 0, "setiap | tiap | tiap-tiap"),
        new(Sense.StartOf, 0, "awal"), new(Sense.MiddleOf, 0, "pertengahan | tengah"), new(Sense.EndOf, 0, "akhir"),
        new(Sense.Between, 0, "antara"), new(Sense.Span, 90, "satu setengah jam | sejam setengah | 1 setengah jam"), new(Sense.Span, 150, "dua setengah jam | 2 setengah jam"), new(Sense.Span, 15, "seperempat jam"),
        new(Sense.Until, 0, "sampai | sampe | hingga | sampai dengan | s / d | s . d | sd"),
        new(Sense.Nth, 1, "pertama"), new(Sense.Nth, 2, "kedua"), new(Sense.Nth, 3, "ketiga"), new(Sense.Nth, 4, "keempat"), new(Sense.Nth, -1, "terakhir"),
        new(Sense.Once, 0, "sekali"), new(Sense.Times, 0, "kali | x"),
        new(Sense.Repeats, (int)Repeat.EveryOtherDay, "selang sehari"),
        new(Sense.Repeats, (int)Repeat.Weekdays, "hari kerja | tiap hari kerja | setiap hari kerja"),
        new(Sense.DayNumber, 0, "tanggal | tgl | tanggalnya"),
    ];

    private static IEnumerable<WordRow> Times =>
    [
        new(Sense.At, 1, "jam | pukul | pkl | jm"), new(Sense.At, 0, "sekitar | kira-kira"),
        new(Sense.HalfTo, 0, "setengah | stgh"),
        new(Sense.PastHour, 0, "lewat | lebih"), new(Sense.ToHour, 0, "kurang"),
        new(Sense.Noon, 0, "tengah hari"), new(Sense.Midnight, 0, "tengah malam"),
        new(Sense.Offset, 420, "wib"), new(Sense.Offset, 480, "wita"), new(Sense.Offset, 540, "wit"),
    ];

    private static IEnumerable<WordRow> AroundDates =>
    [
        new(Sense.On, 0, "pada | hari | di hari | pada hari | hr | hari-h"),
        new(Sense.Deadline, 0, "sebelum | sblm | sebelom | paling lambat | paling telat | selambat-lambatnya | tenggat | tenggatnya | tenggat waktu | batas waktu | batasnya | deadlinenya | deadline nya | sampai | sampe | hingga "
            + "| dikumpul | dikumpulkan | dikumpulin | dikumpul paling lambat | jatuh tempo | maksimal | maks | harus selesai | selesai sebelum"),
        new(Sense.Towards, 0, "untuk | buat | utk | bwt"),
        new(Sense.From, 0, "dari | sejak | tentang | soal"),
        new(Sense.Measure, 0, "halaman | hal | lembar | butir | buah | biji | orang | kali | ekor | bungkus | botol | porsi | kilo | ribu | rb | juta | jt | ratus | perak | rupiah | persen | bab | ons | meter | kotak | pasang | gelas | sendok | liter | siung | set | tamu"),
    ];

    private static IEnumerable<WordRow> AroundTasks =>
    [
        new(Sense.Lead, (int)LeadKind.Filler, "jadi gini | jadi | gini | tuh | aku tuh | ada | oiya | oh ya | tolong | tlg | mohon | coba | bisa tolong | bisakah | bisa | boleh | aku mau | saya mau | gue mau | gua mau | gw mau | aku ingin | saya ingin | aku pengen | saya akan | aku akan | mau | pengen | bantu | bantu aku "
            + "| dan | terus | lalu | oh ya | oh iya | eh | nah | ayo | yuk | kak | min tolong | dong | tolong dong | nanti | oke"),
        new(Sense.Lead, (int)LeadKind.Duty, "aku tuh harus | aku mesti | mesti | musti | aku harus | saya harus | gue harus | gua harus | gw harus | kita harus | kami harus | harus | aku perlu | saya perlu | kita perlu | perlu | aku wajib | saya wajib | wajib | jangan lupa | jangan lupa untuk | jgn lupa | jangan lupa buat "
            + "| jangan sampai lupa | ingat untuk | ingat | inget | aku kudu | kudu | aku butuh | saya butuh | butuh"),
        new(Sense.Lead, (int)LeadKind.Reminder, "ingatkan | ingatkan aku | ingatkan saya | ingatkan aku untuk | ingatkan saya untuk | ingatkan untuk | ingetin | ingetin aku | ingetin gue | ingetin gw | ingetin saya | ingatin | ingatin aku | tolong ingatkan | tolong ingatkan saya | tolong ingatkan saya untuk "
            + "| tolong ingatkan aku | tolong ingatkan aku untuk | tolong ingetin | pengingat | bikin pengingat | buat pengingat"),
        new(Sense.Lead, (int)LeadKind.TaskMarker, "tambah tugas | tambahkan tugas | catat tugas | tugas baru | bikin tugas baru | buat tugas baru | tambah task | task baru"),
        new(Sense.Lead, (int)LeadKind.TaskMarkerWithColon, "tugas | buat tugas | bikin tugas | daftar tugas"),
        new(Sense.Lead, (int)LeadKind.NoteMarker, "memo | catatan penting | ide"),
        new(Sense.Tail, 0, "ya jgn lupa | ya jangan lupa | jgn lupa ya | jangan lupa ya | ya | yaa | dong | deh | sih | kak | makasih | terima kasih | mksh | tolong | nih | aja"),

        new(Sense.Priority, 3, "secepatnya | asap ya | penting | mendesak | darurat | prioritas tinggi | prioritas utama | segera | penting banget | urgen | sangat penting"),
        new(Sense.Priority, 2, "prioritas sedang | prioritas biasa"),
        new(Sense.Priority, 1, "prioritas rendah | tidak mendesak | tidak penting | nggak penting | gak penting | ga penting | santai aja | nggak buru-buru | gak buru-buru | tidak buru-buru | gak mendesak"),
        new(Sense.Type, 0, "tugas rumah | pekerjaan rumah"), new(Sense.Type, 0, "pr", Care.OwnLanguage),
        new(Sense.Type, 1, "ujian | uts | uas | ulangan | tes"), new(Sense.Type, 2, "laporan | laporan lab | laporan praktikum | lapres"),
        new(Sense.Type, 3, "proyek"), new(Sense.Type, 4, "bacaan | baca bab"), new(Sense.Type, 5, "praktikum"), new(Sense.Type, 6, "kuis"), new(Sense.Type, 7, "presentasi"),
        new(Sense.Course, 1, "matkul | mata kuliah | mapel | mata pelajaran | pelajaran | untuk matkul | buat matkul | di matkul | untuk mata kuliah | buat mata kuliah | pada mata kuliah | di mata kuliah | buat mapel | untuk mapel"),
        new(Sense.Course, 0, "kuliah | untuk kuliah | buat kuliah"),
        new(Sense.Subject, 0, "fisika | kimia | biologi | matematika | mtk | kalkulus | aljabar | statistika | sejarah | geografi | ekonomi | akuntansi | sosiologi | bahasa inggris | bahasa indonesia | pemrograman | algoritma | struktur data "
            + "| basis data | hukum | filsafat | psikologi | ipa | ips | pkn | ppkn | seni budaya | aljabar linear | matematika diskrit"),
        new(Sense.Field, (int)FieldName.Title, "judul"),
        new(Sense.Field, (int)FieldName.Due, "kapan | tenggat | waktu | tanggal | tenggat waktu | tgl"),
        new(Sense.Field, (int)FieldName.Note, "catatan | ket | keterangan"),
        new(Sense.Field, (int)FieldName.Course, "matkul | mata kuliah | mapel | kuliah"),
        new(Sense.Field, (int)FieldName.Priority, "prioritas"),
        new(Sense.Field, (int)FieldName.Type, "jenis | tipe"),
        new(Sense.Field, (int)FieldName.Subtasks, "subtugas | sub tugas | sub-tugas | langkah | langkah-langkah | anak tugas"),
        new(Sense.And, 0, "dan | sama"),
        new(Sense.Connective, 0, "pada | untuk | di | sebelum | sampai | dan | buat"),

        new(Sense.Verb, 0, "ajak | ajukan | ambil | angkat | antar | anter | antarkan | atur | baca | bacakan | balas | bangun | bantu | bawa | bawain | bayar | bayarin | beli | beliin | belikan | belajar | bereskan | beresin | berangkat | berenang | bersihkan | bersihin | bikin | booking | buang | buat | buka "
            + "| cari | cek | cetak | chat | cuci | daftar | daftarkan | dandan | datang | diskusi | donlot | edit | email | fotokopi | ganti | gambar | gosok | hadiri | hafal | hafalkan | hubungi | hapus | ikut | install | isi | jaga | jahit | jalan | jemput | jual | joging | kabari | kasih | kembalikan | kerja | kerjain | kerjakan | kirim | kirimkan | kirimin | konsultasi "
            + "| kumpul | kumpulin | kumpulkan | kunjungi | lanjutkan | lanjutin | lapor | lari | lihat | latihan | lunasi | makan | mandi | masak | matikan | membayar | membeli | membaca | membuat | mengerjakan | mengirim | menulis | mencari | mengambil | mengumpulkan | menyelesaikan | menelepon | mempersiapkan | mencuci | menjemput | mengisi | mengecek | mengurus | menghubungi | menyiapkan | minta | minum | ngerjain | nonton | ngambil | nyari | nyuci "
            + "| olahraga | packing | pakai | pasang | perbaiki | perbarui | perpanjang | pelajari | periksa | pergi | persiapkan | pesan | pesen | pinjam | pinjem | tunggu | tagih | taruh | temenin | temani | nginep | jenguk | besuk | oper | kunci | lepas | tempel | colok | bongkar | potong | pulang | print | rapikan | rapihkan | review | revisi | reservasi | sapu | selesaikan | selesaiin | servis | setor | setrika | siapkan | siapin | simpan | siram | susun | tanam | tanda tangani | tanya | tanyakan | tarik | tebus | telepon | telpon | telfon | temui | terjemahkan "
            + "| tidur | titip | transfer | tulis | tukar | tutup | ubah | undang | unduh | unggah | update | upload | urus | uji | vaksin | video call | wawancarai | zoom | submit | belanja"),
    ];

    private static IEnumerable<WordRow> Messages =>
    [
        new(Sense.Greeting, 0, "halo | hallo | hai | helo | assalamualaikum | selamat pagi | selamat siang | selamat sore | selamat malam | pagi | siang | sore | malam | makasih | terima kasih | trims | tengkyu | mksh | wkwk | wkwkwk | hehe | haha | mantap | sip | siap | keren | bagus | maaf | apa kabar | banyak | kak | bang | min | tes"),
        new(Sense.Greeting, 1, "ya | iya | yoi | oke | ok | betul | benar | setuju | simpan | lanjut | boleh | ya simpan | sudah benar"),
        new(Sense.Greeting, 2, "tidak | nggak | gak | ga | enggak | engga | bukan | salah"),
        new(Sense.Greeting, 3, "batal | batalkan | batalin | nggak jadi | gak jadi | ga jadi | tidak jadi | lupakan | hapus saja | hapus aja"),
        new(Sense.Asking, 0, "habis berapa | abis berapa | keluar berapa | ngabisin berapa | apa | apakah | kapan | siapa | mengapa | kenapa | bagaimana | gimana | berapa | dimana | di mana | mana | ada apa | apa saja | apa aja | adakah"),
        new(Sense.Asking, 1, "daftar | cek | lihat | tampilkan | liat | tunjukkan | kasih lihat | ada"),
        new(Sense.AskedFor, 0, "semua | tugas | daftar | jadwal | agenda | saldo | pengeluaran | acara | tugasku | jadwalku"),
        new(Sense.Statement, 0, "td | baru aja | baru saja | barusan | gak usah | nggak usah | tidak usah | tidak perlu | gak perlu | jangan | aku | saya | gue | gw | gua | dia | mereka | kami | kita | kamu | lagi | sudah | udah | tadi | ternyata"),
        new(Sense.Appointment, 0, "rapat | dokter | dokter gigi | janji | janjian | janji temu | pesta | konser | penerbangan | kelas | kuliah | wawancara | makan siang | makan malam | seminar | acara | kondangan | arisan | pengajian | reuni | sidang | bimbingan | kontrol | nobar | undangan | meeting"),
        new(Sense.Progress, 0, "ngerjain | ngerjakan | garap | ngegarap | mengerjakan | progres | progress | kemajuan | selesai | sudah selesai | udah"),
        new(Sense.NewProject, 0, "proyek baru | buat proyek baru | bikin proyek baru | mulai proyek baru | buat proyek | mulai proyek | tambah proyek | bikin proyek"),
    ];

    private static IEnumerable<WordRow> Replies =>
    [
        new(Sense.Correction, 0, "bukan | salah | eh | maaf | tidak | nggak | gak | ga | enggak | maksudku | maksud saya | maksudnya | sebenarnya | ganti | ganti jadi | ganti ke | ganti menjadi | diganti jadi | ubah | ubah ke | ubah jadi | ubah menjadi | jadi | jadikan | jadiin | pindah ke | pindahkan ke | pindah | pindahin ke | undur ke "
            + "| undur jadi | diundur ke | mundur ke | majukan ke | harusnya | seharusnya | tolong | oke | ya | ganti tanggal jadi | ganti jam jadi | ubah tanggal jadi | ubah tanggal ke | ubah jam jadi | ubah jam ke | ganti tanggalnya jadi | ganti waktunya jadi | buat jadi | saja"),
        new(Sense.Correction, 3, "ralat | koreksi | eh salah | salah ketik"),
        new(Sense.Correction, 1, "ganti judul jadi | ganti judul menjadi | ubah judul jadi | ubah judul menjadi | ganti judulnya jadi | ubah judul ke | ganti nama jadi | judulnya"),
        new(Sense.Not, 0, "bukan | jangan"),
        new(Sense.Without, 0, "tanpa | hapus | buang | hilangkan | tidak ada | gak ada | nggak ada | ga ada | gak usah | nggak usah | tidak usah | tidak perlu | gak perlu"),
        new(Sense.DateField, 0, "tanggal | tanggalnya | tenggat | tenggatnya | tenggat waktu | batas waktu | deadlinenya"),
        new(Sense.TimeField, 0, "jam | jamnya | waktu | waktunya | pukul"),
        new(Sense.Priority, 3, "lebih penting | lebih mendesak | naikkan prioritas | naikkan prioritasnya"),
        new(Sense.Priority, 1, "kurang penting | turunkan prioritas"),
        new(Sense.Add, 0, "tambah | tambahkan | tambahin | tambah subtugas | tambahkan subtugas | tambah langkah"),
        new(Sense.Remove, 0, "hapus | hapuskan | buang | hilangkan | hapus subtugas | buang subtugas | coret"),
        new(Sense.But, 0, "tapi | melainkan | tetapi"),
    ];
}
