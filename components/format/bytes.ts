import { formatOnePlace } from '@/components/format/number';

/** A size a person would say: "812 B", "2 KB", "1.4 MB" (1 KB = 1,000 bytes). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${formatOnePlace(bytes / 1_000_000)} MB`;
}
