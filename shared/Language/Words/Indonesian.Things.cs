namespace St4cker.Language.Words;

/// <content>Durations, shares, people, places, and changes of what is stored.</content>
internal static partial class Indonesian
{
    private static IEnumerable<WordRow> Things =>
    [
        new(Sense.Then, 0, "terus | trus | trs | lalu | abis itu | habis itu | setelah itu | sama juga | dan juga | terus juga | kemudian"),
        new(Sense.JustNow, 0, "tadi | td | barusan | baru aja | baru saja | tadi pagi | tadi siang | tadi sore | tadi malam | semalam | semalem"),
        new(Sense.Chat, 0, "habis | abis | banget | bgt | wkwk | wkwkwk | anjir | anjay | huft | hadeh | haduh | bete | gabut | capek | hehe"),
        new(Sense.Lasting, 0, "selama | slm"),
        new(Sense.OneAndHalf, 0, "satu setengah | sejam setengah"),
        new(Sense.Percent, 0, "persen | prosen"),
        new(Sense.Half, 0, "setengah jalan | setengah selesai | baru setengah | udah setengah | sudah setengah | separuh | separo"),
        new(Sense.AllDay, 0, "seharian | sehari penuh | sepanjang hari | seharian penuh"),
        new(Sense.With, 0, "dengan | dgn | sama | bareng | bersama | ama | bareng sama | barengan | sm"),
        new(Sense.Title, 0, "pak | bu | mas | mbak | kak | bang | om | tante | bapak | dr | bg | mba | ka | dek | ustadz | prof | ibu | kakak | abang"),
        new(Sense.Kin, 0, "mama | papa | ibu | bapak | ayah | bunda | nenek | kakek | adik | kakak | mamah | papah | pacar | istri | suami"),
        new(Sense.Place, 1, "di"),
        new(Sense.Room, 0, "ruang | ruangan | gedung | aula | lantai"),
        new(Sense.UsualPart, (int)DayPart.Night, "makan malam | dinner | konser | pengajian"), new(Sense.UsualPart, (int)DayPart.Morning, "sarapan | senam"), new(Sense.UsualPart, (int)DayPart.Midday, "makan siang"),
        new(Sense.Copula, 0, "adalah | itu | nyampe | nyampai | mencapai | cair | total | totalnya | harganya | seharga"),
        new(Sense.Discount, 0, "diskon | off | potongan"),
        new(Sense.Goods, 0, "kado | hadiah | tiket | baju | kue | undangan | materi | bahan | notulen | konsumsi | oleh-oleh"),
        new(Sense.Lead, (int)LeadKind.Note, "catatan | simpan ini | simpan ini ya | note | catat | catat bahwa | catet | catat ya | tulis catatan | buat catatan | bikin catatan | catatan baru | noted"),
        new(Sense.Lead, (int)LeadKind.Event, "jadwalkan | buat acara | tambah acara | bikin acara | acara baru | tambahkan acara | buat jadwal | bikin jadwal | tambah jadwal | jadwalin | agendakan"),
        new(Sense.Appointment, 1, "ulang tahun | ultah | libur | liburan | cuti | wisuda | lebaran | hari raya | nikahan | pernikahan | lamaran | hut | outing | study tour | anniversary"),
        new(Sense.Appointment, 2, "ketemu | ketemuan | hadiri | menghadiri | temu | bertemu | ngopi | nongkrong | makan bareng | nonton bareng | nonton bioskop | jalan bareng | main bareng | main ke | buka puasa bareng | dinner bareng | lunch bareng"),
        new(Sense.Appointment, 0, "rapat | meet | call | zoom | telponan | buka bersama | bukber | futsal | badminton | main futsal | gym | yoga | les | les piano | les inggris | kursus | interview | sidang skripsi | bimbingan skripsi | potong rambut | kerja kelompok "
            + "| kerkom | vaksin | medical check up | cek kesehatan | periksa gigi | pertemuan | temu | temu klien | jalan-jalan | latihan | latihan band | upacara | workshop | webinar | pelatihan | training | kelas yoga | senam | zumba | cukur rambut | buka bareng | halal bihalal | syukuran | akad | resepsi | aqiqah | tahlilan | ibadah | misa | gereja | kereta | pesawat | bus | checkup "
            + "| kuliah umum | kuliah tamu | makan bareng | makan bersama | sarapan bareng | nongkrong | mabar | kumpul | kumpul keluarga | fitting | survei | kunjungan | konsultasi | mcu | sparing | turnamen | lomba | kerja bakti | gotong royong | posyandu | ronda | kumpul rt"),
    ];

