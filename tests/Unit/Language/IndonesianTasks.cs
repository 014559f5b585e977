namespace St4cker.Unit.Language;

public class IndonesianTasks
{
    [Theory]
    [InlineData("beli susu besok jam 9", "Beli susu", "2026-11-22T09:00")]
    [InlineData("besok jam 9 beli susu", "Beli susu", "2026-11-22T09:00")]
    [InlineData("beli susu jam 9 malam besok", "Beli susu", "2026-11-22T21:00")]
    [InlineData("beli susu besok pagi", "Beli susu", "2026-11-22T09:00")]
    [InlineData("beli susu hari ini", "Beli susu", "2026-11-21")]
    [InlineData("beli susu lusa", "Beli susu", "2026-11-23")]
    [InlineData("telepon ibu nanti malam", "Telepon ibu", "2026-11-21T20:00")]
    [InlineData("telepon ibu malam ini jam 8", "Telepon ibu", "2026-11-21T20:00")]
    [InlineData("telepon ibu nanti sore", "Telepon ibu", "2026-11-21T16:00")]
    [InlineData("kumpulkan laporan hari ini jam 5 sore", "Kumpulkan laporan", "2026-11-21T17:00")]
    [InlineData("besok siang jam 1 jemput adik", "Jemput adik", "2026-11-22T13:00")]
    [InlineData("jemput adik besok jam setengah 8", "Jemput adik", "2026-11-22T07:30")]
    [InlineData("jemput adik besok jam setengah delapan malam", "Jemput adik", "2026-11-22T19:30")]
    [InlineData("jemput adik besok pukul 14.30", "Jemput adik", "2026-11-22T14:30")]
    [InlineData("jemput adik besok jam 9 lewat 15", "Jemput adik", "2026-11-22T09:15")]
    [InlineData("jemput adik besok jam 9 kurang seperempat", "Jemput adik", "2026-11-22T08:45")]
    [InlineData("jemput adik jam 3", "Jemput adik", "2026-11-21T15:00")]
    [InlineData("jemput adik jam 9", "Jemput adik", "2026-11-22T09:00")]
    [InlineData("jemput adik jam 3 pagi", "Jemput adik", "2026-11-22T03:00")]
    [InlineData("jemput adik besok 09.00", "Jemput adik", "2026-11-22T09:00")]
    [InlineData("jemput adik besok jam 10 WITA", "Jemput adik", "2026-11-22T09:00")]
    [InlineData("3 hari lagi bayar kos", "Bayar kos", "2026-11-24")]
    [InlineData("bayar kos tiga hari lagi", "Bayar kos", "2026-11-24")]
    [InlineData("minum obat 2 jam lagi", "Minum obat", "2026-11-21T12:00")]
    [InlineData("minum obat sejam lagi", "Minum obat", "2026-11-21T11:00")]
    [InlineData("minum obat setengah jam lagi", "Minum obat", "2026-11-21T10:30")]
    [InlineData("servis motor 2 minggu lagi", "Servis motor", "2026-12-05")]
    [InlineData("servis motor minggu depan", "Servis motor", "2026-11-23")]
    [InlineData("servis motor hari Minggu", "Servis motor", "2026-11-22")]
    [InlineData("servis motor Minggu jam 10", "Servis motor", "2026-11-22T10:00")]
    [InlineData("servis motor hari Minggu depan", "Servis motor", "2026-11-29")]
    [InlineData("nonton malam minggu", "Nonton", "2026-11-21T20:00")]
    [InlineData("bayar kos akhir bulan", "Bayar kos", "2026-11-30")]
    [InlineData("bayar kos awal bulan", "Bayar kos", "2026-12-01")]
    [InlineData("bayar kos bulan depan", "Bayar kos", "2026-12-01")]
    [InlineData("bayar pajak akhir tahun", "Bayar pajak", "2026-12-31")]
    [InlineData("laporan lab fisika senin depan", "Laporan lab fisika", "2026-11-23")]
    [InlineData("kumpul proyek Jumat minggu depan", "Kumpul proyek", "2026-11-27")]
    [InlineData("kumpul proyek jumat", "Kumpul proyek", "2026-11-27")]
    [InlineData("kumpul proyek jum'at ini", "Kumpul proyek", "2026-11-27")]
    [InlineData("kumpul proyek hari Senin jam 8", "Kumpul proyek", "2026-11-23T08:00")]
    [InlineData("kumpul proyek sen jam 8", "Kumpul proyek", "2026-11-23T08:00")]
    [InlineData("bayar SPP 10 Desember", "Bayar SPP", "2026-12-10")]
    [InlineData("bayar SPP tanggal 10 Desember 2027", "Bayar SPP", "2027-12-10")]
    [InlineData("bayar SPP tanggal 5", "Bayar SPP", "2026-12-05")]
    [InlineData("bayar SPP 10/11", "Bayar SPP", "2027-11-10")]
    [InlineData("bayar SPP 1/12", "Bayar SPP", "2026-12-01")]
    [InlineData("10 Mei perpanjang SIM", "Perpanjang SIM", "2027-05-10")]
    [InlineData("tugas fisika dikumpul senin", "Tugas fisika", "2026-11-23")]
    [InlineData("esai paling lambat 25 November", "Esai", "2026-11-25")]
    [InlineData("esai tenggat Jumat jam 5 sore", "Esai", "2026-11-27T17:00")]
    [InlineData("aku harus bayar pajak sebelum Jumat", "Bayar pajak", "2026-11-27")]
    [InlineData("tolong beli roti besok ya", "Beli roti", "2026-11-22")]
    [InlineData("jangan lupa beli roti besok", "Beli roti", "2026-11-22")]
    [InlineData("saya mau beli roti besok", "Beli roti", "2026-11-22")]
    [InlineData("tugas: buat poster untuk besok", "Buat poster", "2026-11-22")]
    [InlineData("meeting notes kirim tomorrow jam 9", "Meeting notes kirim", "2026-11-22T09:00")]
    public void A_date_becomes_the_due_date_and_the_rest_the_title(string text, string title, string due)
    {
        var reading = Said.Read(text, "id");
        Assert.Null(reading.Question);
        Assert.Equal((title, due), (reading.Items[0].Fields.Title, reading.Items[0].Fields.Due?.Iso));
    }

