import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Gallery } from '@/components/gallery/gallery';
import { GALLERY } from '@/components/gallery/parts';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {} }), usePathname: () => '/gallery' }));
afterEach(cleanup);

/** What the design names: each has its place in the gallery. */
const NAMED = [
  ...['Hash chip', 'Height link', 'Node badge', 'Validator cell', 'Quorum meter', 'Round ladder', 'Fork tree', 'Quorum and camps'],
  ...['Age and time', 'Not known', 'Stale and lost', 'Verdict sentence', 'Step list', 'Command block'],
];

describe('the gallery', () => {
  it('has every component that the field needs, each with several states of different names', () => {
    expect(GALLERY.map(({ name }) => name)).toEqual(expect.arrayContaining(NAMED));
    for (const { name, states } of GALLERY) {
      expect(states.length, name).toBeGreaterThan(1);
      expect(new Set(states.map((state) => state.name)).size, name).toBe(states.length);
    }
  });

  it('draws each, and none is empty', () => {
    const complaints = vi.spyOn(console, 'error');
    render(<Gallery />);
    for (const { name, states } of GALLERY) {
      const part = screen.getByRole('region', { name });
      for (const state of states) {
        const figure = [...part.querySelectorAll<HTMLElement>('[data-gallery-state]')].find(
          (one) => one.dataset.galleryState === state.name,
        );
        const drawn = figure?.querySelector('[data-drawn]');
        expect(drawn?.innerHTML ?? '', `${name}: ${state.name}`).not.toBe('');
      }
      expect(within(part).getAllByText(states[0]?.name ?? '', { exact: true }).length).toBeGreaterThan(0);
    }
    expect(complaints.mock.calls.map(([first]) => String(first))).toEqual([]);
  });
});
