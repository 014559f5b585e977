namespace St4cker.Language.Words;

/// <content>Amounts, currencies and what money goes for.</content>
internal static partial class Indonesian
{
    private static IEnumerable<WordRow> Money =>
    [
        new(Sense.Scale, 10, "puluh"), new(Sense.Scale, 100, "ratus"), new(Sense.Scale, 1000, "rb | ribu | rebu | ribuan | rban | rbu | ceng"), new(Sense.Scale, 1_000_000, "jt | juta | jeti | jutaan"), new(Sense.Scale, 1_000_000_000, "miliar | milyar"),
        new(Sense.OneScale, 100, "seratus", Care.Weak), new(Sense.OneScale, 1000, "seribu"), new(Sense.OneScale, 1_000_000, "sejuta"), new(Sense.Number, 10, "sepuluh"), new(Sense.Number, 100, "seratus"),
        new(Sense.Teen, 0, "belas"), new(Sense.Number, 12, "duabelas"), new(Sense.Number, 15, "limabelas"), new(Sense.Number, 25, "dua puluh lima"),
        new(Sense.Slang, 10004, "cepek"), new(Sense.Slang, 50004, "gopek"), new(Sense.Slang, 100004, "seceng | ceceng"), new(Sense.Slang, 200004, "noceng"), new(Sense.Slang, 500004, "goceng"), new(Sense.Slang, 1000004, "ceban | sekitar ceban"),
        new(Sense.Slang, 2000004, "noban"), new(Sense.Slang, 2500004, "goban gopek"), new(Sense.Slang, 5000004, "gocap | goban"), new(Sense.Slang, 10000004, "cepek ceng | cetun"), new(Sense.Slang, 100000004, "cetiau | cetiaw"),
        new(Sense.Currency, 4, "rp | rupiah | idr | perak | rupiah."), new(Sense.Currency, 0, "dolar"), new(Sense.Currency, 1, "euro"), new(Sense.Currency, 7, "ringgit"),

        new(Sense.Spent, 0, "kasih | ngasih | isi | transfer | tf | top up | topup | habis | keluar | keluar duit | keluar uang | jajan | pengeluaran | beli | bayar | ngeluarin | membayar | membeli | beliin | bayarin | abis | abis buat | habis buat | habis untuk | beli buat | belanja | kepake | kepake buat | ngabisin | kena"),
        new(Sense.Spent, 1, "traktir | nraktir | ongkos | biaya | ongkir | iuran | patungan"),
        new(Sense.Earned, 0, "terima | dapat | dapet | pemasukan | masuk | menerima | nerima | dapat uang | dapet duit | dapet uang | dapat duit | pendapatan"),
        new(Sense.Earned, 1, "gajian | gaji | gaji masuk | dibayar | dapat transfer | transferan masuk | bonus | thr | honor | refund | cashback | komisi | uang jajan | uang saku | kiriman | ditransfer | transferan | jual | ngasih aku | kasih aku | ngasih gue | ngasih gw | dikasih | dikasi"),
        new(Sense.Lead, (int)LeadKind.Expense, "catat pengeluaran | tambah pengeluaran | tambahkan pengeluaran | pengeluaran baru | catet pengeluaran"),
        new(Sense.Lead, (int)LeadKind.Income, "catat pemasukan | tambah pemasukan | tambahkan pemasukan | pemasukan baru | catet pemasukan"),

        new(Sense.Category, 0, "kopi | permen | cokelat | makan | makan siang | makan malam | sarapan | nasi | nasi goreng | bakso | mie | mie ayam | ayam | sate | jajan | es teh | teh | boba | martabak | gorengan | minum | warteg | padang | nasi padang | gofood | grabfood | shopeefood | kopi susu | cemilan | snack | roti | seblak | soto | rendang | pecel | pecel lele | geprek | ayam geprek | ngopi | bubur "
            + "| bubur ayam | jus | es krim | kue | pizza | burger | mixue | kfc | mcd | resto | restoran | kafe | warung | nongkrong | indomie | gado-gado | batagor | siomay | cilok | dimsum | sushi"),
        new(Sense.Category, 1, "sayur | sayuran | buah | beras | telur | susu | daging | minyak goreng | minyak | gula | belanja bulanan | indomaret | alfamart | pasar | bumbu | galon | sabun | gas elpiji | belanja dapur | tisu | ikan | supermarket | superindo | sembako | deterjen"),
        new(Sense.Category, 2, "gojek | grab | gocar | grabcar | goride | grabbike | ojek | ojol | bensin | parkir | tol | angkot | bus | kereta | krl | mrt | taksi | busway | transjakarta | tj | pertamax | pertalite | solar | bengkel | servis motor | tiket kereta | e-toll | etoll | ongkos | maxim | travel | cuci motor | cuci mobil | bajaj | ganti oli | tambal ban"),
        new(Sense.Category, 3, "kos | kost | kosan | kontrakan | sewa | uang kos | sewa rumah | kpr | cicilan rumah"),
        new(Sense.Category, 4, "listrik | air | pdam | internet | pulsa | wifi | kuota | paket data | token listrik | tagihan | bpjs | indihome | token | pln | iuran | asuransi | pajak | telepon | cicilan | tagihan listrik"),
        new(Sense.Category, 5, "dokter | obat | apotek | vitamin | rumah sakit | klinik | rs | masker | dokter gigi | potong rambut | skincare | gym | kacamata | periksa | medical check up"),
        new(Sense.Category, 6, "buku | kuliah | spp | ukt | fotokopi | sekolah | kursus | les | fotocopy | print | uang sekolah | alat tulis | kursus inggris | seminar"),
        new(Sense.Category, 7, "nonton | bioskop | netflix | spotify | game | konser | tiket konser | karaoke | top up | topup | futsal | tiket nonton | mobile legends | steam | main"),
        new(Sense.Category, 8, "baju | sepatu | celana | shopee | tokopedia | lazada | jaket | tas | tokped | kaos | hp | charger | laptop | sandal | kemeja | casing | headset | helm | hijab | kerudung | tiktok shop | jam tangan"),
        new(Sense.Category, 9, "tiket pesawat | hotel | liburan | penginapan | tiket | pesawat | traveloka | wisata | villa"),
        new(Sense.Category, 10, "kado | hadiah | sedekah | sumbangan | donasi | zakat | infaq | infak | kondangan | amplop | angpao | bunga"),
        new(Sense.Category, 11, "orang tua | ortu | mama | ibu | adik | anak | popok | uang jajan adik | pampers"),
        new(Sense.Category, 12, "kantor | atk | hosting | domain"),
        new(Sense.CategoryName, 0, "makanan | makanan dan minuman"), new(Sense.CategoryName, 1, "belanja harian | belanja bulanan"), new(Sense.CategoryName, 2, "transport | transportasi"), new(Sense.CategoryName, 3, "tempat tinggal"), new(Sense.CategoryName, 4, "tagihan"), new(Sense.CategoryName, 5, "kesehatan"),
        new(Sense.CategoryName, 6, "pendidikan"), new(Sense.CategoryName, 7, "hiburan"), new(Sense.CategoryName, 8, "belanja"), new(Sense.CategoryName, 9, "perjalanan | liburan"), new(Sense.CategoryName, 10, "hadiah"), new(Sense.CategoryName, 11, "keluarga"), new(Sense.CategoryName, 12, "pekerjaan | kerja"), new(Sense.CategoryName, 13, "gaji"), new(Sense.CategoryName, 14, "usaha | bisnis"), new(Sense.CategoryName, 15, "lainnya | lain-lain"),
        new(Sense.Category, 13, "gaji | gajian | thr | gaji masuk | bonus | honor"),
        new(Sense.Category, 14, "jualan | dagangan | proyek | freelance | klien | project | penjualan | komisi | orderan"),
    ];
}
