import { type HeaderWorld, verifyHeader } from '@/lib/drill/chain/verify-header';
import type { DrillBlock, ProposalVerdict } from '@/lib/drill/types';

/**
 * What the consensus core asks of a proposed block. A block of another height passes when its parent is known, and so does one whose state
 * nobody reproduced: neither is looked at here. Source: quorum backend/backend.go Verify, qbft/engine/engine.go VerifyBlockProposal.
 */
export function verifyProposal(block: DrillBlock, world: HeaderWorld): ProposalVerdict {
  const verdict = verifyHeader(block, world);
  if (verdict.ok) return { ok: true };
  if (verdict.why === 'block in the future') return { ok: false, futureMs: block.header.timestamp * 1000 - world.clock() };
  return { ok: false, why: verdict.why };
}
