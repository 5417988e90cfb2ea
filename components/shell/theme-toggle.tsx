'use client';

import { SunMoon } from 'lucide-react';
import { toggleTheme } from '@/components/shell/theme-script';

export function ThemeToggle() {
  return (
    <button
      type="button"
      onClick={toggleTheme}
      title="Light or dark (t)"
      aria-label="Switch between light and dark"
      className="grid size-8 flex-none place-items-center rounded-md text-ink2 hover:bg-sunk hover:text-ink"
    >
      <SunMoon size={16} aria-hidden="true" />
    </button>
  );
}