    [Theory]
    [InlineData("kerjakan PR matkul Kalkulus minggu depan", "Kerjakan PR", "Kalkulus", "homework", null)]
    [InlineData("presentasi kelompok mata kuliah Struktur Data", "Presentasi kelompok", "Struktur Data", "presentation", null)]
    [InlineData("laporan lab fisika", "Laporan lab fisika", "Fisika", "report", null)]
    [InlineData("UTS Kalkulus Jumat depan", "UTS Kalkulus", "Kalkulus", "exam", null)]
    [InlineData("tugas kuliah Kalkulus", "Tugas", "Kalkulus", null, null)]
    [InlineData("kuis besok", "Kuis", null, "quiz", null)]
    [InlineData("baca bab 3", "Baca bab 3", null, "reading", null)]
    [InlineData("penting: bayar SPP", "Bayar SPP", null, null, "high")]
    [InlineData("bayar SPP mendesak", "Bayar SPP", null, null, "high")]
    [InlineData("prioritas tinggi bayar SPP besok", "Bayar SPP", null, null, "high")]
    [InlineData("bayar SPP besok, prioritas rendah", "Bayar SPP", null, null, "low")]
    [InlineData("bayar SPP matkul: Fisika Dasar", "Bayar SPP", "Fisika Dasar", null, null)]
    public void Course_type_and_priority_are_read_when_said(string text, string title, string? course, string? type, string? priority)
    {
        var fields = Said.Fields(text, "id");
        Assert.Equal((title, course, type, priority), (fields.Title, fields.Course, fields.Type, fields.Priority));
    }

    [Theory]
    [InlineData("beli susu besok jam 9", "")]
    [InlineData("beli susu jam 9", "due")]
    [InlineData("beli susu besok jam 3", "dueTime")]
    [InlineData("beli susu besok sore", "dueTime")]
    [InlineData("laporan lab fisika", "course")]
    [InlineData("beli obat penting untuk ibu", "priority")]
    public void What_was_guessed_is_named(string text, string assumed) => Assert.Equal(assumed, string.Join(',', Said.Item(text, "id").Assumed));
}
