using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>The shape an answer must have: a JSON schema (protocol 4.4). It is made strict before it is sent.</summary>
/// <param name="Name">Name of the type.</param>
/// <param name="Schema">Its JSON schema.</param>
public sealed record ResponseFormat(string Name, JObject Schema);
