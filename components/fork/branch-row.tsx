import type { NameOf } from '@/components/fork/node-names';
import { VERIFICATION_WORD } from '@/components/fork/verification-words';
import { countOf, formatWhole } from '@/components/format/number';
import { HexText } from '@/components/marks/hex';
import { Name } from '@/components/marks/name';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { BranchView } from '@/lib/views/types';

type Props = { readonly branch: BranchView; readonly forkedAt: number; readonly nameOf: NameOf };

/** Holders of a branch beyond so many are folded behind the first ones. */
const MOST_NAMES = 12;
const FIRST_NAMES = 8;

/** A branch in words: who holds it, round and seals, whether its holders are a quorum, whether its header verifies. */
export function BranchRow({ branch, forkedAt, nameOf }: Props) {
  const { word, severity } = VERIFICATION_WORD[branch.verification];
  const shown = branch.nodes.length > MOST_NAMES ? FIRST_NAMES : branch.nodes.length;
  return (
    <li className="min-w-0 py-3">
      <p className="flex flex-wrap gap-x-2 font-medium">
        <span className="sr-only">Branch {branch.label}:</span>
        {branch.nodes.length === 0 ? <span className="text-ink2">held by no node that answers</span> : null}
        <Names nodes={branch.nodes.slice(0, shown)} />
      </p>
      {shown === branch.nodes.length ? null : (
        <details>
          <summary className="w-fit cursor-pointer text-small text-ink2">and {formatWhole(branch.nodes.length - shown)} more</summary>
          <p className="flex flex-wrap gap-x-2 font-medium">
            <Names nodes={branch.nodes.slice(shown)} />
          </p>
        </details>
      )}
      <p className="text-small text-ink2">
        {countOf(branch.validators.length, 'validator')} ·{' '}
        {branch.round === null ? 'round not known' : `round ${formatWhole(branch.round)}`} · {countOf(branch.committers.length, 'seal')} ·{' '}
        {branch.author === null ? 'proposer not known' : `proposed by ${nameOf(branch.author)}`}
      </p>
      <p className="text-small text-ink2">
        {quorumWords(branch, nameOf)}
        {branch.tip.height === forkedAt ? null : ` · goes on to ${formatWhole(branch.tip.height)}`}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 text-small text-ink2">
        <HexText value={branch.hash} what={`hash of branch ${branch.label}`} />
        <span className="inline-flex items-center gap-1.5" title={branch.verificationWhy ?? undefined}>
          <SeverityMark severity={severity} size={12} />
          {word}
        </span>
      </p>
      {branch.verificationWhy === null ? null : <p className="break-words text-small text-ink2">{branch.verificationWhy}</p>}
    </li>
  );
}

function Names({ nodes }: { readonly nodes: readonly string[] }) {
  return nodes.map((node, index) => (
    <span key={node}>
      <Name name={node} max={22} />
      {index < nodes.length - 1 ? <span className="ml-2 text-ink3">·</span> : null}
    </span>
  ));
}

/** Whether a quorum of it acts: holders that do not answer or run no core make no block. */
function quorumWords({ hasQuorum, holdsQuorum, stopped = [] }: BranchView, nameOf: NameOf): string {
  if (hasQuorum === null) return 'not known whether its holders are a quorum';
  const cores = stopped.length === 0 ? null : `consensus stopped on ${stopped.map(nameOf).join(', ')}`;
  if (hasQuorum) return `its holders are a quorum${cores === null ? '' : ` · ${cores}`}`;
  if (!holdsQuorum) return `its holders are no quorum${cores === null ? '' : ` · ${cores}`}`;
  return `its holders are a quorum by number, but no quorum acts: ${cores ?? 'too few of them answer'}`;
}
