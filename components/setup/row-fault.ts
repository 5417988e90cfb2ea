import type { Row } from '@/components/setup/typed-node';
import { saySetup } from '@/lib/views/words/setup';

/** What the settings would refuse of a typed row, in words; null = nothing. The same rules as lib/config. */
export function rowFault(rows: readonly Row[], index: number): string | null {
  const row = rows[index];
  if (row === undefined || row.url.trim() === '') return null;
  const before = rows.slice(0, index).filter(({ url }) => url.trim() !== '');
  const { name } = row;
  if (name === '' || name.length > 64 || name !== name.trim() || /[\p{Cc}/\\]/u.test(name)) return saySetup('node.name.bad');
  if (before.some((one) => one.name === name)) return saySetup('node.name.twice');
  if (before.some((one) => sameAddress(one.url, row.url))) return saySetup('node.url.twice');
  return null;
}

function sameAddress(one: string, other: string): boolean {
  const plain = (text: string) => (URL.canParse(text.trim()) ? new URL(text.trim()).href : text.trim());
  return plain(one) === plain(other);
}
