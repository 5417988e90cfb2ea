import { ScreenNotice } from '@/components/wall/screen-notice';
import { readWallRefusal, wallNotice } from '@/lib/views/wall-notice';

type Asked = string | readonly string[] | undefined;

/** Instead of a wall whose link does not hold: `why` and `minutes` as the address has them, whatever they are. */
export function RefusedLink({ why, minutes }: { readonly why: Asked; readonly minutes: Asked }) {
  const wait = typeof minutes === 'string' && /^\d{1,3}$/.test(minutes) ? Number(minutes) : null;
  return <ScreenNotice notice={wallNotice(readWallRefusal(why) ?? 'unknown', wait)} />;
}
