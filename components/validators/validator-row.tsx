'use client';

import { formatWhole } from '@/components/format/number';
import { Age, Since } from '@/components/marks/age';
import { HeightLink } from '@/components/marks/height-link';
import { HexText } from '@/components/marks/hex';
import { Name } from '@/components/marks/name';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { Unknown } from '@/components/marks/unknown';
import { NODE_WORD } from '@/components/nodes/node-words';
import { ShareBar } from '@/components/validators/share-bar';
import type { SignView, ValidatorRow } from '@/lib/views/validators-types';
import { sayValidators } from '@/lib/views/words/validators';

/** One validator: who it is, whether its node answers, and what it did. */
export function ValidatorRowView({ row, network }: { readonly row: ValidatorRow; readonly network: string }) {
  const judged = row.heights - row.unverified;
  return (
    <tr>
      <th scope="row" className="align-top">
        <Name name={row.name} max={22} />
        <p className="font-normal text-small text-ink3">
          <HexText value={row.address} what={sayValidators('quorum-card.address', { name: row.name })} />
        </p>
        <div className="mt-1 font-normal min-[700px]:hidden">
          <NodeStates row={row} />
        </div>
        <Standing row={row} />
      </th>
      <td className="max-[699px]:hidden">
        <NodeStates row={row} />
      </td>
      <td className="text-right">{formatWhole(row.proposed)}</td>
      <td className="text-right">
        {!row.isFailing ? (
          <span className={row.failedTurns === 0 ? 'text-ink3' : ''}>{formatWhole(row.failedTurns)}</span>
        ) : (
          <span className="inline-flex items-center gap-1.5 font-medium">
            <SeverityMark severity="warning" size={13} />
            {formatWhole(row.failedTurns)}
          </span>
        )}
      </td>
      <td className="min-w-[120px]">
        {judged <= 0 ? (
          row.sealed > 0 ? (
            sayValidators('validator-row.how-many-not', { sealed: formatWhole(row.sealed) })
          ) : (
            <Unknown why={sayValidators('validator-row.no-height-whose')} />
          )
        ) : (
          <ShareBar part={Math.min(row.sealed, judged)} whole={judged} />
        )}
      </td>
      <td className="whitespace-nowrap">
        <SignText sign={row.lastProposed} network={network} />
      </td>
      <td className="whitespace-nowrap">
        <SignText sign={row.lastSealed} network={network} />
      </td>
    </tr>
  );
}

function Standing({ row }: { readonly row: ValidatorRow }) {
  if (row.inSet === false) return <p className="font-normal text-small text-ink2">{sayValidators('validator-row.no-longer-in')}</p>;
  if (row.state !== 'silent') return null;
  return (
    <p className="flex items-center gap-1.5 font-normal text-small">
      <SeverityMark severity="warning" size={13} />
      {sayValidators('validator-row.silent-in-this')}
    </p>
  );
}

function NodeStates({ row }: { readonly row: ValidatorRow }) {
  if (row.nodes.length === 0)
    return <Unknown word={sayValidators('validator-row.no-node-here')} why={sayValidators('validator-row.no-configured-node')} />;
  return (
    <ul>
      {row.nodes.map(({ name, state, since }) => {
        const { word, severity } = NODE_WORD[state];
        return (
          <li key={name}>
            <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
              <SeverityMark severity={severity} size={14} />
              {word}
            </span>
            {name === row.name ? null : <span className="block text-small text-ink3">{name}</span>}
            {since === null ? null : (
              <span className="block text-small text-ink2">
                <Spoken parts={sayValidators.parts('validator-row.silent-for', { since: <Since at={since} /> })} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function SignText({ sign, network }: { readonly sign: SignView | null; readonly network: string }) {
  if (sign === null) return <span className="text-ink2">{sayValidators('validator-row.none-in-window')}</span>;
  return (
    <>
      <HeightLink network={network} height={sign.height} />
      <span className="block text-small text-ink3">
        <Age at={sign.at} />
      </span>
    </>
  );
}
