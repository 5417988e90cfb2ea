/** Nouns that stand after a count, with their singular. A noun a template counts must be here: a test finds those that are not. */
const NOUNS = {
  ...{ sentences: 'sentence', ways: 'way', commands: 'command', characters: 'character', calls: 'call', steps: 'step', checks: 'check' },
  ...{ candidates: 'candidate', consequences: 'consequence', entries: 'entry', fields: 'field', incidents: 'incident', minutes: 'minute' },
  ...{ inches: 'inch', metres: 'metre', networks: 'network', places: 'place', polls: 'poll', signs: 'sign', stretches: 'stretch' },
  ...{ approvals: 'approval', blocks: 'block', branches: 'branch', changes: 'change', groups: 'group', hashes: 'hash' },
  ...{ heights: 'height', nodes: 'node', others: 'other', pairs: 'pair', peers: 'peer', pieces: 'piece', rounds: 'round' },
  ...{ seals: 'seal', times: 'time', transactions: 'transaction', turns: 'turn', validators: 'validator', votes: 'vote' },
} as const;
/** What such a noun does, where the verb comes next. */
const VERBS = {
  ...{ agree: 'agrees', answer: 'answers', are: 'is', do: 'does', go: 'goes', hang: 'hangs', have: 'has', hold: 'holds' },
  ...{ propose: 'proposes', run: 'runs', see: 'sees', stand: 'stands', take: 'takes', wait: 'waits', were: 'was', work: 'works' },
} as const;

const PLURALS = new Intl.PluralRules('en');
const isNoun = (word: string): word is keyof typeof NOUNS => Object.hasOwn(NOUNS, word);
const isVerb = (word: string): word is keyof typeof VERBS => Object.hasOwn(VERBS, word);
const COUNTED = new RegExp(
  `\\{(\\w+)\\}(?: ((?:more |other |earlier |different |commit |equal |round )?)(${Object.keys(NOUNS).join('|')})\\b(?: (${Object.keys(VERBS).join('|')})\\b)?)?`,
  'g',
);

/**
 * Fills the {holes} of an English template, the noun after a count and its verb in the count's own number: "1 validator answers". In "2 of 1
 * validators" the verb belongs to the first count and stays. `fill` gives null for a hole that is to stay visible.
 */
export function fillInNumber(template: string, fill: (name: string) => string | null): string {
  return template.replace(COUNTED, (found: string, name: string, adjective: string | undefined, noun = '', verb = '', at: number) => {
    const value = fill(name);
    if (value === null) return found;
    const rest = found.slice(name.length + 2);
    if (!isNoun(noun) || !/^\d+$/.test(value) || PLURALS.select(Number(value)) !== 'one') return `${value}${rest}`;
    const isPart = template.slice(0, at).endsWith(' of ') || template.startsWith('of ');
    return [`${value} ${adjective ?? ''}${NOUNS[noun]}`, ...(isVerb(verb) ? [isPart ? verb : VERBS[verb]] : [])].join(' ');
  });
}
