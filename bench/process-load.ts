import { readFileSync } from 'node:fs';

/** Clock ticks of Linux's /proc a second; fixed at 100 for user space. */
const ticksPerSecond = 100;

/** CPU seconds used so far and memory now (MB) of a process, from Linux's /proc; throws elsewhere. */
export function processLoad(pid: number): { readonly cpuSeconds: number; readonly rssMb: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; what follows it does not. utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (rss === undefined) throw new Error(`no memory figure for process ${pid}`);
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond, rssMb: Number(rss) / 1024 };
}
