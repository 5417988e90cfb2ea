import type { GalleryPart } from '@/components/gallery/part';
import { StateNote } from '@/components/marks/state-note';
import { CheckResult } from '@/components/setup/check-result';
import type { CheckState } from '@/components/setup/typed-node';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import type { CheckedNodeView } from '@/lib/views/setup-types';
import { sayState } from '@/lib/views/words/states';

const URL_SHOWN = 'http://validator-1:8545';
const NODE: CheckedNodeView = {
  ...{ client: 'GoQuorum answers in 6 ms.', version: 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.20' },
  ...{ chain: 'Chain id 1337.', head: 'Its head is at height 899,154.', protocol: 'The head’s extra-data is QBFT.' },
  ...{ role: 'validator', roleSays: 'Validator: its key is one of the 4 that may seal the next block.' },
  groups: [
    { group: 'eth', state: 'available', means: 'Heads, blocks, headers.' },
    { group: 'admin', state: 'unavailable', means: 'Peers, enode, chain config, genesis.' },
    { group: 'debug', state: 'unknown', means: 'Rewinding by debug_setHead.' },
  ],
  groupsSay: 'Closed: admin. What they give is then said to be not known. Whether these are open can’t be told: debug.',
  ...{ chainId: 1337, genesis: null, address: `0x${'5f'.repeat(20)}` },
};
const done = (change: {
  readonly node?: CheckedNodeView | null;
  readonly fault?: { readonly says: string; readonly remedy: string };
}): CheckState => ({
  kind: 'done',
  of: URL_SHOWN,
  view: { url: `${URL_SHOWN}/`, credentials: false, fault: null, node: null, ...change },
});
const check = (state: CheckState, odd: readonly string[] = []) => <CheckResult check={state} url={URL_SHOWN} odd={odd} />;

/** States: what is empty or not for somebody, what was not taken, what a check found. */
export const WORDS: readonly GalleryPart[] = [
  {
    name: 'State note',
    says: 'A page or a part of one that has nothing to show: what that means, and what to do next.',
    states: [
      { name: 'empty', draw: () => <StateNote severity="ok" says={sayState('empty.forks')} help={sayState('empty.forks.help')} /> },
      {
        name: 'not for this role',
        draw: () => <StateNote severity="info" says={sayState('denied.accounts')} help={sayState('denied.accounts.help')} />,
      },
      {
        name: 'can’t be read',
        draw: () => <StateNote severity="unknown" says={sayState('error.title')} help={sayState('error.says', { reference: '' })} />,
      },
    ],
  },
  {
    name: 'Parameters not taken',
    says: 'What of an address could not be taken, and what is shown instead.',
    wide: true,
    states: [
      {
        name: 'broken',
        draw: () => (
          <StrangeParameters strange={[{ name: 'window', value: '99d', takes: '1h, 24h, or 7d', instead: 'is the last hour' }]} />
        ),
      },
      { name: 'not known', draw: () => <StrangeParameters strange={[{ name: 'windw', value: '24h', takes: null, instead: null }]} /> },
    ],
  },
  {
    name: 'Checked address',
    says: 'What a typed address turned out to be.',
    wide: true,
    states: [
      { name: 'answers', draw: () => check(done({ node: NODE })) },
      {
        name: 'odd',
        draw: () =>
          check(done({ node: NODE }), [
            'It is of another chain than validator-1: chain id 7 there. One network holds the nodes of one chain.',
          ]),
      },
      {
        name: 'does not work',
        draw: () => check(done({ fault: { says: 'Not reached: the connection was refused.', remedy: 'Correct it, then check again.' } })),
      },
      { name: 'refused', draw: () => check({ kind: 'refused', says: 'Too many addresses are being checked. Try again in 20 s.' }) },
      { name: 'asking', draw: () => check({ kind: 'asking' }) },
    ],
  },
];
