import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Overview } from '@/components/overview/overview';
import { liveAt, TestPage } from '@/components/test-page';
import { forked, newestHeights } from '@/components/test-views';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {} }), usePathname: () => '/n/story' }));
afterEach(cleanup);

/** What is read out of an element from its start to its end: names go before text, what is hidden is left out. */
function spoken(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
  const label = node.getAttribute('aria-label');
  if (label !== null && node.getAttribute('role') === 'gridcell') return `${label}\n`;
  const inside = [...node.childNodes].map(spoken).join('');
  return /^(P|LI|H1|H2|DT|DD|SUMMARY|DETAILS|SECTION|DIV)$/.test(node.tagName) ? `\n${inside}\n` : inside;
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of docs/interface.md under the heading about it. */
function written(): readonly string[] {
  const text = readFileSync(join(process.cwd(), 'docs/interface.md'), 'utf8');
  const [, block = ''] = text.match(/### What a screen reader says of a 2-2 fork[\s\S]*?```text\n([\s\S]*?)```/) ?? [];
  return block
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '');
}

describe('a 2-2 fork without eyes', () => {
  it('is read out as docs/interface.md has it, in that order, and nothing of it is in a drawing alone', () => {
    const { store } = liveAt();
    const { container } = render(
      <TestPage store={store}>
        <Overview view={newestHeights(forked, 6)} />
      </TestPage>,
    );
    const lines = written();
    expect(lines.length).toBeGreaterThan(10);
    let rest = tidy(spoken(container));
    for (const line of lines) {
      const at = rest.indexOf(line);
      expect(at, `"${line}" in what follows: ${rest.slice(0, 400)}`).toBeGreaterThanOrEqual(0);
      rest = rest.slice(at + line.length);
    }
  });

  it('has one cell a node and height, each with a whole name', () => {
    const { store } = liveAt();
    render(
      <TestPage store={store}>
        <Overview view={newestHeights(forked, 6)} />
      </TestPage>,
    );
    expect(screen.getByRole('gridcell', { name: 'validator-3, height 899,154, branch B' })).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'validator-1, height 899,153, agrees' })).toBeDefined();
  });
});
