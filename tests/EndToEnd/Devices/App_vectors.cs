using System.Text.Json.Nodes;
using Npgsql;
using St4cker.Drafts;
using St4cker.EndToEnd.Fixtures;
using St4cker.EndToEnd.Operations;
using St4cker.EndToEnd.Storage;
using St4cker.Storage;

namespace St4cker.EndToEnd.Devices;

/// <summary>What events amount to is written down once, in tests/Vectors; the server's projector and the app's reducer both sit that exam.</summary>
public sealed class App_vectors(PostgresServer postgres, AppModules modules) : IClassFixture<AppModules>
{
    private static readonly Lazy<JsonArray> Vectors = new(() => (JsonArray)JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Vectors", "reducer.json")))!);
    private static readonly HashSet<string> Projected = [.. DraftKinds.All.SelectMany(kind => kind.Projections).Select(projection => projection.EventType)];

    public static TheoryData<string> Names => [.. Vectors.Value.Select(vector => vector!["name"]!.GetValue<string>())];

    [Fact]
    public async Task The_tables_of_the_server_say_so()
    {
        await using var house = await StorageHouse.BuildAsync(postgres);
        foreach (var vector in Vectors.Value.Select(vector => vector!.AsObject()))
        {
            foreach (var table in DraftKinds.All.OfType<ShapedKind>().Select(kind => kind.Table))
                await house.ExecuteAsync($"delete from {table}");
            await ProjectAsync(house, vector["events"]!.AsArray());
            var things = await PayloadsAsync(house);
            foreach (var expected in vector["expected"]!.AsArray().Select(thing => thing!.AsObject()))
            {
                var isThere = things.Remove(KeyOf(expected), out var payload);
                var isDeleted = expected["deleted"]!.GetValue<bool>();
                Assert.True(isThere == !isDeleted, $"{vector["name"]}: {KeyOf(expected)}");
                if (isDeleted)
                    Assert.True(Assert.Single(await house.FindStoredAsync(StorageHouse.Ann, [Guid.Parse(expected["id"]!.GetValue<string>())]), found => found.Kind == expected["type"]!.GetValue<string>()).Deleted);
                else
                    Assert.True(JsonNode.DeepEquals(AsPayload(expected), payload), $"{vector["name"]}\n{AsPayload(expected)}\n{payload}");
            }

            Assert.Empty(things);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task The_reducer_of_the_app_says_so(string name)
    {
        var vector = Vectors.Value.Single(vector => vector!["name"]!.GetValue<string>() == name)!;
        var page = await modules.OpenAsync();
        var things = await page.EvaluateAsync<string>("""
            async (events) => {
              const { keyOfEvent, reduce } = await import('./data/reducer.js');
              const things = new Map();
              for (const event of JSON.parse(events)) {
                const key = keyOfEvent(event);
                const after = key && reduce(things.get(key), event);
                if (after) things.set(key, after);
              }
              return JSON.stringify([...things.values()].map(({ key, ...thing }) => thing));
            }
            """, vector["events"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(vector["expected"], JsonNode.Parse(things)), $"{vector["expected"]}\n{things}");
    }

    private static async Task ProjectAsync(StorageHouse house, JsonArray events)
    {
        await using var connection = await house.Source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        // No program writes a type that it does not know.
        foreach (var one in events.Where(one => Projected.Contains(TypeOf(one!))).SelectMany(one => Projector.Project([Projectable(one!)])))
            batch.BatchCommands.Add(one);
        await batch.ExecuteNonQueryAsync();
    }

    private static ProjectedEvent Projectable(JsonNode one)
    {
        var payload = one["payload"]!.AsObject();
        var id = payload[TypeOf(one).Split('.')[0] + "Id"]!.GetValue<string>();
        return new ProjectedEvent(StorageHouse.Ann, Guid.Parse(id), TypeOf(one), DateTimeOffset.Parse(one["timestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture), payload.ToJsonString());
    }

    private static async Task<Dictionary<string, JsonNode>> PayloadsAsync(StorageHouse house)
    {
        var things = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var kind in DraftKinds.All.OfType<ShapedKind>())
        {
            await using var select = house.Source.CreateCommand(kind.Payloads);
            select.Parameters.Add(new NpgsqlParameter<long> { TypedValue = StorageHouse.Ann });
            await using var reader = await select.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var payload = JsonNode.Parse(reader.GetString(0))!;
                things.Add($"{kind.Name}:{payload[kind.IdName]}", payload);
            }
        }

        return things;
    }

    private static JsonObject AsPayload(JsonObject expected)
    {
        var payload = expected["fields"]!.DeepClone().AsObject();
        payload[expected["type"] + "Id"] = expected["id"]!.DeepClone();
        payload["createdAt"] = expected["createdAt"]!.DeepClone();
        payload["updatedAt"] = expected["updatedAt"]!.DeepClone();
        return payload;
    }

    private static string TypeOf(JsonNode one) => one["eventType"]!.GetValue<string>();

    private static string KeyOf(JsonObject thing) => $"{thing["type"]}:{thing["id"]}";
}
