import { fillInNumber } from './phrases/agree-in-number';
import { CHANGE_PHRASES } from './phrases/changes';
import { DETECTOR_PHRASES } from './phrases/detectors';
import { FINDING_PHRASES } from './phrases/findings';
import { HEIGHT_PHRASES } from './phrases/heights';
import { HISTORY_PHRASES } from './phrases/history';
import { INCIDENT_PHRASES } from './phrases/incidents';
import { OUTLOOK_PHRASES } from './phrases/outlook';
import { PAGE_PHRASES } from './phrases/pages';
import { PLAYBOOK_PHRASES } from './phrases/playbooks';
import { READING_PHRASES } from './phrases/readings';
import { RECOVERY_PAGE_PHRASES } from './phrases/recovery-pages';
import { RECOVERY_PLAN_PHRASES } from './phrases/recovery-plan';
import { RECOVERY_RUN_PHRASES } from './phrases/recovery-run';
import { RECOVERY_WORK_PHRASES } from './phrases/recovery-work';
import { SETUP_PHRASES } from './phrases/setup';
import { TITLES } from './phrases/titles';
import { VERDICT_PHRASES } from './phrases/verdict';
import { WALL_PHRASES } from './phrases/wall';

/** Every sentence of the product as data: key → template with {parameters}; one file an area. A second language is one folder like this. */
export const PHRASES = {
  ...VERDICT_PHRASES,
  ...FINDING_PHRASES,
  ...HEIGHT_PHRASES,
  ...DETECTOR_PHRASES,
  ...INCIDENT_PHRASES,
  ...CHANGE_PHRASES,
  ...PAGE_PHRASES,
  ...HISTORY_PHRASES,
  ...OUTLOOK_PHRASES,
  ...PLAYBOOK_PHRASES,
  ...READING_PHRASES,
  ...RECOVERY_PAGE_PHRASES,
  ...RECOVERY_PLAN_PHRASES,
  ...RECOVERY_RUN_PHRASES,
  ...RECOVERY_WORK_PHRASES,
  ...SETUP_PHRASES,
  ...TITLES,
  ...WALL_PHRASES,
} as const;

export type PhraseKey = keyof typeof PHRASES;

/** Fills a phrase. A parameter that is missing stays visible as {name}: better an odd sentence than a wrong one. */
export function say(key: PhraseKey, params: Readonly<Record<string, string | number>> = {}): string {
  return fillTemplate(PHRASES[key], (name) => (name in params ? String(params[name]) : null));
}

/** Every {name} of a template by what `fill` gives for it, nouns in the number of their count; null leaves it visible. */
export function fillTemplate(template: string, fill: (name: string) => string | null): string {
  return fillInNumber(template, fill);
}
