/** How long something has lasted as large figures: "12 s", "7:41" minutes, "2:05" hours, "3 d 4 h"; `short` says its unit itself. */
export function clockOf(ms: number): { readonly figure: string; readonly unit: string | null; readonly short: string } {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  if (total < 60) return same(`${total} s`);
  const [seconds, minutes, hours] = [total % 60, Math.floor(total / 60), Math.floor(total / 3600)];
  if (minutes < 60) return { figure: `${minutes}:${two(seconds)}`, unit: 'min', short: `${minutes}:${two(seconds)} min` };
  if (hours < 24) return { figure: `${hours}:${two(minutes % 60)}`, unit: 'hours', short: `${hours}:${two(minutes % 60)} h` };
  const days = Math.floor(hours / 24);
  return same(hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`);
}

const same = (figure: string) => ({ figure, unit: null, short: figure });
