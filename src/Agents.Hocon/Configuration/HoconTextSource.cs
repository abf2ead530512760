using Microsoft.Extensions.Configuration;

namespace Agents.Hocon;

/// <summary>A HOCON text or stream as a source of configuration. It is read once.</summary>
internal sealed class HoconTextSource(Func<HoconDocument> read) : IConfigurationSource
{
    private readonly Lazy<HoconDocument> _document = new(read);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(_document);

    private sealed class Provider(Lazy<HoconDocument> document) : HoconProvider
    {
        public override void Load() => Use(document.Value);
    }
}
