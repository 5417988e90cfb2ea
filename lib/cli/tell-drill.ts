import { findFault } from '@/lib/drill/faults/registry';
import type { DrillReady } from './host-drill';

/** What will happen and when, a line each. */
export function tellAhead({ ahead, time, clock }: DrillReady): string {
  const speed = clock?.rate ?? 1;
  const lines = ahead.map(
    ({ at, fault, undo }) => `  in ${Math.round((at - time) / 1000 / speed)} s  ${findFault(fault).title}${undo ? ', undone' : ''}`,
  );
  return lines.length === 0 ? '  Nothing will happen by itself.' : lines.join('\n');
}

/** Where the nodes and the control port are, a line each. */
export function tellPlaces({ nodes, controlUrl }: DrillReady): string {
  const width = Math.max(...nodes.map(({ name }) => name.length), 'control'.length);
  const lines = nodes.map(({ name, url }) => `  ${name.padEnd(width)}  ${url}`);
  return [...lines, `  ${'control'.padEnd(width)}  ${controlUrl}  (drill_methods lists what it does)`].join('\n');
}
