import { test, vi } from 'vitest';
import { openDesks } from './open-desks.test-world';
import { campsOf, threeBranches, wideWith } from './wider-forks.test-world';

vi.setConfig({ testTimeout: 120_000 });

const { forked } = openDesks();

test.each((['rewind-all', 'minimal-move'] as const).map((playbook) => ({ playbook, validators: 6 })))(
  'three branches of $validators validators: $playbook brings all on one chain',
  async ({ playbook, validators }) => threeBranches(await forked(campsOf(validators, 3), wideWith(validators)), playbook),
);
