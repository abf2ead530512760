namespace Agents.Inference;

/// <summary>The options of interruption detection as the streams use them, in samples and frames.</summary>
internal sealed record InterruptionSettings(double? Threshold, int MinFrames)
{
    public const int SampleRate = 16000;
    public const int FramesPerSecond = 40;

    public static InterruptionSettings From(InterruptionOptions options) =>
        new(CheckThreshold(options.Threshold), FramesOf(options.MinInterruptionDuration, options.MaxAudioDuration));

    public InterruptionSettings Apply(double? threshold, TimeSpan? minInterruptionDuration, InterruptionOptions options) => new(
        threshold is null ? Threshold : CheckThreshold(threshold),
        minInterruptionDuration is { } duration ? FramesOf(duration, options.MaxAudioDuration) : MinFrames);

    public static void Validate(InterruptionOptions options)
    {
        var least = TimeSpan.FromSeconds(0.001);
        var most = TimeSpan.FromSeconds(3);
        Check.Between(options.MaxAudioDuration, least, most);
        Check.Between(options.AudioPrefixDuration, TimeSpan.Zero, most);
        Check.Between(options.DetectionInterval, TimeSpan.FromSeconds(0.025), most);
        Check.Between(options.InferenceTimeout, least, TimeSpan.FromSeconds(60));
    }

    private static double? CheckThreshold(double? threshold) => threshold is null or (>= 0 and <= 1)
        ? threshold
        : throw new ArgumentOutOfRangeException("Threshold", threshold, $"Threshold is {threshold}; allowed are 0 to 1, or null to let the service decide.");

    private static int FramesOf(TimeSpan duration, TimeSpan max) =>
        (int)Math.Ceiling(Check.Between(duration, TimeSpan.FromSeconds(0.001), max, "MinInterruptionDuration").TotalSeconds * FramesPerSecond);
}
