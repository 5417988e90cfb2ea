import { say } from './phrases';
import type { WallSettings } from './wall-settings';

/** What of a wall's address was not taken, ever shorter; the names stay. Empty = all of it was. */
export function sayFaults(faults: WallSettings['faults']): readonly string[] {
  if (faults.length === 0) return [];
  const names = faults.map(({ name }) => name).join(', ');
  const first = faults[0]?.sentence ?? '';
  const others = faults.slice(1).map(({ name }) => name);
  return [
    faults.map(({ sentence }) => sentence).join(' '),
    others.length === 0 ? first : say('wall.address.either', { first, names: others.join(', ') }),
    say('wall.address.names', { names }),
    say('wall.address.names.short', { names }),
    say('wall.address.count', { count: faults.length }),
  ];
}
