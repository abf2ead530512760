using Agents.Samples;

// The gateway and its key come from LIVEKIT_INFERENCE_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.
return args switch
{
    ["stt", var model, var wav] => await Done(SpeechToText.RunAsync(model, wav)),
    ["tts", var model, var text, var wav] => await Done(TextToSpeech.RunAsync(model, text, wav)),
    ["llm", var model, var question] => await Done(LanguageModel.RunAsync(model, question)),
    ["interruption", var wav] => await Done(Interruption.RunAsync(wav)),
    _ => Usage(),
};

static async Task<int> Done(Task sample)
{
    await sample;
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: stt MODEL IN.wav | tts MODEL TEXT OUT.wav | llm MODEL QUESTION | interruption IN.wav");
    return 2;
}
