/** How long something has lasted as a figure to be read from afar: "12 s", "7:41" (minutes and seconds), "2h05", "10 h", "3 d". */
export function clockOf(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  if (total < 60) return `${total} s`;
  const minutes = Math.floor(total / 60);
  if (minutes < 60) return `${minutes}:${two(total % 60)}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 10) return `${hours}h${two(minutes % 60)}`;
  return hours < 24 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
