import { expect, it } from 'vitest';
import { newRun } from '../new-run';
import { carryOn, FULL, makeWorld, NOW, SIDES, started } from '../recovery.test-world';
import type { Run } from '../run-types';
import { heldHead } from './held-head';

const begun: Run['tasks'] = { 'rewind:v1': { state: 'answered', attempt: 1, at: NOW, reply: 'null' } };

it('where nobody was isolated no head is held once one was rewound: peers give it its blocks back, and go on with it', () => {
  const run: Run = { ...newRun(FULL), startedAt: NOW, expected: SIDES };
  expect(heldHead(FULL, run, 'v2')).toEqual(SIDES.v2);
  expect(heldHead(FULL, { ...run, tasks: begun }, 'v2')).toBeNull();
});

it('where isolation is proven the others stay where they are, and whoever is being rewound may be anywhere', () => {
  const world = makeWorld();
  const { run } = carryOn(FULL, world, started(FULL, world), ({ phase }) => phase === 'rewind');
  expect(heldHead(FULL, { ...run, tasks: { ...run.tasks, ...begun } }, 'v2')).toEqual(SIDES.v2);
  expect(heldHead(FULL, { ...run, tasks: { ...run.tasks, ...begun } }, 'v1')).toBeNull();
});
