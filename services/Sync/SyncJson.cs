using System.Text.Json.Serialization;
using St4cker.Sync.Devices;
using St4cker.Sync.Pairing;
using St4cker.Sync.Push;

namespace St4cker.Sync;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeviceErrorFrame))]
[JsonSerializable(typeof(PairingRequest))]
[JsonSerializable(typeof(PairingAnswer))]
[JsonSerializable(typeof(UnpairAnswer))]
[JsonSerializable(typeof(PushAnswer))]
internal sealed partial class SyncJson : JsonSerializerContext;
