using Npgsql;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.Storage.Flow;

namespace St4cker.EndToEnd.Gemini;

/// <summary>Which of a person's names a model is given, from the tables.</summary>
public sealed class Names_in_use(PostgresServer postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateMigratedDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Are_the_open_projects_the_courses_and_the_categories_of_that_person()
    {
        await _database.ExecuteAsync("""
            insert into projects (user_id, id, title, course, time_zone, status, created_at, updated_at, deleted_at) values
                (1, gen_random_uuid(), 'Thesis', 'History', 'UTC', 'open', now(), now() - interval '2 days', null),
                (1, gen_random_uuid(), 'Shed', null, 'UTC', 'open', now(), now() - interval '1 day', null),
                (1, gen_random_uuid(), 'Finished', 'Art', 'UTC', 'done', now(), now() - interval '3 days', null),
                (1, gen_random_uuid(), 'Deleted', 'Deleted', 'UTC', 'open', now(), now(), now()),
                (2, gen_random_uuid(), 'Another''s', 'Another''s', 'UTC', 'open', now(), now(), null);
            insert into tasks (user_id, id, title, course, time_zone, status, subtasks, created_at, updated_at) values
                (1, gen_random_uuid(), 'Read', 'Physics', 'UTC', 'done', '[]', now(), now()),
                (1, gen_random_uuid(), 'Buy milk', null, 'UTC', 'open', '[]', now(), now());
            insert into transactions (user_id, id, type, amount_minor, currency, description, category, date, created_at, updated_at) values
                (1, gen_random_uuid(), 'expense', 1, 'IDR', 'Paint', 'hobby', '2026-11-21', now(), now()),
                (1, gen_random_uuid(), 'expense', 1, 'IDR', 'Paint', 'hobby', '2026-11-22', now(), now());
            """);

        var names = await FindAsync(1);

        Assert.Equal(["Shed", "Thesis"], names.Where(name => name.What == "project").Select(name => name.Name));
        Assert.Equal(["Physics", "History", "Art"], names.Where(name => name.What == "course").Select(name => name.Name));
        Assert.Equal([new NameInUse("category", "hobby")], names.Where(name => name.What == "category"));
        Assert.Empty(await FindAsync(3));
    }

    [Fact]
    public async Task Are_a_bounded_number_in_which_no_sort_crowds_out_another()
    {
        await _database.ExecuteAsync("""
            insert into projects (user_id, id, title, time_zone, status, created_at, updated_at)
            select 1, gen_random_uuid(), 'Old ' || i || repeat(' very', 200), 'UTC', 'open', now(), now() - interval '1 year' from generate_series(1, 300) i;
            insert into transactions (user_id, id, type, amount_minor, currency, category, date, created_at, updated_at)
            select 1, gen_random_uuid(), 'expense', 1, 'IDR', 'c' || i, '2026-11-21', now(), now() from generate_series(1, 300) i;
            """);

        var names = await FindAsync(1);

        Assert.Equal(50, names.Count);
        Assert.Equal(20, names.Take(40).Count(name => name.What == "project"));
        Assert.All(names, name => Assert.True(name.Name.Length <= 256));
    }

    private async Task<IReadOnlyList<NameInUse>> FindAsync(long person)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return NameInUse.Read((await Inquiries.MakeAsync(connection, person, [NameInUse.Newest], TestContext.Current.CancellationToken))[0]);
    }
}
