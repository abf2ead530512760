namespace Agents.Kernel.TestKit;

/// <summary>An expectation of a <see cref="TestKitBase"/> was not met. Any test framework reports it as a failed test.</summary>
/// <param name="message">What was expected, what came instead, from whom, and the hint of the test.</param>
/// <param name="inner">The failure of an assertion that was waited for.</param>
public sealed class TestKitAssertionException(string message, Exception? inner = null) : Exception(message, inner);
