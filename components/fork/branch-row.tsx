import type { NameOf } from '@/components/fork/node-names';
import { VERIFICATION_WORD } from '@/components/fork/verification-words';
import { formatWhole } from '@/components/format/number';
import { HexText } from '@/components/marks/hex';
import { Name } from '@/components/marks/name';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { BranchView } from '@/lib/views/types';
import { sayFork } from '@/lib/views/words/fork';

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
        <span className="sr-only">{sayFork('branch-row.branch', { label: branch.label })}</span>
        {branch.nodes.length === 0 ? <span className="text-ink2">{sayFork('branch-row.held-by-no')}</span> : null}
        <Names nodes={branch.nodes.slice(0, shown)} />
      </p>
      {shown === branch.nodes.length ? null : (
        <details>
          <summary className="w-fit cursor-pointer text-small text-ink2">
            {sayFork('branch-row.more', { nodes: branch.nodes.length - shown })}
          </summary>
          <p className="flex flex-wrap gap-x-2 font-medium">
            <Names nodes={branch.nodes.slice(shown)} />
          </p>
        </details>
      )}
      <p className="text-small text-ink2">
        {sayFork('branch-row.validators-seals', {
          validators: branch.validators.length,
          round: branch.round === null ? sayFork('branch-row.round-not-known') : sayFork('branch-row.round', { round: branch.round }),
          committers: branch.committers.length,
          author:
            branch.author === null
              ? sayFork('branch-row.proposer-not-known')
              : sayFork('branch-row.proposed-by', { author: nameOf(branch.author) }),
        })}
      </p>
      <p className="text-small text-ink2">
        {quorumWords(branch, nameOf)}
        {branch.tip.height === forkedAt ? null : ` · ${sayFork('branch-row.goes-on', { height: formatWhole(branch.tip.height) })}`}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 text-small text-ink2">
        <HexText value={branch.hash} what={sayFork('branch-row.hash-branch', { label: branch.label })} />
        <span className="inline-flex items-center gap-1.5">
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
  if (hasQuorum === null) return sayFork('branch-row.not-known-whether');
  const cores = stopped.length === 0 ? null : sayFork('branch-row.consensus-stopped-on', { validators: stopped.map(nameOf).join(', ') });
  if (hasQuorum) return [sayFork('branch-row.its-holders-quorum'), ...(cores === null ? [] : [cores])].join(' · ');
  if (!holdsQuorum) return [sayFork('branch-row.its-holders-no'), ...(cores === null ? [] : [cores])].join(' · ');
  return sayFork('branch-row.its-holders-quorum-2', { cores: cores ?? sayFork('branch-row.too-few-them') });
}
