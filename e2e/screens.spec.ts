import { cell, cellsIn, fact, panel, sentence, stateWord } from './overview-parts';
import { expect, test } from './replay-fixture';

test('IBFT, 2-2: both camps, both quorums of seals, a round that is worked out and said to be', async ({ page, watch }) => {
  const { page: address } = await watch('ibft-fork-2-2', { hold: 'forked' });
  await page.goto(address);
  await expect(sentence(page)).toHaveText(/^Forked at 12 \(last common 11\): A has 2 of 4 validators, B has 2, quorum is 3\./);
  await expect(cellsIn(page, 'branch')).toHaveCount(6);
  await expect(page.getByText(/· quorum.* IBFT/i)).toBeVisible();
  await page.goto(`${address}/heights/12`);
  await expect(stateWord(page)).toHaveText('Forked');
  for (const name of ['Branch A', 'Branch B'])
    await expect(panel(page, name).getByRole('heading', { name: '3 commit seals · a quorum' })).toBeVisible();
  await expect(page.getByText('worked out from the turns').first()).toBeVisible();
  await page.goto(`${address}/heights/11`);
  await expect(sentence(page)).toHaveText(/^Agreed at 11/);
});

test('Besu, 2-2: both branches by one author; seals that differ from node to node are no branch', async ({ page, watch }) => {
  const { page: address } = await watch('besu-qbft-fork-2-2', { hold: 'joined' });
  await page.goto(address);
  await expect(sentence(page)).toHaveText(/^Forked at 5 \(last common 4\): A has 2 of 4 validators, B has 2, quorum is 3\./);
  await expect(page.getByText(/· besu.* QBFT/i)).toBeVisible();
  for (const node of ['validator-1', 'validator-2', 'validator-3', 'validator-4'])
    await expect(cell(page, node, 5)).toHaveAccessibleName(/, branch [AB]/);
  await expect(cell(page, 'validator-1', 4)).toHaveAttribute('data-state', 'agrees');
  await page.goto(`${address}/heights/4`);
  await expect(sentence(page)).toHaveText(/^Agreed at 4: 4 of 4/);
  await expect(panel(page, /^Header difference/)).toHaveCount(0);
});

test('one validator down: no margin left, who is missing, and what it costs', async ({ page, watch }) => {
  const { page: address, replay } = await watch('qbft-healthy-and-quorum-loss', { from: 'healthy', speed: 4, waits: true });
  await page.goto(address);
  await expect(stateWord(page)).toHaveText('Healthy');
  await expect(fact(page, /^Quorum$/)).toContainText('quorum 3 · margin 1');
  replay.begin();
  await expect(stateWord(page)).toHaveText('Degraded', { timeout: 20_000 });
  await expect(sentence(page)).toHaveText(
    /^Producing without margin at \d+: 3 of 4 validators answer, quorum is 3\. One more loss stops the chain\.$/,
  );
  await expect(fact(page, /^Quorum$/)).toContainText('3 of 4');
  await expect(fact(page, /^Quorum$/)).toContainText('margin 0');
  const down = panel(page, /^Nodes/)
    .getByRole('row')
    .filter({ hasText: 'validator-3' });
  await expect(down).toContainText('unreachable');
  await expect(
    panel(page, /^Nodes/)
      .getByRole('row')
      .filter({ hasText: 'validator-2' }),
  ).toContainText('answers');
  await expect(page.getByText('validator-3 not answering.')).toBeVisible();
  await expect(page.getByRole('main').getByText(/fork/i)).toHaveCount(0);
});

for (const { recording, height } of [
  { recording: 'qbft-healthy-and-quorum-loss', height: 30 },
  { recording: 'ibft-healthy-and-quorum-loss', height: 34 },
  { recording: 'besu-qbft-healthy-and-quorum-loss', height: 25 },
]) {
  test(`${recording}, quorum lost: stalled, two of four, no fork`, async ({ page, watch }) => {
    const { page: address, api } = await watch(recording, { hold: 'no-quorum', speed: 5 });
    await page.goto(address);
    await expect(stateWord(page)).toHaveText('Stalled');
    await expect(sentence(page)).toHaveText(new RegExp(`^Stalled at ${height}: 2 of 4 validators answer, `));
    await expect(fact(page, /^Quorum$/)).toContainText('2 of 4');
    await expect(fact(page, /^Last block$/)).toContainText('overdue for');
    await expect(
      panel(page, /^Nodes/)
        .getByRole('row')
        .filter({ hasText: 'unreachable' }),
    ).toHaveCount(2);
    await expect(cellsIn(page, 'branch')).toHaveCount(0);
    await expect(page.getByRole('main').getByText(/fork/i)).toHaveCount(0);
    // The incident counts as the verdict does: whoever was never heard neither answers nor is gone.
    const { incidents } = await (await page.request.get(`${api}/incidents`)).json();
    const stall = incidents.find(({ detector }: { detector: string }) => detector === 'stall');
    expect(stall?.sentence).toMatch(new RegExp(`^No block ${height + 1} since .*: 2 of 4 validators (answer|take part), quorum is 3\\.`));
    // Whoever was never heard may hold another block: two of four are no agreement, and no fork.
    await page.goto(`${address}/heights/${height}`);
    await expect(stateWord(page)).toHaveText('Undecided');
    await page.goto(`${address}/heights/${height + 1}`);
    await expect(stateWord(page)).toHaveText('Not known');
  });
}
