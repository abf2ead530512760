using System.Reflection;
using Agents.Actors;
using Agents.Messages;

namespace Agents.Host.Tests.Rest;

/// <summary>Makes a value of any type that events hold, by their longest constructors.</summary>
internal static class Samples
{
    public static object Make(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (Known(bare) is { } known)
            return known;
        if (bare.IsEnum)
            return Enum.GetValues(bare).GetValue(0)!;
        if (bare.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(bare))
            return ListOf(bare.GetGenericArguments()[0]);
        var concrete = bare.IsAbstract ? bare.Assembly.GetTypes().First(each => each.IsSubclassOf(bare) && !each.IsAbstract) : bare;
        var longest = concrete.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(each => each.GetParameters().All(parameter => parameter.ParameterType != concrete)).MaxBy(each => each.GetParameters().Length)!;
        return longest.Invoke([.. longest.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
    }

    private static object? Known(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 3,
        _ when type == typeof(long) => 4L,
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(1.5),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        _ when type == typeof(ChatItem) => new ChatMessage(ChatRole.User, "hello"),
        _ when type == typeof(ChatMessage) => new ChatMessage(ChatRole.Assistant, "hello"),
        _ when type == typeof(Exception) => new InvalidOperationException("something broke"),
        _ when type == typeof(SpeechHandle) => Speech(),
        _ => null,
    };

    private static object Speech() => typeof(SpeechHandle).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single()
        .Invoke([1, SpeechSource.Say, true, Agents.Kernel.ActorRefs.Nobody]);

    private static System.Collections.IList ListOf(Type element)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        list.Add(Make(element));
        return list;
    }
}