    private static IEnumerable<WordRow> FieldNames =>
    [
        new(Sense.Field, (int)FieldName.Amount, "jumlah | harga | nominal | total"), new(Sense.Field, (int)FieldName.Category, "kategori"), new(Sense.Field, (int)FieldName.Location, "lokasi | tempat | alamat"),
        new(Sense.Field, (int)FieldName.Participants, "peserta | dengan | sama | undang"), new(Sense.Field, (int)FieldName.Percent, "persen | kemajuan"), new(Sense.Field, (int)FieldName.Duration, "durasi | lama | lamanya | menit"),
        new(Sense.Field, (int)FieldName.Start, "mulai | mulainya"), new(Sense.Field, (int)FieldName.End, "sampai | berakhir"), new(Sense.Field, (int)FieldName.RemindAt, "ingatkan"), new(Sense.Field, (int)FieldName.Recurrence, "ulangi | berulang"),
    ];

    private static IEnumerable<WordRow> Changes =>
    [
        new(Sense.Change, (int)ChangeKind.Done, "baru selesai | baru kelar | baru beres | baru aja selesai | baru aja kelar | baru saja selesai | tadi selesai | sudah selesai | udah selesai | selesai | udah kelar | sudah kelar | kelar | tandai | beres | udah beres | sudah beres | udh selesai | udh kelar | sdh selesai | aku sudah selesai | aku udah selesai | centang | udah ngerjain | sudah mengerjakan | udah ngumpulin | sudah mengumpulkan | udah kumpulin | udah dikumpulin"),
        new(Sense.Change, (int)ChangeKind.Open, "buka lagi | buka kembali | belum selesai | batal selesai | ternyata belum selesai | aktifkan lagi"),
        new(Sense.Change, (int)ChangeKind.Delete, "hapus tugas | hapus acara | hapus task | batalkan acara | batalkan tugas | hapus catatan | hapus pengingat | hapus jadwal | batalkan jadwal | hapusin tugas | batalin acara | hapus proyek | hapus pengeluaran | hapusin"),
        new(Sense.Change, (int)ChangeKind.MaybeDelete, "hapus | batalkan | batalin | cancel"),
        new(Sense.Change, (int)ChangeKind.MaybeDone, "udah beli | sudah beli | udah bayar | sudah bayar | udah | sudah | udh | sdh | dah | aku udah | aku sudah | saya sudah | gue udah | gw udah | udah aku"),
        new(Sense.Change, (int)ChangeKind.Move, "undur | undurkan | mundurkan | mundurin | majukan | majuin | tunda | reschedule | jadwal ulang | ubah jadwal | ganti jadwal | ubah tanggal | ganti tanggal | ubah deadline | undurin | jadwalkan ulang | ganti jam"),
        new(Sense.Change, (int)ChangeKind.Move, "pindahkan | pindahin | pindah | geser | geserin", Care.Weak),
        new(Sense.Change, (int)ChangeKind.Moved, "mundur ke | diundur ke | dimajukan ke | diundur | dimundurin | dimajuin | dimajukan | dipindah | dipindahin | dipindahkan | mundur | jadinya mundur | digeser | ditunda | dijadwal ulang"),
        new(Sense.Change, (int)ChangeKind.Set, "ubah | ganti | jadikan"),
        new(Sense.Change, (int)ChangeKind.Rename, "ganti nama | ubah nama | rename | ubah judul | ganti judul | ganti namanya"),
        new(Sense.Finished, 0, "selesai | sudah selesai | udah selesai | sudah beres | udah beres | kelar | udah kelar | sudah kelar | beres | jadi selesai | sebagai selesai | rampung | udah dikumpulin | sudah dikumpulkan | udah dikerjain | udah dibeli | sudah dibeli | udah dibayar | sudah dibayar | udh kelar | udh selesai | dah kelar | dah selesai | sdh selesai | dah beres"),
        new(Sense.Finished, 2, "sudah | udah | udh | dah"),
        new(Sense.Finished, 1, "belum selesai | ternyata belum selesai | belum kelar"),
        new(Sense.Thing, 0, "tugas | acara | pengingat | catatan | proyek | task | jadwal"),
        new(Sense.To, 0, "ke | jadi | menjadi | sampai | jd"),
        new(Sense.View, 0, "tugas | tugasku | tugas apa | deadline | pr | daftar tugas | kerjaan | tenggat"),
        new(Sense.View, 1, "hari ini"), new(Sense.View, 2, "besok"), new(Sense.View, 3, "seminggu | pekan"),
        new(Sense.View, 4, "saldo | sisa uang | sisa duit | uangku | duitku | duit gue | uang saya | sisa saldo"),
        new(Sense.View, 5, "pengeluaran | ringkasan | rekap | habis berapa | abis berapa | keluar berapa | ngabisin berapa | duit kemana | pemasukan | keuangan | pengeluaranku | bulan ini"),
        new(Sense.View, 6, "proyek | proyekku"), new(Sense.View, 7, "semua | daftar | jadwal | agenda | acara | jadwalku | catatan"),
    ];
}
