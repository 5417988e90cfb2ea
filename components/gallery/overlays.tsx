'use client';

import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import { MENU_ITEM, MenuPanel } from '@/components/overlay/menu-panel';
import { tell } from '@/components/overlay/tell';
import { ReasonDialog } from '@/components/recovery/reason-dialog';

/** A dialog that asks for a reason; the first try is refused, so that the fault is seen. */
export function OpenDialog() {
  const [open, setOpen] = useState(false);
  const [tries, setTries] = useState(0);
  return (
    <>
      <button type="button" className="control" onClick={() => setOpen(true)}>
        Open a dialog
      </button>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title="Abort recovery 3"
        says="What was cut is linked again, then it ends."
        does="Abort recovery 3"
        hint="It goes into the report."
        busy={false}
        onSubmit={async () => {
          setTries(tries + 1);
          return tries === 0 ? { ok: false, why: 'It was refused (409).' } : { ok: true };
        }}
      />
    </>
  );
}

/** A menu with a few items. */
export function OpenMenu() {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="control">Open a menu</Menu.Trigger>
      <MenuPanel align="start">
        {['Me', 'Jo Okafor', 'Nobody'].map((name) => (
          <Menu.Item key={name} className={MENU_ITEM}>
            {name}
          </Menu.Item>
        ))}
      </MenuPanel>
    </Menu.Root>
  );
}

/** Says something in passing. */
export function SayToast() {
  return (
    <button type="button" className="control" onClick={() => tell('Incident 7 is acknowledged.')}>
      Say it in passing
    </button>
  );
}
