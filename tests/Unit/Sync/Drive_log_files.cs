using System.Text;
using System.Text.Json;
using St4cker.Sync.DriveLog;

namespace St4cker.Unit.Sync;

public sealed class Drive_log_files
{
    private static readonly DateOnly October = new(2026, 10, 1), November = new(2026, 11, 1);

    [Fact]
    public void A_months_file_tells_its_month()
    {
        Assert.Equal("events-2026-10.jsonl", new Month(October, 1, 2).Name);
        Assert.Equal(October, Month.Of("events-2026-10.jsonl"));
        Assert.All(["events-2026-13.jsonl", "events-2026-10.jsonl.bak", "processed-index.json", "st4cker"], name => Assert.Null(Month.Of(name)));
    }

    [Fact]
    public void A_month_that_was_never_written_is_looked_for_in_the_table_and_one_that_is_to_be_made_again_is_not() => Assert.Equal([new Month(October, 1, 3), new Month(November, 4, 5)], Month.Written(
    [
        new LogFile("events-2026-12.jsonl", "d"), new LogFile("events-2026-11.jsonl", "b", 4, 5), new LogFile("events-2026-10.jsonl", "a", 1, 3, "m", DateTimeOffset.UnixEpoch), new LogFile("st4cker", "c", MadeAt: DateTimeOffset.UnixEpoch),
    ]));

    [Fact]
    public void The_newest_month_grows_and_later_ones_follow()
    {
        Month[] written = [new(October, 1, 3), new(November, 4, 5)];
        Assert.Equal(written, Month.Grow(written, []));
        Assert.Equal([new(October, 1, 3), new(November, 4, 9)], Month.Grow(written, [new(November, 6, 9)]));
        Assert.Equal([.. written, new(November.AddMonths(1), 6, 7)], Month.Grow(written, [new(November.AddMonths(1), 6, 7)]));
        Assert.Equal([new(November, 1, 1)], Month.Grow([], [new(November, 1, 1)]));
    }

    [Fact]
    public void The_index_names_each_month_and_the_same_months_give_the_same_bytes()
    {
        LogFile[] months =
        [
            new("events-2026-10.jsonl", "file-a", 1, 3, "aa", new(2026, 10, 31, 10, 0, 0, TimeSpan.Zero)), new("events-2026-11.jsonl", "file-b", 4, 5, "bb", new(2026, 11, 2, 10, 0, 0, 500, TimeSpan.Zero)),
        ];
        var bytes = ProcessedIndex.Write(months);
        Assert.Equal(bytes, ProcessedIndex.Write(months));
        var index = JsonSerializer.Deserialize<JsonElement>(bytes);
        Assert.Equal("""{"version":1,"lastSeq":5,"months":[{"file":"events-2026-10.jsonl","fileId":"file-a","firstSeq":1,"lastSeq":3,"events":3,"md5":"aa"},{"file":"events-2026-11.jsonl","fileId":"file-b","firstSeq":4,"lastSeq":5,"events":2,"md5":"bb"}],"updatedAt":"2026-11-02T10:00:00.500Z"}""",
            Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(index)));
    }
}
