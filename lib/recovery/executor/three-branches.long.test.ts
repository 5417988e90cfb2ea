import { test, vi } from 'vitest';
import { openDesks } from './open-desks.test-world';
import { campsOf, threeBranches, wideWith } from './wider-forks.test-world';

vi.setConfig({ testTimeout: 600_000 });

const { forked } = openDesks();

const NINE = (['rewind-all', 'rewind-one-side', 'minimal-move'] as const).map((playbook) => ({ playbook, validators: 9 }));

test.each([{ playbook: 'rewind-one-side', validators: 6 } as const, ...NINE])(
  'three branches of $validators validators: $playbook brings all on one chain',
  async ({ playbook, validators }) => threeBranches(await forked(campsOf(validators, 3), wideWith(validators)), playbook),
);
