namespace Agents.Kernel;

/// <summary>Reads texts of exceptions that anybody may have written.</summary>
internal static class ExceptionText
{
    /// <summary>The message of an exception, or its type where <see cref="Exception.Message"/> itself throws.</summary>
    public static string MessageOf(Exception failure)
    {
        try
        {
            return failure.Message;
        }
        catch (Exception)
        {
            return failure.GetType().ToString();
        }
    }
}
