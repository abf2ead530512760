// node think.mjs MODEL TEXT: language model with two tools; calls are answered until there is a text
import { inference, llm } from '@livekit/agents';
import { z } from 'zod';
import { print } from './common.mjs';

const [model, text] = process.argv.slice(2);
const mind = new inference.LLM({ model });
mind.prewarm();
const tools = {
  get_time: llm.tool({ description: 'The time of day, what time it is.', execute: async () => 'half past three' }),
  get_weather: llm.tool({
    description: 'The weather in a city.', parameters: z.object({ city: z.string() }), execute: async ({ city }) => `sunny in ${city}`,
  }),
};
const chatCtx = new llm.ChatContext();
chatCtx.addMessage({ role: 'system', content: 'You help.' });
chatCtx.addMessage({ role: 'user', content: text });
for (let round = 0; round < 4; round++) {
  let said = '', chunks = 0;
  const calls = [];
  const stream = mind.chat({ chatCtx, toolCtx: new llm.ToolContext(tools), parallelToolCalls: true });
  for await (const chunk of stream) {
    if (chunk.delta?.content) { said += chunk.delta.content; chunks++; }
    if (chunk.delta?.toolCalls) calls.push(...chunk.delta.toolCalls);
    if (chunk.usage) print({ type: 'usage', prompt: chunk.usage.promptTokens, completion: chunk.usage.completionTokens, total: chunk.usage.totalTokens });
  }
  if (calls.length === 0) { print({ type: 'text', text: said, chunks }); break; }
  for (const call of calls) {
    print({ type: 'call', name: call.name, args: call.args });
    chatCtx.insert(call);
    const output = await tools[call.name].execute(JSON.parse(call.args || '{}'), {});
    chatCtx.insert(llm.FunctionCallOutput.create({ callId: call.callId, name: call.name, output, isError: false }));
  }
}
process.exit(0);
