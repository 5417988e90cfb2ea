'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, SunMoon } from 'lucide-react';
import { useState } from 'react';
import { Hint } from '@/components/overlay/hint';
import { MENU_ITEM, MenuPanel } from '@/components/overlay/menu-panel';
import { chooseTheme, chosenTheme, type ThemeChoice } from '@/components/shell/theme-script';
import { sayShell } from '@/lib/views/words/shell';

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];

/** Which colours the pages have; kept in this browser. */
export function ThemeChoices() {
  const [chosen, setChosen] = useState<ThemeChoice>('system');
  return (
    <Menu.Root modal={false} onOpenChange={(open) => open && setChosen(chosenTheme())}>
      <Hint says={sayShell('colours.hint')}>
        <Menu.Trigger
          aria-label={sayShell('colours')}
          className="grid size-8 flex-none place-items-center rounded-md text-ink2 hover:bg-sunk hover:text-ink"
        >
          <SunMoon size={16} aria-hidden="true" />
        </Menu.Trigger>
      </Hint>
      <MenuPanel align="start">
        <Menu.RadioGroup
          aria-label={sayShell('colours')}
          value={chosen}
          onValueChange={(choice: ThemeChoice) => {
            setChosen(choice);
            chooseTheme(choice);
          }}
        >
          {CHOICES.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} closeOnClick className={`${MENU_ITEM} grid-cols-[16px_minmax(0,1fr)]`}>
              {choice === chosen ? <Check size={14} aria-hidden="true" /> : <span />}
              {sayShell(`colours.${choice}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </MenuPanel>
    </Menu.Root>
  );
}
