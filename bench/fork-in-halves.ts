import { draw } from '@/lib/recovery/plan-world.test-world';

/** What is asked and known of a fork one deep with half of the validators on each side. */
export function forkInHalves(validators: number): ReturnType<typeof draw> {
  const half = Math.ceil(validators / 2);
  const holders = Array.from({ length: validators }, (_, index) => index + 1);
  const branches = [
    { tip: 101, holders: holders.slice(0, half) },
    { tip: 101, holders: holders.slice(half), round: 1 },
  ];
  return draw({ validators, ancestor: 100, branches });
}
