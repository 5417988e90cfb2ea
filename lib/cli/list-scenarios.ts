import { FAULTS } from '@/lib/drill/faults/registry';
import { SCENARIOS } from '@/lib/drill/scenarios/registry';

const entry = (id: string, text: string): string => `  ${id.padEnd(24)}${text}`;

/** What `--list` prints: every scenario with its story, every fault with what it does. */
export function listScenarios(): string {
  const scenarios = SCENARIOS.flatMap(({ id, story, mustSay }) => [entry(id, story), entry('', `→ ${mustSay.words}`)]);
  const faults = FAULTS.map(({ id, does }) => entry(id, does));
  return ['Scenarios (--scenario NAME):', ...scenarios, '', 'Faults (drill_apply on the control port):', ...faults].join('\n');
}
