const MAX_COUNT = 12;

/** Heights of the peer's chain to compare first, rising (quorum eth/downloader/downloader.go calculateRequestSpan). */
export function planAncestorSearch(remoteHeight: number, localHeight: number): readonly number[] {
  const top = Math.max(0, remoteHeight - 1);
  const bottom = Math.max(0, localHeight - 1);
  const total = top - bottom;
  const span = Math.min(16, Math.max(2, 1 + Math.trunc(total / MAX_COUNT)));
  const count = Math.max(2, Math.min(MAX_COUNT, 1 + Math.trunc(total / span)));
  const from = Math.max(0, top - (count - 1) * span);
  return Array.from({ length: count }, (_, step) => from + step * span);
}
