import { sha256Text } from '@/lib/consensus/sha256-text';
import type { Plan } from './plan-types';

/** SHA-256 of the whole plan as canonical JSON (keys sorted, no spaces): 64 hex digits. What approvals and runs are bound to. */
export const planHash = (plan: Plan): string => sha256Text(canonical(plan));

/** What JSON leaves out (undefined) is left out here too: a plan read back from the store has the hash it was stored with. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`;
}
