import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HostError } from '../../../../src/Agents.Host/Pages/Assets/realtime/secret.js';
import { explained } from '../../../../src/Agents.Host/Pages/Assets/ui/errors.js';

for (const [error, part] of [
  [new DOMException('x', 'NotAllowedError'), 'allow it'],
  [new DOMException('x', 'NotFoundError'), 'plug one in'],
  [new DOMException('x', 'SecurityError'), 'https'],
  [new HostError(401, 'No API key was given.'), 'API key'],
  [new HostError(503, 'This node takes no more sessions.'), 'no more sessions'],
  [new TypeError('fetch failed'), 'cannot be reached'],
]) {
  test(`${error.name}: what to do`, () => assert.ok(explained(error).includes(part), explained(error)));
}
