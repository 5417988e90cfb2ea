import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { LiveHeight } from '@/components/height/live-height';
import { parseHeight } from '@/components/shell/height-form';
import { liveAt, TestPage } from '@/components/test-page';
import { agreedHeight, forkedHeight } from '@/components/test-views';
import type { HeightView } from '@/lib/views/types';

afterEach(cleanup);

const show = (view: HeightView) =>
  render(
    <TestPage store={liveAt().store}>
      <LiveHeight first={view} />
    </TestPage>,
  );
const region = (name: string) => within(screen.getByRole('region', { name }));

describe('the height page', () => {
  test('who sealed both is named, and only there where somebody did', () => {
    show(forkedHeight);
    expect(screen.getByText('validator-2 and validator-3').parentElement?.textContent).toBe(
      'validator-2 and validator-3 sealed more than one block at this height.',
    );
    expect(region('Branch A').getAllByText('sealed B too')).toHaveLength(2);
    cleanup();
    show(agreedHeight);
    expect(screen.queryByText(/sealed/)).toBeNull();
  });

  test('a header that could not be verified says why', () => {
    show(forkedHeight);
    expect(screen.getByRole('region', { name: 'Branch B' }).textContent).toContain(
      'could not be verified: no node gave the validator set of 899,153',
    );
    expect(screen.getByRole('region', { name: 'Branch A' }).textContent).not.toContain('could not be verified');
  });

  test('differing fields stand in the first table, masked ones in one of their own', () => {
    show(forkedHeight);
    const fields = (name: string) =>
      within(screen.getByRole('table', { name }))
        .getAllByRole('rowheader')
        .map((header) => header.textContent);
    expect(fields('Fields that differ')).toEqual(['miner', 'timestamp', 'stateRoot']);
    expect(fields('Masked fields')).toEqual(['extraData: seals', 'extraData: round']);
    expect(screen.getByText('3 of 4 fields differ')).toBeDefined();
  });

  test('a node without a hash says why instead of showing none', () => {
    show(forkedHeight);
    const row = screen.getByRole('rowheader', { name: /rpc-2/ }).closest('tr');
    expect(row?.textContent).toContain('unreachable');
  });

  test('an earlier block is history, not a camp', () => {
    show(forkedHeight);
    expect(screen.getByRole('region', { name: 'Earlier block' }).textContent).toContain('formerly validator-3');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(forkedHeight.sentence);
  });

  test('the first height has no height before it', () => {
    show({ ...agreedHeight, height: 0 });
    expect(screen.getByRole('link', { name: 'Height 1' }).getAttribute('href')).toBe('/n/healthy/heights/1');
    expect(screen.queryByRole('link', { name: 'Height -1' })).toBeNull();
  });
});

describe('looking a height up', () => {
  test.each([
    ['899154', 899_154],
    ['899,154', 899_154],
    ['#14', 14],
    ['0', 0],
    ['', null],
    ['-1', null],
    ['0x10', null],
    ['1e3', null],
  ])('%s', (text, height) => {
    expect(parseHeight(text)).toBe(height);
  });
});
