import { type DoubleSealing, sayDoubleSealings } from '@/lib/incidents/double-sealing';
import type { DoubleSealingProof } from '@/lib/incidents/proof';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import type { IncidentView } from '@/lib/views/incident-types';
import { type SayContext, sayPhrase } from '@/lib/views/say-phrase';

/** A proof is kept again where it changed; more than the newest so many are not looked through. */
const MOST_BODIES = 64;

/** Validators whose double sealing was proven while both blocks were there; each once, by the newest proof. */
export async function proofsOf(watch: NetworkWatch, incident: number, say: SayContext): Promise<IncidentView['proofs']> {
  const kept = await keptProofs(watch, incident);
  return kept.map(({ proof }) => ({ address: proof.address, name: say.nameOf(proof.address), sentence: sentenceOf(proof, say) }));
}

type Kept = { readonly proof: DoubleSealingProof; readonly body: string };

/** The proofs themselves, as they were taken; ascending by address. */
export async function keptProofs(watch: NetworkWatch, incident: number): Promise<readonly Kept[]> {
  const evidence = await watch.evidence(incident, { kind: 'proof', newest: true, limit: MOST_BODIES });
  const pieces = new Map(evidence.map((piece) => [piece.sha256, piece]));
  const found = new Map<string, Kept>();
  for (const { id } of pieces.values()) {
    const body = await watch.evidenceBody(incident, id);
    const proof = body === null ? null : (JSON.parse(body) as Partial<DoubleSealingProof>);
    // A body too large to be kept is no proof any more.
    if (body !== null && proof?.address && proof.blocks) found.set(proof.address, { proof: proof as DoubleSealingProof, body });
  }
  return [...found.values()].sort((a, b) => (a.proof.address < b.proof.address ? -1 : 1));
}

function sentenceOf({ address, height, blocks }: DoubleSealingProof, say: SayContext): string {
  const rounds = [blocks[0].round, blocks[1].round] as const;
  const sameRound: DoubleSealing['sameRound'] = rounds.includes(null) ? 'unknown' : rounds[0] === rounds[1] ? 'yes' : 'no';
  return sayDoubleSealings([{ address, rounds, sameRound }], height)
    .map((one) => sayPhrase(one, say))
    .join(' ');
}
