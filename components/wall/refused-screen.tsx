'use client';

import { usePathname } from 'next/navigation';
import { useReloadWhenShown } from '@/components/live/use-reload-when-shown';
import { signInPath } from '@/components/routes';
import { ScreenNotice } from '@/components/wall/screen-notice';
import { readWallRefusal, wallNotice } from '@/lib/views/wall-notice';
import { sayWallSeldom } from '@/lib/views/words/wall-seldom';

type Props = {
  /** A refusal as the server names it. */
  readonly why: string;
  /** Anybody may read here: the wall goes on without the link. */
  readonly isPublic: boolean;
};

/** Instead of a wall that may not be read. It goes on by itself once it may; until then nothing is loaded. */
export function RefusedScreen({ why, isPublic }: Props) {
  const path = usePathname();
  useReloadWhenShown();
  const way = isPublic
    ? { href: `${path}?token=forget`, says: sayWallSeldom('link.none') }
    : why === 'not-signed-in'
      ? { href: signInPath(path), says: sayWallSeldom('link.sign-in') }
      : undefined;
  return <ScreenNotice notice={wallNotice(readWallRefusal(why) ?? 'unknown')} way={way} />;
}
