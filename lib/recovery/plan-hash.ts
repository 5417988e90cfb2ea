import { sha256Text } from '@/lib/consensus/sha256-text';
import { canonicalJson } from './canonical-json';
import type { Plan } from './plan-types';

/** SHA-256 of the whole plan as canonical JSON (keys sorted, no spaces): 64 hex digits. What approvals and runs are bound to. */
export const planHash = (plan: Plan): string => sha256Text(canonicalJson(plan));
