import { describe, expect, test } from 'vitest';
import { NodeZone } from './node-zone';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 1, 3);
/** The stamp a clock that is `ahead` ms ahead of UTC writes at a moment. */
const stampAt = (at: number, ahead: number) => {
  const local = new Date(at + ahead);
  return { kind: 'local' as const, month: local.getUTCMonth() + 1, day: local.getUTCDate(), msOfDay: (at + ahead) % 86_400_000 };
};

describe('the zone of a node’s clock', () => {
  test.each([-10, -3.5, 0, 5.75, 9, 13])('%f h is measured by a line that was seen to come', (hours) => {
    const zone = new NodeZone(null);
    zone.measure(stampAt(NOW, hours * HOUR), NOW + 800, true);
    expect(zone.at(NOW)).toBe(hours * HOUR);
  });

  test('is told apart from a clock that is minutes wrong', () => {
    const zone = new NodeZone(null);
    zone.measure(stampAt(NOW, HOUR + 240_000), NOW, true);
    expect(zone.at(NOW)).toBe(HOUR);
  });

  test('is guessed from the time of a file only where the last line lies near a whole quarter', () => {
    const zone = new NodeZone(null);
    zone.measure(stampAt(NOW, 2 * HOUR - 300_000), NOW, false);
    expect(zone.at(NOW)).toBe(0);
    zone.measure(stampAt(NOW, 2 * HOUR - 2000), NOW, false);
    expect(zone.at(NOW)).toBe(2 * HOUR);
  });

  test('says by how much a guess was wrong', () => {
    const zone = new NodeZone(null);
    expect(zone.measure(stampAt(NOW, 2 * HOUR), NOW, true)).toBe(-2 * HOUR);
    expect(zone.measure(stampAt(NOW, 2 * HOUR), NOW, true)).toBe(0);
  });

  test('changes with summer time after three lines, and not for one that jumped', () => {
    const zone = new NodeZone(null);
    zone.measure(stampAt(NOW, HOUR), NOW, true);
    zone.measure(stampAt(NOW, 2 * HOUR), NOW, true);
    zone.measure(stampAt(NOW, HOUR), NOW, true);
    expect(zone.at(NOW)).toBe(HOUR);
    for (let line = 0; line < 3; line++) zone.measure(stampAt(NOW, 2 * HOUR), NOW, true);
    expect(zone.at(NOW)).toBe(2 * HOUR);
  });

  test('is the configured one, with its summer time, whatever lines say', () => {
    const berlin = new NodeZone('Europe/Berlin');
    berlin.measure(stampAt(NOW, 5 * HOUR), NOW, true);
    expect([berlin.at(Date.UTC(2026, 0, 15)), berlin.at(Date.UTC(2026, 6, 15))]).toEqual([HOUR, 2 * HOUR]);
    expect(new NodeZone('-03:30').at(NOW)).toBe(-3.5 * HOUR);
  });
});
