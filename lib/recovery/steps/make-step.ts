import type { Step } from '../plan-types';

type Needed = 'id' | 'kind' | 'title' | 'says' | 'wayOut' | 'nodes' | 'limitMs';

/** A step with what most steps have: nothing lost, no task, no retry, nobody left out. */
export const makeStep = (given: Pick<Step, Needed> & Partial<Step>): Step => ({
  loses: [],
  tasks: [],
  order: 'together',
  before: [],
  after: [],
  expectedMs: null,
  retries: 0,
  confirmHeight: null,
  dispensable: [],
  ...given,
});
