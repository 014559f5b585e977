namespace St4cker.Storage.Flow;

/// <summary>
/// The people whose oldest waiting row can be worked on now, the longest waiting first. Its cost is that of what it takes, however much
/// waits and whatever the planner believes: it reads the oldest rows in their order, among which the first of each person is that
/// person's oldest. Only where many of these can not go on yet it looks further, hopping from person to person along the index.
/// </summary>
public static class WaitingPeople
{
    // Some times the people that are taken at once: mostly each of them has one or two rows here.
    private const int Window = 512;

    /// <summary>
    /// True of every row, and part of the condition of the index by age: so only who asks for the oldest gets that index. A planner that believes
    /// that nothing waits finds all indexes alike, and would sort all that waits at each hop from person to person.
    /// </summary>
    public static string ByAge(string key) => $"{key} >= '{long.MinValue.ToString(CultureInfo.InvariantCulture)}'";

    /// <param name="table">Has an index on user_id, <paramref name="key"/> where <paramref name="waiting"/>, and one on <paramref name="key"/> where <see cref="ByAge"/> is true too.</param>
    /// <param name="key">The order of a person's rows, and nearly that of their age.</param>
    /// <param name="waiting">Which rows wait, in the words of the indexes.</param>
    /// <param name="ready">Which of these can be worked on now.</param>
    /// <param name="most">The parameter that says how many people at most.</param>
    /// <returns>A select of user_id, each person once.</returns>
    public static string Select(string table, string key, string waiting, string ready, string most) => $"""
        with recursive oldest as materialized (
            select user_id, {key} as place, ({ready}) as ready from {table} where {waiting} and {ByAge(key)} order by {key} limit {Window.ToString(CultureInfo.InvariantCulture)}),
        first as materialized (select distinct on (user_id) user_id, place, ready from oldest order by user_id, place),
        short as materialized (
            select (select count(*) from oldest) = {Window.ToString(CultureInfo.InvariantCulture)} and count(*) filter (where ready) < {most} and bool_or(not ready) as so from first),
        walk as (
            (select user_id, {key} as place, ({ready}) as ready from {table} where {waiting} and (select so from short) order by user_id, {key} limit 1)
            union all
            select next.* from walk cross join lateral (
                select user_id, {key}, ({ready}) from {table} where {waiting} and user_id > walk.user_id order by user_id, {key} limit 1) next)
        select user_id from (select user_id, place from first where ready union select user_id, place from walk where ready) found order by place limit {most}
        """;
}
