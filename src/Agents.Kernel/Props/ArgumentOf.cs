using System.Linq.Expressions;
using System.Reflection;

namespace Agents.Kernel;

/// <summary>Evaluates the arguments of a <c>new</c> expression. What a lambda usually holds (constants, captured variables) needs no compilation.</summary>
internal static class ArgumentOf
{
    public static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert when IsReferenceOrBoxing(convert) => Evaluate(convert.Operand),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private static bool IsReferenceOrBoxing(UnaryExpression convert) => convert.Type.IsAssignableFrom(convert.Operand.Type);
}
