using Agents.Host.Telephony.Plivo;
using Agents.Host.Telephony.Telnyx;
using Agents.Host.Telephony.Twilio;
using Agents.Host.Telephony.Vonage;

namespace Agents.Host.Telephony;

/// <summary>The endpoints of the telephone carriers.</summary>
internal static class TelephonyEndpoints
{
    /// <summary>Adds what the endpoints need.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Settings; valid.</param>
    public static IServiceCollection AddTelephony(this IServiceCollection services, TelephonyOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ICarrier>(new TwilioCarrier(options.Twilio))
        .AddSingleton<ICarrier>(provider => new TelnyxCarrier(options.Telnyx, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ICarrier>(provider => new VonageCarrier(options.Vonage, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ICarrier>(new PlivoCarrier(options.Plivo))
        .AddSingleton<StreamTickets>()
        .AddSingleton<StreamOpening>()
        .AddSingleton<PhoneSessions>()
        .AddSingleton<PhoneStreams>()
        .AddSingleton<PublicAddresses>()
        .AddSingleton<CarrierAccess>()
        .AddSingleton<VoiceWebhook>()
        .AddSingleton<StatusWebhook>()
        .AddSingleton<MediaSocket>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapTelephony(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var (voice, status, media) = (services.GetRequiredService<VoiceWebhook>(), services.GetRequiredService<StatusWebhook>(), services.GetRequiredService<MediaSocket>());
        foreach (var carrier in services.GetServices<ICarrier>())
        {
            endpoints.MapMethods($"/{carrier.Name}/voice", carrier.WebhookMethods, context => voice.ServeAsync(context, carrier));
            endpoints.MapMethods($"/{carrier.Name}/status", carrier.WebhookMethods, context => status.ServeAsync(context, carrier));
            endpoints.MapGet($"/{carrier.Name}/media", WithSockets(endpoints, context => media.ServeAsync(context, carrier)));
        }
    }

    private static RequestDelegate WithSockets(IEndpointRouteBuilder endpoints, RequestDelegate serve)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(serve);
        return pipeline.Build();
    }
}
