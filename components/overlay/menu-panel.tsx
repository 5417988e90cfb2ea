import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

/** Class of every item of a menu; `grid-cols` of its own where a mark stands before the words. */
export const MENU_ITEM =
  'grid w-full items-center gap-2 cursor-pointer rounded px-2.5 py-1.5 text-left outline-none data-highlighted:bg-sunk';

type Props = { readonly align?: 'start' | 'end'; readonly children: ReactNode };

/** The panel of every menu, below or above what opens it. */
export function MenuPanel({ align = 'end', children }: Props) {
  return (
    <Menu.Portal>
      <Menu.Positioner align={align} sideOffset={6} className="z-40 outline-none">
        <Menu.Popup className="max-h-[min(320px,var(--available-height))] min-w-[190px] max-w-[280px] overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-menu outline-none">
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
