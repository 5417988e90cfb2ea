/**
 * A client version as people say it: "Geth/v1.10.3-stable(quorum-v24.4.1)/linux…" → "quorum v24.4.1", "besu/v24.5.4/linux…" → "besu v24.5.4".
 * What does not look like either stays as it is.
 */
export function shortClient(version: string): string {
  const inner = /\(([a-z]+)-(v[\d.]+)[^)]*\)/i.exec(version);
  const outer = /^([a-z-]+)\/(v?[\d.]+[^/]*)/i.exec(version);
  const found = inner ?? outer;
  return found ? `${found[1]} ${found[2]}` : version;
}
