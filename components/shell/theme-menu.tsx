'use client';

import { SunMoon } from 'lucide-react';
import { useLater } from '@/components/overlay/use-later';
import { sayShell } from '@/lib/views/words/shell';

const load = () => import('@/components/shell/theme-choices').then((module) => module.ThemeChoices);

/** Which colours the pages have; the menu's script comes after the page. */
export function ThemeMenu() {
  const ThemeChoices = useLater(load);
  if (ThemeChoices !== null) return <ThemeChoices />;
  return (
    <button
      type="button"
      disabled
      aria-label={sayShell('colours')}
      className="grid size-8 flex-none place-items-center rounded-md text-ink2"
    >
      <SunMoon size={16} aria-hidden="true" />
    </button>
  );
}
