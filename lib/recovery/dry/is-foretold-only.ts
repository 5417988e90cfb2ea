import type { DryRun } from './types';

/**
 * Whether a dry run that is not well rests on nothing but what is foretold: the network is as it was planned for, no node keeps a call closed that
 * the plan needs, and only what the plan's own calls bring about would stop it. A forecast can be wrong; each check reads the network all the same.
 */
export const isForetoldOnly = ({ problems, permissions, stop }: DryRun): boolean =>
  problems.length === 0 && stop?.step !== null && permissions.every(({ state, isForRemedy }) => isForRemedy || state !== 'closed');
