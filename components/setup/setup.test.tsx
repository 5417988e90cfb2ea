import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Setup } from '@/components/setup/setup';
import { liveAt, TestPage } from '@/components/test-page';
import type { CheckedNodeView, NodeCheckView, SetupView } from '@/lib/views/setup-types';

const asked: unknown[] = [];
const answers = new Map<string, NodeCheckView>();
beforeEach(() => {
  asked.length = 0;
  answers.clear();
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const { url } = JSON.parse(String(init.body));
    asked.push(url);
    return Response.json(answers.get(url) ?? { detail: 'No.', remedy: 'Never.', code: 'too-soon' }, {
      status: answers.has(url) ? 200 : 429,
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NODE: CheckedNodeView = {
  ...{ client: 'GoQuorum answers in 3 ms.', version: 'quorum', chain: 'Chain id 7.', head: 'Its head is at height 9.', protocol: 'QBFT.' },
  ...{
    role: 'validator',
    roleSays: 'Validator.',
    groups: [{ group: 'admin', state: 'unavailable', means: 'Peers.' }],
    groupsSay: 'Closed: admin.',
  },
  ...{ chainId: 7, genesis: null, address: '0xaa' },
};
const answer = (url: string, change: Partial<NodeCheckView> = {}): NodeCheckView => ({
  url,
  credentials: false,
  fault: null,
  node: NODE,
  ...change,
});

function show(view: Partial<SetupView> = {}) {
  render(
    <TestPage store={liveAt().store}>
      <Setup view={{ mayCheck: true, hasAdmin: false, file: '/srv/quorumwatch.yaml', networks: 0, ...view }} />
    </TestPage>,
  );
  return userEvent.setup();
}
const address = (number: number) => screen.getByLabelText<HTMLInputElement>(`Address of node ${number}`);
const file = () => within(screen.getByRole('region', { name: 'the settings file' })).getByText(/networks:/).textContent;

describe('the first run', () => {
  test('says that nothing is watched, where nodes are named, and makes the file from what is typed', async () => {
    const user = show();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Add your nodes');
    expect(document.body.textContent).toContain(
      'Nothing is watched yet: no node is named. Quorumwatch looks for nodes in /srv/quorumwatch.yaml',
    );
    await user.type(address(1), 'http://a:8545');
    expect(file()).toBe('networks:\n  - id: "main"\n    nodes:\n      - name: "validator-1"\n        url: "http://a:8545"\n');
    expect(document.body.textContent).toContain("QUORUMWATCH_NODES='http://a:8545' npm start");
  });

  test('takes pasted addresses apart into rows', async () => {
    const user = show();
    await user.click(address(1));
    await user.paste('http://a:1, http://b:2 http://c:3');
    await user.tab();
    expect([1, 2, 3].map((number) => address(number).value)).toEqual(['http://a:1', 'http://b:2', 'http://c:3']);
    expect(file()).toContain('name: "validator-3"\n        url: "http://c:3"');
  });

  test('says what answers at an address, and takes back what it said once the address is another', async () => {
    const user = show();
    answers.set('http://a:1', answer('http://a:1/'));
    await user.type(address(1), 'http://a:1{Enter}');
    expect(await screen.findByText('Answers, validator')).toBeTruthy();
    expect(screen.getByText('admin: closed').closest('li')).toHaveProperty('dataset.state', 'unavailable');
    await user.type(address(1), '2');
    expect(screen.queryByText('Answers, validator')).toBeNull();
    expect(screen.getByText('Changed since it was checked.')).toBeTruthy();
  });

  test('says what is wrong and what to do, and what a refusal says', async () => {
    const user = show();
    answers.set('http://a:1', answer('http://a:1/', { node: null, fault: { says: 'Not reached.', remedy: 'Start it.' } }));
    await user.type(address(1), 'http://a:1{Enter}');
    expect(await screen.findByText('Does not work')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('Not reached.Start it.');
    await user.clear(address(1));
    await user.type(address(1), 'http://b:1{Enter}');
    expect(await screen.findByText('No. Never.')).toBeTruthy();
  });

  test('uses credentials once, shows them no more, and asks for them from the environment', async () => {
    const user = show();
    answers.set('http://ann:hunter2@a:1', answer('http://a:1/', { credentials: true }));
    await user.type(address(1), 'http://ann:hunter2@a:1{Enter}');
    expect(await screen.findByText(/were used for this check alone/)).toBeTruthy();
    expect(asked).toEqual(['http://ann:hunter2@a:1']);
    expect(address(1).value).toBe('http://a:1');
    expect(document.body.innerHTML).not.toContain('hunter2');
    expect(file()).toContain('VALIDATOR_1_PASSWORD');
    expect(document.body.textContent).not.toContain('QUORUMWATCH_NODES=');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(asked).toEqual(['http://ann:hunter2@a:1', 'http://ann:hunter2@a:1']);
  });

  test('never sends credentials to another host than they were typed for', async () => {
    const user = show();
    answers.set('http://ann:hunter2@a:1', answer('http://a:1/', { credentials: true }));
    await user.type(address(1), 'http://ann:hunter2@a:1{Enter}');
    await screen.findByText(/were used for this check alone/);
    await user.clear(address(1));
    await user.type(address(1), 'http://evil:1{Enter}');
    await screen.findByText('No. Never.');
    expect(asked.at(-1)).toBe('http://evil:1');
  });

  test('says what the settings would refuse, before they do', async () => {
    const user = show();
    await user.click(address(1));
    await user.paste('http://a:1 http://a:1/');
    await user.tab();
    expect(screen.getByText('Another node has this address.')).toBeTruthy();
    await user.clear(screen.getByLabelText('Name of node 2'));
    expect(screen.getByText(/A name has at most 64 signs/)).toBeTruthy();
  });

  test('where checking is not for this person it says for whom, and the file is made all the same', async () => {
    const user = show({ mayCheck: false, file: null });
    await user.type(address(1), 'http://a:1{Enter}');
    expect(asked).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Check' }).disabled).toBe(true);
    expect(document.body.textContent).toContain('it is for administrators');
    expect(document.body.textContent).toContain('one-time link from the server’s log');
    expect(file()).toContain('http://a:1');
  });
});
