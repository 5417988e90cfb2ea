import type { BlockFact, ClaimRow, EventRow, TickWrite } from '../store';

type Node = { readonly node: string; readonly height: number };

/**
 * The store in plain arrays and the slowest words there are: what every engine is held against in the property test.
 * One network, whole milliseconds, no checks of input.
 */
export function makeModel() {
  const blocks = new Map<string, BlockFact & { readonly standing: number }>();
  let claims: (ClaimRow & { readonly nr: number })[] = [];
  let events: EventRow[] = [];
  let nr = 0;

  const current = ({ node, height }: Node) => claims.find((row) => row.node === node && row.height === height && row.lapsedAt === null);
  const lapse = (row: ClaimRow | undefined, at: number) => {
    claims = claims.map((other) => (other === row ? { ...other, lapsedAt: at } : other));
  };

  function record(write: TickWrite): void {
    for (const copy of write.blocks) keep(copy);
    for (const { at, ...word } of write.lapses) {
      const row = current(word);
      if (row?.hash === word.hash) lapse(row, at);
    }
    for (const claim of write.claims) {
      const row = current(claim);
      if (row?.hash === claim.hash) continue;
      lapse(row, claim.at);
      claims.push({ ...claim, lapsedAt: null, nr: nr++ });
    }
    events.push(...write.events);
  }

  function keep(copy: BlockFact): void {
    const old = blocks.get(copy.hash);
    const standing = { verified: 2, unverifiable: 1, mismatch: 0 }[copy.verification.state];
    if (old === undefined) {
      blocks.set(copy.hash, { ...copy, committers: [...new Set(copy.committers)], standing });
      return;
    }
    const said =
      copy.verification.state === 'unverifiable' && old.verification.state !== 'unverifiable' ? old.verification : copy.verification;
    const first = copy.firstSeenAt < old.firstSeenAt ? copy : old;
    const when = { firstSeenAt: first.firstSeenAt, seenLive: first.seenLive, verification: said };
    if (standing === 0 && old.standing > 0) blocks.set(copy.hash, { ...old, ...when });
    else if (standing > 0 && old.standing === 0)
      blocks.set(copy.hash, { ...copy, committers: [...new Set(copy.committers)], ...when, standing });
    else {
      const better = standing > old.standing ? copy : old;
      const other = standing > old.standing ? old : copy;
      const round = better.round === null || (better.roundSource !== 'header' && other.roundSource === 'header') ? other : better;
      blocks.set(copy.hash, {
        ...better,
        ...when,
        round: round.round,
        roundSource: round.roundSource,
        author: better.author ?? other.author,
        committers: [...new Set([...old.committers, ...copy.committers])],
        proposer: better.proposer === 'unknown' ? other.proposer : better.proposer,
        validatorCount: better.validatorCount ?? other.validatorCount,
        standing: Math.max(standing, old.standing),
      });
    }
  }

  function prune(before: number): number {
    const had = claims.length + events.length + blocks.size;
    const highest = new Map<string, number>();
    for (const { node, height, lapsedAt } of claims) if (lapsedAt === null) highest.set(node, Math.max(height, highest.get(node) ?? 0));
    claims = claims.filter((row) =>
      row.lapsedAt === null ? row.at >= before || highest.get(row.node) === row.height : row.lapsedAt >= before,
    );
    events = events.filter(({ at }) => at >= before);
    for (const { hash, height, firstSeenAt } of [...blocks.values()]) {
      if (firstSeenAt < before && !claims.some((row) => row.hash === hash && row.height === height)) blocks.delete(hash);
    }
    return had - claims.length - events.length - blocks.size;
  }

  return {
    record,
    prune,
    blocks: (from: number, to: number): readonly BlockFact[] =>
      [...blocks.values()].filter(({ height }) => height >= from && height <= to).map(({ standing: _, ...fact }) => fact),
    claims: (from: number, to: number): readonly ClaimRow[] =>
      claims.filter(({ height }) => height >= from && height <= to).map(({ nr: _, ...row }) => row),
    currentTail: (depth: number): readonly ClaimRow[] => {
      const rows = claims.filter(({ lapsedAt }) => lapsedAt === null);
      const top = Math.max(...rows.map(({ height }) => height));
      return rows.filter(({ height }) => height > top - depth).map(({ nr: _, ...row }) => row);
    },
    events: (since: number): readonly EventRow[] => events.filter(({ at }) => at >= since),
  };
}
