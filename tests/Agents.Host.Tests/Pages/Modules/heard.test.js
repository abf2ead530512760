import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitHeard } from '../../../../src/Agents.Host/Pages/Assets/realtime/heard.js';

for (const [intended, heard, expected] of [
  ['It is noon.', null, ['It is noon.', '']],
  ['It is a quarter past two.', 'It is a', ['It is a', 'quarter past two.']],
  ['It is noon.', '', ['', 'It is noon.']],
  ['It is noon.', 'It is noon.', ['It is noon.', '']],
  ['It is noon, Ann.', 'It is noon', ['It is noon', ', Ann.']],
  ['It is  noon today.', 'it is noon', ['it is noon', 'today.']],
]) {
  test(`of "${intended}" was heard "${heard}"`, () => {
    const split = splitHeard(intended, heard);
    assert.deepEqual([split.heard, split.unheard], expected);
  });
}
