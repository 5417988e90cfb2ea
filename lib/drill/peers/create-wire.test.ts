import { describe, expect, it } from 'vitest';
import { createWire } from '@/lib/drill/peers/create-wire';
import { createSimulation } from '@/lib/drill/simulation/create-simulation';

const world = (seed = 'wire') => {
  const sim = createSimulation({ seed, startAt: 0 });
  return { sim, wire: createWire({ sim }) };
};

describe('the wire', () => {
  it('delivers in order, within a few ms, and the same for the same seed', () => {
    const play = () => {
      const { sim, wire } = world();
      const arrived: string[] = [];
      for (let sent = 0; sent < 50; sent++) wire.send('a', 'b', () => arrived.push(`${sent} ${sim.now()}`));
      sim.runUntil(10);
      return arrived;
    };
    const first = play();
    expect(first.map((line) => Number(line.split(' ')[0]))).toEqual(Array.from({ length: 50 }, (_, sent) => sent));
    expect(Number(first.at(-1)?.split(' ')[1])).toBeLessThanOrEqual(4);
    expect(play()).toEqual(first);
  });

  it('holds what is sent over a closed way and what is under way when it closes until it opens, in order; the other direction stays', () => {
    const { sim, wire } = world();
    const arrived: string[] = [];
    wire.send('a', 'b', () => arrived.push('under way'));
    wire.setOpen('a', 'b', false);
    wire.send('a', 'b', () => arrived.push('closed'));
    wire.send('b', 'a', () => arrived.push('back'));
    sim.runUntil(10);
    expect(arrived).toEqual(['back']);
    wire.setOpen('a', 'b', true);
    wire.send('a', 'b', () => arrived.push('open'));
    sim.runUntil(20);
    expect(arrived).toEqual(['back', 'under way', 'closed', 'open']);
  });

  it('adds latency to a slow way, and tells its listeners only of changes', () => {
    const { sim, wire } = world();
    const changes: string[] = [];
    const leave = wire.onChange((from, to, open) => changes.push(`${from}>${to} ${open}`));
    wire.slow('a', 'b', 500);
    let at = 0;
    wire.send('a', 'b', () => {
      at = sim.now();
    });
    sim.runUntil(1000);
    expect(at).toBeGreaterThan(500);
    expect(wire.slowedBy('a', 'b')).toBe(500);
    wire.setOpen('a', 'b', true);
    wire.setOpen('a', 'b', false);
    leave();
    wire.setOpen('a', 'b', true);
    expect(changes).toEqual(['a>b false']);
  });
});
