import { AUDIT_OUTCOMES, AUDIT_WORDS } from './phrases/audit-words';
import { TITLES } from './phrases/titles';
import { readMoment } from './read-moment';
import type { Parameter, Parameters } from './read-search';
import { ROUND_WINDOWS } from './rounds-types';
import { VALIDATOR_WINDOWS } from './validators-types';
import { sayParameter } from './words/parameters';

const ANY_OF = new Intl.ListFormat('en', { type: 'disjunction' });
const LONGEST_TEXT = 200;
const LONGEST_NAME = 80;
const LARGEST_PAGE = 1000;

const oneOf = <const T extends string, const F extends T | null>(known: readonly T[], fallback: F, instead: string): Parameter<T | F> => ({
  read: (text) => known.find((one) => one === text) ?? null,
  takes: sayParameter('takes.one-of', { list: ANY_OF.format(known) }),
  ...{ fallback, instead },
});

const whole = (most: number, instead: string): Parameter<number | null> => ({
  read: (text) => (/^\d{1,15}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null),
  fallback: null,
  takes: sayParameter('takes.whole'),
  instead,
});

const moment = (instead: string): Parameter<number | null> => ({
  read: readMoment,
  fallback: null,
  takes: sayParameter('takes.moment'),
  instead,
});

const text = <F extends string | null>(most: number, fallback: F, instead: string): Parameter<string | F> => ({
  read: (said) => (said.length <= most ? said : null),
  takes: sayParameter('takes.text', { most }),
  ...{ fallback, instead },
});

/** A stretch of a fork's heights: "13-15". */
const heights: Parameter<{ readonly from: number; readonly to: number } | null> = {
  read: (said) => {
    const [from, to] = (/^(\d{1,15})-(\d{1,15})$/.exec(said) ?? []).slice(1).map(Number);
    return from === undefined || to === undefined || from > to ? null : { from, to };
  },
  takes: sayParameter('takes.heights'),
  fallback: null,
  instead: sayParameter('instead.whole-fork'),
};

const ANY = sayParameter('instead.any');
const KINDS = Object.keys(TITLES).flatMap((key) => (key.startsWith('title.detector.') ? [key.slice('title.detector.'.length)] : []));

/** All parameters that pages of a network take in their address. A page without an entry takes none. */
export const PAGE_PARAMETERS = {
  validators: { window: oneOf(VALIDATOR_WINDOWS, '100', sayParameter('instead.heights-100')) },
  rounds: { window: oneOf(ROUND_WINDOWS, '1h', sayParameter('instead.hour')) },
  forks: { t: moment(sayParameter('instead.now')), heights },
  replay: { t: moment(sayParameter('instead.last-kept')) },
  recovery: {
    incident: { ...whole(Number.MAX_SAFE_INTEGER, sayParameter('instead.no-incident')), takes: sayParameter('takes.incident') },
  },
  incidents: {
    status: oneOf(['open', 'resolved', 'closed', 'all'], 'open', sayParameter('instead.open')),
    severity: oneOf(['critical', 'warning', 'info'], null, ANY),
    kind: oneOf(KINDS, null, ANY),
    node: text(LONGEST_TEXT, null, ANY),
    mine: {
      read: (said: string) => (said === '1' ? true : null),
      fallback: false,
      takes: sayParameter('takes.flag'),
      instead: sayParameter('instead.everyones'),
    } satisfies Parameter<boolean>,
    text: text(LONGEST_TEXT, '', ANY),
    before: whole(Number.MAX_SAFE_INTEGER, sayParameter('instead.first-page')),
  },
  activity: {
    network: text(LONGEST_NAME, null, ANY),
    person: text(LONGEST_NAME, null, ANY),
    action: oneOf(Object.keys(AUDIT_WORDS), null, ANY),
    outcome: oneOf(Object.keys(AUDIT_OUTCOMES) as readonly (keyof typeof AUDIT_OUTCOMES)[], null, ANY),
    object: text(LONGEST_NAME, null, ANY),
    since: moment(ANY),
    until: moment(ANY),
    before: whole(Number.MAX_SAFE_INTEGER, sayParameter('instead.first-page')),
    limit: whole(LARGEST_PAGE, sayParameter('instead.page-size')),
  },
} as const satisfies Readonly<Record<string, Parameters>>;
